import { serve, type ServerType } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { RPCHandler } from '@orpc/server/fetch';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { relative } from 'node:path';
import type { Logger } from 'pino';
import { folders } from '../folders.ts';
import { routerOf } from '../router.ts';
import { newSession, type WindowSession } from '../session.ts';
import type { Station } from '../station.ts';
import { windowPage } from '../window-page.ts';

/** A server that shows the window on the loopback address, until it is closed. */
export interface LoopbackServer {
  /** An address that opens a window, its token included. */
  readonly address: string;
  /** A further address whose token opens one window only: for a browser's command line, which others on the machine can read. */
  addressForOne(): string;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';
/** Requests are read into memory: a roster may be long, a token is not. */
const largestRequest = 64 * 1024 * 1024;
const largestToken = 1024;

/**
 * Serves the window on 127.0.0.1, on a port that the system chooses.
 * A page may call the station only with a cookie, which is given in exchange for a token; requests
 * from another origin, or under another host name, are refused. The token of `address` holds until
 * the server closes; those of `addressForOne` hold once.
 */
export async function serveLoopback(station: Station, log: Logger): Promise<LoopbackServer> {
  const handler = new RPCHandler(routerOf(station));
  const sessions = new Map<string, WindowSession>();
  const lasting = secret();
  const once = new Set<string>();
  const app = new Hono();
  let origin = '';
  let cookieName = '';

  const ownOriginOnly = createMiddleware(async (context, next) => {
    const from = context.req.header('origin');
    if (context.req.header('host') !== origin.slice('http://'.length) || (from !== undefined && from !== origin)) {
      log.warn({ path: context.req.path }, 'refused a request from another origin');
      return context.text('This address answers its own window only.', 403);
    }
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
  });
  app.use(ownOriginOnly);

  app.get('/session', (context) => context.body(null, sessions.has(getCookie(context, cookieName) ?? '') ? 204 : 401));
  app.post('/session', atMost(largestToken), async (context) => {
    const token = await context.req.text();
    if (!once.delete(token) && !same(token, lasting)) return context.text('This address is not valid, or not any more.', 401);
    const id = secret();
    sessions.set(id, newSession());
    setCookie(context, cookieName, id, { httpOnly: true, sameSite: 'Strict', path: '/' });
    return context.body(null, 204);
  });

  const ownWindowOnly = createMiddleware(async (context, next) => {
    if (!sessions.has(getCookie(context, cookieName) ?? '')) return context.text('Open the window by the address that the program printed.', 401);
    await next();
  });
  app.use('/rpc/*', ownWindowOnly, atMost(largestRequest), async (context) => {
    const session = sessions.get(getCookie(context, cookieName) ?? '')!;
    const { matched, response } = await handler.handle(context.req.raw, { prefix: '/rpc', context: { session } });
    if (!matched) return context.notFound();
    // An answer is data for the window's scripts; a browser that is led to it shows and runs nothing of it.
    context.header('Content-Security-Policy', "default-src 'none'; sandbox");
    context.header('Cache-Control', 'no-store');
    return context.newResponse(response.body, response);
  });

  const page = (context: Context) => {
    const { html, policy } = windowPage(secret(), "'self'");
    context.header('Content-Security-Policy', policy);
    context.header('Cache-Control', 'no-store');
    return context.html(html);
  };
  app.get('/', page);
  app.get('/index.html', page);
  app.use('/assets/*', serveStatic({ root: relative(process.cwd(), folders.window) || '.' }));

  const server: ServerType = await new Promise((resolve) => {
    const listening = serve({ fetch: app.fetch, hostname: loopback, port: 0 }, () => resolve(listening));
  });
  const { port } = server.address() as AddressInfo;
  origin = `http://${loopback}:${port}`;
  cookieName = `daybook-${port}`;
  const withToken = (token: string) => `${origin}/#token=${token}`;
  return {
    address: withToken(lasting),
    addressForOne() {
      const token = secret();
      once.add(token);
      return withToken(token);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** Refuses a body longer than so many bytes, whether it says its length or not. */
function atMost(bytes: number) {
  return bodyLimit({ maxSize: bytes, onError: (context) => context.text('Too large.', 413) });
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
