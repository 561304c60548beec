import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { LoopbackServer } from '../../station/loopback/server.ts';
import { temporaryFolder } from '../../station/testing/folder.ts';
import type { TestStation } from '../../station/testing/station.ts';

/** A program's root with a window that is one line, so that nothing here depends on the built one. */
const root = temporaryFolder();
const secretFile = join(root.path, 'dist', 'secret.txt');
let at: TestStation;
let server: LoopbackServer;
let origin: URL;

beforeAll(async () => {
  const here = join(import.meta.dirname, '..', '..');
  cpSync(join(here, 'migrations'), join(root.path, 'migrations'), { recursive: true });
  cpSync(join(here, 'package.json'), join(root.path, 'package.json'));
  mkdirSync(join(root.path, 'dist', 'window', 'assets'), { recursive: true });
  writeFileSync(join(root.path, 'dist', 'window', 'index.html'), '<!doctype html><meta name="nonce" content="__NONCE__"><script type="module" src="/assets/window.js"></script>');
  writeFileSync(join(root.path, 'dist', 'window', 'assets', 'window.js'), 'export {};');
  writeFileSync(secretFile, 'not for the window');
  vi.stubEnv('DAYBOOK_ROOT', root.path);
  const { testStation } = await import('../../station/testing/station.ts');
  const { serveLoopback } = await import('../../station/loopback/server.ts');
  at = await testStation();
  server = await serveLoopback(at.station, pino({ enabled: false }));
  origin = new URL(new URL(server.address).origin);
});
afterAll(async () => {
  await server.close();
  at[Symbol.dispose]();
  root[Symbol.dispose]();
  vi.unstubAllEnvs();
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** One request exactly as given: no cookie, no origin and no host of its own making. */
function ask(path: string, options: RequestOptions & { readonly body?: string | Buffer | Iterable<Buffer> } = {}): Promise<Answer> {
  const { body, ...rest } = options;
  return new Promise((resolve, reject) => {
    const asking = request({ host: origin.hostname, port: origin.port, path, agent: false, ...rest }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString() }));
      response.on('error', reject);
    });
    asking.on('error', reject);
    if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) return asking.end(body);
    void sendParts(asking, body);
  });
}

/** Sends a body part by part, as long as anybody takes it, and does not end it: who limits bodies answers before. */
async function sendParts(asking: ReturnType<typeof request>, parts: Iterable<Buffer>): Promise<void> {
  const closed = new Promise((resolve) => asking.once('close', resolve));
  for (const part of parts) {
    if (asking.destroyed) return;
    if (!asking.write(part)) await Promise.race([closed, new Promise((resolve) => asking.once('drain', resolve))]);
  }
}

const tokenOf = (address: string) => new URL(address).hash.slice('#token='.length);

async function openWindow(token = tokenOf(server.address)): Promise<string> {
  const { status, headers } = await ask('/session', { method: 'POST', body: token });
  expect(status).toBe(204);
  return headers['set-cookie']![0]!.split(';')[0]!;
}

const rpc = { method: 'POST', headers: { 'content-type': 'application/json' } };
const call = (path: string, input: unknown, headers: RequestOptions['headers'] = {}) =>
  ask(`/rpc/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...(headers as object) }, body: JSON.stringify({ json: input }) });

describe('the station is asked only by its own window', () => {
  test('with its cookie it answers', async () => {
    const cookie = await openWindow();
    const { status, text } = await call('station/status', undefined, { cookie });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ json: { state: 'ready' } });
    expect((await call('station/status', undefined, { cookie, origin: origin.origin })).status).toBe(200);
  });

  test.each(['/', '/index.html', '/assets/window.js', '/session', '/rpc/station/status', '/nothing'])('a page of another origin is refused at %s, with or without the cookie', async (path) => {
    const cookie = await openWindow();
    for (const foreign of ['https://example.com', 'http://127.0.0.1:1', `http://localhost:${origin.port}`, 'null', 'file://', `${origin.origin}.example.com`]) {
      for (const headers of [{ origin: foreign }, { origin: foreign, cookie }]) {
        for (const method of ['GET', 'POST', 'OPTIONS']) expect((await ask(path, { method, headers })).status, `${method} from ${foreign}`).toBe(403);
      }
    }
  });

  test.each(['/', '/session', '/rpc/station/status', '/assets/window.js'])('another host name that leads to this address is refused at %s: DNS rebinding', async (path) => {
    const cookie = await openWindow();
    for (const host of [`example.com:${origin.port}`, 'example.com', `localhost:${origin.port}`, `127.0.0.1.example.com:${origin.port}`, '127.0.0.1', `[::1]:${origin.port}`]) {
      for (const method of ['GET', 'POST']) expect((await ask(path, { method, headers: { host, cookie } })).status, host).toBe(403);
    }
  });

  test.each(['GET / HTTP/1.1\r\n\r\n', 'GET / HTTP/1.0\r\n\r\n', 'GET / HTTP/1.1\r\nHost:\r\n\r\n', 'GET http://example.com/ HTTP/1.1\r\nHost: example.com\r\n\r\n'])('a request that names no host, or another, is refused: %j', async (text) => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect({ host: origin.hostname, port: Number(origin.port) }, () => socket.write(text));
      socket.once('data', (data) => {
        socket.destroy();
        resolve(data.toString());
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.[01] 40[03] /);
  });

  test('no page is told that it may read across origins', async () => {
    const { headers } = await ask('/rpc/station/status', { method: 'OPTIONS', headers: { origin: 'https://example.com', 'access-control-request-method': 'POST' } });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  test('without a cookie, or with one that was never given, it does not answer', async () => {
    const name = (await openWindow()).split('=')[0]!;
    for (const headers of [{}, { cookie: `${name}=` }, { cookie: `${name}=${'A'.repeat(32)}` }, { cookie: 'daybook=1' }, { cookie: `${name}=__proto__` }]) {
      expect((await call('station/status', undefined, headers)).status).toBe(401);
      expect((await ask('/session', { headers })).status).toBe(401);
    }
  });

  test('nothing is asked by a link: a GET records nothing and reads nothing', async () => {
    const cookie = await openWindow();
    const { status } = await ask(`/rpc/station/status?data=${encodeURIComponent('{}')}`, { headers: { cookie } });
    expect(status).toBeGreaterThanOrEqual(400);
  });

  test('signing in at one window signs nobody in at another', async () => {
    const { testPassword } = await import('../../station/testing/station.ts');
    const [one, other] = [await openWindow(), await openWindow()];
    expect((await call('session/signIn', { username: 'officer', password: testPassword }, { cookie: one })).text).toContain('The officer');
    expect((await call('people/list', { order: 'name' }, { cookie: one })).status).toBe(200);
    expect((await call('people/list', { order: 'name' }, { cookie: other })).status).toBe(401);
  });
});

describe('the token in the address', () => {
  test.each(['', 'A', 'A'.repeat(32), ' ', '{}', '%00'])('that is wrong gives no cookie: %j', async (token) => {
    const { status, headers } = await ask('/session', { method: 'POST', body: token });
    expect(status).toBe(401);
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('that lasts opens more than one window', async () => {
    expect(await openWindow()).not.toBe(await openWindow());
  });

  test('for one window opens one', async () => {
    const token = tokenOf(server.addressForOne());
    expect(token).not.toBe(tokenOf(server.address));
    await openWindow(token);
    expect((await ask('/session', { method: 'POST', body: token })).status).toBe(401);
    await openWindow();
  });

  test('for one window opens one, of two that ask at the same time', async () => {
    const token = tokenOf(server.addressForOne());
    const asked = await Promise.all([ask('/session', { method: 'POST', body: token }), ask('/session', { method: 'POST', body: token })]);
    expect(asked.map(({ status }) => status).toSorted()).toEqual([204, 401]);
  });

  test('is behind the hash, which no browser sends, and long enough not to be guessed', () => {
    expect(new URL(server.address).search).toBe('');
    expect(tokenOf(server.address).length).toBeGreaterThanOrEqual(32);
    expect(tokenOf(server.addressForOne())).not.toBe(tokenOf(server.addressForOne()));
  });
});

describe('the cookie', () => {
  test('is out of reach of scripts and of other sites, and ends with the browser', async () => {
    const { headers } = await ask('/session', { method: 'POST', body: tokenOf(server.address) });
    const [cookie = '', ...more] = headers['set-cookie'] ?? [];
    expect(more).toEqual([]);
    const [, ...attributes] = cookie.split('; ');
    expect(attributes.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    expect(cookie).toContain(`daybook-${origin.port}=`);
  });
});

describe('the page', () => {
  const policyOf = ({ headers }: Answer) => String(headers['content-security-policy']);

  test.each(['/', '/index.html'])('at %s comes with a policy that runs no inline script or style but by a nonce', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    const policy = policyOf(answer);
    const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toMatch(/connect-src 'self'(;|$)/);
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
    expect(answer.text).toContain(`content="${nonce}"`);
    expect(answer.text).not.toContain('__NONCE__');
  });

  test('has a fresh nonce each time, and is kept by no cache', async () => {
    const answers = [await ask('/'), await ask('/'), await ask('/index.html')];
    const nonces = answers.map((answer) => /'nonce-([\w-]+)'/.exec(policyOf(answer))?.[1]);
    expect(new Set(nonces).size).toBe(3);
    expect(nonces.every((nonce) => nonce !== undefined && nonce.length >= 22)).toBe(true);
    expect(answers.map(({ headers }) => headers['cache-control'])).toEqual(['no-store', 'no-store', 'no-store']);
  });

  test('and its parts are taken for what they are, by nobody else', async () => {
    for (const path of ['/', '/assets/window.js']) {
      const { status, headers } = await ask(path);
      expect(status).toBe(200);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin' });
    }
    expect((await ask('/assets/window.js')).headers['content-type']).toMatch(/^text\/javascript/);
  });
});

describe('files outside the window’s folder', () => {
  test.each([
    '/assets/../../secret.txt',
    '/assets/../index.html/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/..\\..\\secret.txt',
    '/assets/%252e%252e%252f%252e%252e%252fsecret.txt',
    '/assets/....//....//secret.txt',
    '/assets//../../secret.txt',
    '/assets/%00/../../secret.txt',
    '/secret.txt',
    '/dist/secret.txt',
    '/package.json',
    '/assets/../../../package.json',
    '//etc/passwd',
    '/assets//etc/passwd',
    '/assets/',
    '/assets',
  ])('are not served: %s', async (path) => {
    const { status, text } = await ask(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/not for the window|daybook|root:/);
  });
});

describe('the network', () => {
  const refusedAt = (host: string) =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ host, port: Number(origin.port), timeout: 2000 });
      const end = (refused: boolean) => {
        socket.destroy();
        resolve(refused);
      };
      socket.once('connect', () => end(false)).once('error', () => end(true)).once('timeout', () => end(true));
    });

  test('is not listened to: only 127.0.0.1 is', async () => {
    expect(origin.hostname).toBe('127.0.0.1');
    expect(await refusedAt('127.0.0.1')).toBe(false);
    const others = Object.values(networkInterfaces()).flatMap((one) => one ?? []).map(({ address }) => address).filter((address) => address !== '127.0.0.1');
    for (const host of [...others, '127.0.0.2', '::1']) expect(await refusedAt(host), host).toBe(true);
  });
});

describe('a body that is too large', () => {
  const megabyte = Buffer.alloc(1024 * 1024, 'x');
  function* megabytes(count: number) {
    for (let sent = 0; sent < count; sent += 1) yield megabyte;
  }
  /** The status; or that the server closed the line while the body was still being sent, which refuses it too. */
  const refused = async (asking: Promise<Answer>) => asking.then(({ status }) => status, (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' || error.code === 'ECONNRESET' ? 'closed' : error.code));

  test('is refused by the length it says', async () => {
    const cookie = await openWindow();
    const length = { 'content-length': String(65 * 1024 * 1024) };
    expect(await refused(ask('/rpc/station/status', { ...rpc, headers: { ...rpc.headers, ...length, cookie }, body: megabytes(1) }))).toBe(413);
    expect(await refused(ask('/session', { method: 'POST', headers: length, body: megabytes(1) }))).toBe(413);
  });

  test('is refused though it says no length', { timeout: 60_000 }, async () => {
    const cookie = await openWindow();
    expect([413, 'closed']).toContain(await refused(ask('/rpc/station/status', { ...rpc, headers: { ...rpc.headers, cookie, 'transfer-encoding': 'chunked' }, body: megabytes(65) })));
  });

  test('is refused before anybody has shown a token, and not kept in memory', async () => {
    expect([413, 'closed']).toContain(await refused(ask('/session', { method: 'POST', headers: { 'transfer-encoding': 'chunked' }, body: megabytes(2) })));
    expect(await refused(ask('/session', { method: 'POST', body: Buffer.alloc(4096, 'x') }))).toBe(413);
    expect(await refused(ask('/rpc/station/status', { ...rpc, headers: { ...rpc.headers, 'transfer-encoding': 'chunked' }, body: megabytes(2) }))).toBe(401);
  });

  test('of a roster that is only long is taken', { timeout: 60_000 }, async () => {
    const { testPassword } = await import('../../station/testing/station.ts');
    const cookie = await openWindow();
    await call('session/signIn', { username: 'coordinator', password: testPassword }, { cookie });
    const { status, text } = await call('roster/preview', { text: `din\n${'x'.repeat(20 * 1024 * 1024)}` }, { cookie });
    expect(status).toBe(200);
    expect(text).toContain('ROS-001');
  });

  test('does not end the server', async () => {
    expect((await ask('/')).status).toBe(200);
  });
});
