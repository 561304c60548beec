import { serve } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { headerNames, limits, paths } from '../../shared/sync/protocol.ts';
import type { Administrators } from '../admin/administrators.ts';
import type { OfficeContext } from '../office/context.ts';
import { answer } from '../office/office.ts';
import type { Certificate } from './certificate.ts';
import { fleetOf } from './fleet.ts';
import { Folder } from './folder.ts';
import { metricsOf } from './metrics.ts';
import { pack, unpack } from './packing.ts';
import { policyOf, signInPage, statusPage } from './status-page.ts';

/** A process of the main office that answers, until it is closed. */
export interface OfficeServer {
  readonly port: number;
  /** Answers what has been asked, then ends. */
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly certificate: Certificate;
}

const cookie = '__Host-daybook-central';
const largestForm = 4096;
/** A page of a fast station takes little time; of a slow one, most of it. */
const patience = 180_000;

/**
 * Serves a main office over HTTPS: the sync protocol, health, metrics, and the administrator's page. The
 * process holds nothing that another does not: any number may serve one database.
 */
export async function serveOffice(office: OfficeContext, administrators: Administrators, log: Logger, { host, port, certificate }: ServeOptions): Promise<OfficeServer> {
  const context: OfficeContext = { ...office, certificate: certificate.fingerprint.replaceAll(':', '').toLowerCase() };
  const folder = new Folder(context);
  const metrics = metricsOf();
  const app = new Hono();
  app.onError((error, c) => {
    log.error({ error: loggable(error) }, 'a request failed');
    return c.text('The main office could not do this now.', 503);
  });

  const syncPaths = new Set<string>(Object.values(paths));
  app.post('/sync/*', async (c, next) => bodyLimit({ maxSize: largestBody(c.req.path), onError: (over) => over.text('Too large.', 413) })(c, next), async (c) => {
    const begun = performance.now();
    const headers = Object.fromEntries(Object.values(headerNames).map((name) => [name, c.req.header(name) ?? '']));
    let body: string;
    try {
      body = await unpack(new Uint8Array(await c.req.arrayBuffer()), c.req.header('content-encoding'), largestBody(c.req.path));
    } catch {
      return c.text('The body cannot be unpacked.', 400);
    }
    const asked = () => answer(context, c.req.path, { headers, body });
    const said = await (c.req.path === paths.push || c.req.path === paths.enrol ? folder.after(asked) : asked());
    const { bytes, coding } = await pack(said.body, c.req.header('accept-encoding'));
    const path = syncPaths.has(c.req.path) ? c.req.path : 'other';
    const seconds = (performance.now() - begun) / 1000;
    metrics.asked(path, said.status, seconds);
    log.info({ path, station: headers[headerNames.station], status: said.status, ms: Math.round(seconds * 1000), in: body.length, out: said.body.length }, 'answered');
    return new Response(bytes, { status: said.status, headers: { ...said.headers, 'content-type': 'application/x-ndjson; charset=utf-8', ...(coding === undefined ? {} : { 'content-encoding': coding }) } });
  });

  app.get('/health', async (c) => {
    try {
      await context.store.transaction((transaction) => transaction.office());
      return c.json({ is: 'well', program: context.program });
    } catch (error) {
      log.error({ error: loggable(error) }, 'the database does not answer');
      return c.json({ is: 'without its database', program: context.program }, 503);
    }
  });
  app.get('/metrics', async (c) => c.text(await metrics.text(context), 200, { 'content-type': metrics.type }));

  const show = (c: Context, make: (nonce: string) => ReturnType<typeof signInPage>, status: 200 | 401 = 200) => {
    const nonce = randomBytes(16).toString('base64');
    c.header('Content-Security-Policy', policyOf(nonce));
    c.header('Cache-Control', 'no-store');
    c.header('X-Content-Type-Options', 'nosniff');
    // With no referrer at all a browser sends a form's origin as null, and the office's own form would be refused.
    c.header('Referrer-Policy', 'same-origin');
    return c.html(make(nonce), status);
  };
  app.get('/', async (c) => {
    const who = await administrators.signedIn(getCookie(c, cookie));
    if (!who) return show(c, (nonce) => signInPage(nonce, context.identity.name, undefined));
    const [fleet, names] = [await fleetOf(context), await administrators.names()];
    return show(c, (nonce) => statusPage(nonce, fleet, who.name, names));
  });
  app.get('/status.json', async (c) => ((await administrators.signedIn(getCookie(c, cookie))) ? c.json(await fleetOf(context)) : c.text('Sign in first.', 401)));
  app.post('/sign-in', ownOriginOnly, bodyLimit({ maxSize: largestForm }), async (c) => {
    const { username, password } = await c.req.parseBody();
    const secret = await administrators.signIn(String(username ?? ''), String(password ?? ''));
    if (secret === undefined) {
      log.warn('a sign-in was refused');
      return show(c, (nonce) => signInPage(nonce, context.identity.name, 'The user name or the password is not right.'), 401);
    }
    setCookie(c, cookie, secret, { httpOnly: true, secure: true, sameSite: 'Strict', path: '/' });
    return c.redirect('/', 303);
  });
  app.post('/sign-out', ownOriginOnly, bodyLimit({ maxSize: largestForm }), async (c) => {
    await administrators.signOut(getCookie(c, cookie) ?? '');
    deleteCookie(c, cookie, { secure: true, path: '/' });
    return c.redirect('/', 303);
  });

  const server = await new Promise<Server>((resolve, reject) => {
    const listening = serve(
      { fetch: app.fetch, hostname: host, port, createServer, serverOptions: { key: certificate.key, cert: certificate.certificate, minVersion: 'TLSv1.2', requestTimeout: patience, keepAliveTimeout: 60_000 } },
      () => resolve(listening as Server),
    );
    listening.once('error', reject);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // A connection kept open between two requests ends when its next one does not come.
        setTimeout(() => server.closeAllConnections(), 5000).unref();
      });
      await folder.close();
    },
  };
}

/** Bytes of the body of a request, packed or unpacked: what is not yet known to be a station's takes little memory, whatever it sends. */
function largestBody(path: string): number {
  if (shortAsked.has(path)) return 64_000;
  return path === paths.digests ? limits.body / 16 : limits.body;
}

const shortAsked: ReadonlySet<string> = new Set([paths.enrol, paths.hello, paths.pull, paths.snapshot, paths.chunk]);

/** Refuses a form that another page sent. */
const ownOriginOnly = createMiddleware(async (c, next) => {
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== `https://${c.req.header('host')}`) return c.text('This form answers its own page only.', 403);
  return await next();
});

/** What may be logged of an error: its sort and message; of one from the database its code alone, and nothing of what could not be read, since their messages may hold what was being written. */
export function loggable(error: unknown): { readonly type: string; readonly message: string } {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { name, message, code } = cause as Error & { readonly code?: string };
  const ofDatabase = /^[0-9A-Z]{5}$/.test(code ?? '');
  // What could not be read is quoted in the message: a piece of an entry, or of a request.
  const quotes = cause instanceof SyntaxError || name === 'ZodError' || name === 'DrizzleQueryError';
  return { type: name ?? 'unknown', message: ofDatabase ? `PostgreSQL ${code}` : quotes ? 'what was to be read does not read' : (message ?? String(error)) };
}
