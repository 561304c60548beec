import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { folders } from '../station/folders.ts';
import { windowPage } from '../station/window-page.ts';
import type { ElectronApi } from './api.ts';

/** The page has a scheme of its own, so that it has an origin of its own; a `file:` page would share one with every file. */
export const pageScheme = 'daybook';
export const pageHost = 'window';
/** Where the window begins. */
export const pageAddress = `${pageScheme}://${pageHost}/`;

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Makes the page's scheme a standard and secure one. Must be called before the app is ready. */
export function registerPageScheme(protocol: ElectronApi['protocol']): void {
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Answers the page's scheme from `dist/window`. Must be called once the app is ready. */
export function servePage(protocol: ElectronApi['protocol']): void {
  protocol.handle(pageScheme, answerPage);
}

/**
 * The answer to one request of the page's scheme: the page with a nonce of its own and its policy, or a
 * file beside it. Anything else is 404, anything but reading 405.
 */
export async function answerPage(request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'Only reading is possible here.');
  const { host, pathname } = new URL(request.url);
  if (host !== pageHost) return notFound();
  if (pathname !== '/' && pathname !== '/index.html') return file(pathname);
  return existsSync(join(folders.window, 'index.html')) ? page() : answer(404, 'The window has not been built.');
}

function page(): Response {
  const { html, policy } = windowPage(randomBytes(16).toString('base64'), "'none'");
  return answer(200, html, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' });
}

async function file(pathname: string): Promise<Response> {
  const type = contentTypes[extname(pathname)];
  if (!type || !isPlain(pathname)) return notFound();
  const content = await readFile(join(folders.window, pathname)).catch(() => null);
  return content ? answer(200, content, { 'Content-Type': type }) : notFound();
}

/** A path of plain names: no part begins with a dot, nothing is encoded, so that none can lead out of the folder. */
function isPlain(pathname: string): boolean {
  return /^(\/[\w-][\w.-]*)+$/.test(pathname);
}

function notFound(): Response {
  return answer(404, 'There is nothing here.');
}

function answer(status: number, body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}): Response {
  return new Response(body, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', ...headers },
  });
}
