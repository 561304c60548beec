import { describe, expect, test } from 'vitest';
import { start } from './start.ts';

describe('the page', () => {
  test('comes with a policy that allows neither inline code nor any connection', async () => {
    const { request } = await start();
    const response = await request('daybook://window/');
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(response.status).toBe(200);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
  });

  test('carries the nonce its policy names, another for each load', async () => {
    const { request } = await start();
    const loads = await Promise.all([request('daybook://window/'), request('daybook://window/index.html')]);
    const nonces = loads.map(({ headers }) => /'nonce-([^']+)'/.exec(headers.get('Content-Security-Policy') ?? '')?.[1] ?? '');
    const pages = await Promise.all(loads.map((load) => load.text()));
    expect(new Set(nonces).size).toBe(2);
    expect(pages[0]).toContain(`content="${nonces[0]}"`);
    expect(pages[1]).toContain(`content="${nonces[1]}"`);
    expect(Buffer.from(nonces[0]!, 'base64')).toHaveLength(16);
  });

  test('is HTML, is not to be guessed at, and is not kept', async () => {
    const { request } = await start();
    const { headers } = await request('daybook://window/');
    expect(headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('files beside the page', () => {
  test.for([
    ['/assets/page-1a_b.js', 'text/javascript; charset=utf-8'],
    ['/assets/page.css', 'text/css; charset=utf-8'],
    ['/assets/inter.woff2', 'font/woff2'],
  ] as const)('%s is served as %s', async ([path, type]) => {
    const { request } = await start();
    const response = await request(`daybook://window${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(type);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  test.for([
    '/../secret.json',
    '/../../package.json',
    '/assets/../../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2f%2e%2e%2fpackage.json',
    '/assets/..%5c..%5csecret.json',
    '/..\\secret.json',
    '//etc/passwd.txt',
    '/assets//page.css',
    '/.hidden.json',
    '/assets/page.css%00.js',
    '/assets/page.css/',
    '/assets/page.exe',
    '/assets/',
    '/assets/missing.js',
    '/people/1',
  ])('%s is not found', async (path) => {
    const { request } = await start();
    const response = await request(`daybook://window${path}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('There is nothing here.');
  });

  test('another host of the scheme has nothing', async () => {
    const { request } = await start();
    await expect(request('daybook://other/')).resolves.toMatchObject({ status: 404 });
  });

  test.for(['POST', 'PUT', 'DELETE'])('%s is refused', async (method) => {
    const { request } = await start();
    await expect(request('daybook://window/', { method })).resolves.toMatchObject({ status: 405 });
  });
});

test('the scheme is a standard and secure one, with no way round the policy', async () => {
  const { schemes } = await start();
  expect(schemes).toEqual([{ scheme: 'daybook', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
});
