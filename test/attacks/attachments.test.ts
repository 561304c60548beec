import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { contract } from '../../shared/contract/contract.ts';
import type { Attachment } from '../../shared/discipline/attachment.ts';
import { serveLoopback, type LoopbackServer } from '../../station/loopback/server.ts';
import { routerOf } from '../../station/router.ts';
import { newSession } from '../../station/session.ts';
import { report } from '../../station/testing/acts.ts';
import { pdf, png, textFile } from '../../station/testing/files.ts';
import { testPassword, testStation, type TestStation } from '../../station/testing/station.ts';
import { stationAt } from '../electron/station-client.ts';

type Client = ContractRouterClient<typeof contract>;

let at: TestStation;
let server: LoopbackServer;
let origin: string;
let cookie: string;
let received = 0;

beforeAll(async () => {
  at = await testStation();
  server = await serveLoopback(at.station, pino({ enabled: false }));
  origin = new URL(server.address).origin;
  cookie = await cookieOf();
  await overLoopback().session.signIn({ username: 'officer', password: testPassword });
});
afterAll(async () => {
  await server.close();
  at[Symbol.dispose]();
});

async function cookieOf(): Promise<string> {
  const answer = await fetch(`${origin}/session`, { method: 'POST', body: new URL(server.address).hash.slice('#token='.length) });
  return answer.headers.get('set-cookie')!.split(';')[0]!;
}

/** The bridge of a browser. In: what is told of each answer. */
function overLoopback(heard?: (answer: Response) => void, as = cookie): Client {
  const link = new RPCLink({
    url: `${origin}/rpc`,
    headers: { cookie: as },
    fetch: async (asked, init) => {
      const answer = await globalThis.fetch(asked, init);
      heard?.(answer);
      return answer;
    },
  });
  return createORPCClient(link);
}

/** The bridge of Electron. */
function overPort(): { readonly client: Client; readonly close: () => void } {
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(routerOf(at.station)).upgrade(port1 as never, { context: { session: { ...newSession(), account: at.actors.officer.account } } });
  port1.start();
  return { client: stationAt(port2), close: () => port1.close() };
}

const keep = (client: Client, content: File) => client.attachments.keep({ content, bytes: content.size });

/** A person with a report that has a file. */
async function reported(client: Client, content: File) {
  const kept = await keep(client, content);
  received += 1;
  const person = at.person({ din: `19-B-${String(received).padStart(4, '0')}`, nysid: `${String(received).padStart(8, '0')}Q` }).id;
  const [root = ''] = at.as('officer', report(person, { attachments: [kept] }));
  return { person, report: root, kept, asked: { person, report: root, sha256: kept.sha256 } };
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    const data = error.data as { readonly problems?: readonly { readonly code: string }[] } | undefined;
    return data?.problems?.map((one) => one.code).join() ?? String(error.code);
  }
}

describe.each(['the loopback address', 'a port'])('a file over %s', (bridge) => {
  const joined = () => (bridge === 'a port' ? overPort() : { client: overLoopback(), close: () => undefined });

  test('of ten million bytes goes in and comes out as it was', { timeout: 30_000 }, async () => {
    const { client, close } = joined();
    const large = pdf('scan of the logbook.pdf', 10_000_000);
    const { asked, kept } = await reported(client, large);
    expect(kept).toMatchObject({ name: 'scan of the logbook.pdf', type: 'application/pdf', bytes: 10_000_000 } satisfies Partial<Attachment>);
    const out = await client.attachments.open(asked);
    expect(out).toMatchObject({ name: 'scan of the logbook.pdf', type: 'application/pdf', size: 10_000_000 });
    expect(Buffer.from(await out.arrayBuffer()).equals(Buffer.from(await large.arrayBuffer()))).toBe(true);
    close();
  });

  test('that is a renamed executable is refused in the words of the catalogue', async () => {
    const { client, close } = joined();
    expect(await codeOf(keep(client, textFile('photo.jpg', 'MZ\u0090\0\u0003\0')))).toBe('ATT-001');
    close();
  });
});

describe('a file that is asked for', () => {
  test('is data for the window alone: no type of a page, nothing that a browser shows, and in no cache', async () => {
    const { asked } = await reported(overLoopback(), textFile('note.html', 'Say <b>it</b> <script>alert(1)</script>'));
    const answers: Response[] = [];
    const out = await overLoopback((answer) => answers.push(answer)).attachments.open(asked);
    expect(out).toMatchObject({ name: 'note.html.txt', type: 'text/plain' });
    const { headers } = answers[0]!;
    expect(headers.get('content-type')).toMatch(/^multipart\/form-data/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(await (await overLoopback().attachments.open(asked)).text()).toContain('<script>');
  });

  test('is not to be had by a link', async () => {
    const { asked } = await reported(overLoopback(), png('gate.png'));
    const answer = await fetch(`${origin}/rpc/attachments/open?data=${encodeURIComponent(JSON.stringify({ json: asked }))}`, { headers: { cookie } });
    expect(answer.status).toBe(405);
  });

  test('is given to signed-in staff only', async () => {
    const { asked } = await reported(overLoopback(), png('gate.png'));
    const nobody = overLoopback(undefined, await cookieOf());
    expect(await codeOf(nobody.attachments.open(asked))).toBe('SIGNED_OUT');
    expect(await codeOf(keep(nobody, png('gate.png')))).toBe('SIGNED_OUT');
    await nobody.session.signIn({ username: 'administrator', password: testPassword });
    expect(await codeOf(nobody.attachments.open(asked))).toBe('NOT_YOURS');
  });

  test('is given for the case that names it, and for no other', async () => {
    const client = overLoopback();
    const first = await reported(client, png('gate.png'));
    const other = await reported(client, pdf('scan.pdf'));
    expect(await codeOf(client.attachments.open({ ...first.asked, report: other.report }))).toBe('NOT_FOUND');
    expect(await codeOf(client.attachments.open({ ...first.asked, person: other.person }))).toBe('NOT_FOUND');
    expect(await codeOf(client.attachments.open({ ...first.asked, sha256: 'a'.repeat(64) }))).toBe('NOT_FOUND');
    expect(await codeOf(client.attachments.open({ ...first.asked, sha256: '../../station.key' }))).toBe('BAD_REQUEST');
  });

  test('is no longer given once its case is expunged, and is where another case that stands names it', async () => {
    const client = overLoopback();
    const gone = await reported(client, png('gate.png'));
    const stands = await reported(client, png('the same.png'));
    const dismissal = { kind: 'report.reviewed', subject: { type: 'person' as const, id: gone.person }, effective: '2026-03-02', body: { report: gone.report, at: '2026-03-02T09:00', outcome: 'dismissed', why: 'Nothing of it holds' } };
    expect(await codeOf(client.attachments.open(gone.asked))).toBe('done');
    at.as('lieutenant', dismissal);
    expect(await codeOf(client.attachments.open(gone.asked))).toBe('NOT_FOUND');
    expect(await codeOf(client.attachments.open(stands.asked))).toBe('done');
  });
});

test('an upload that is cut off leaves nothing', async () => {
  const folder = join(at.dataDir, 'attachments');
  const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => one.name).toSorted();
  await keep(overLoopback(), png('gate.png'));
  const before = files();
  await new Promise<void>((resolve) => {
    const asking = request(`${origin}/rpc/attachments/keep`, { method: 'POST', headers: { cookie, 'content-type': 'multipart/form-data; boundary=x', 'content-length': '5000000' } });
    asking.on('error', () => undefined);
    asking.on('close', () => resolve());
    asking.write(`--x\r\nContent-Disposition: form-data; name="data"\r\n\r\n{"json":{"content":{},"bytes":4000000},"meta":[],"maps":[["content"]]}\r\n--x\r\nContent-Disposition: form-data; name="0"; filename="scan.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n${'\n'.repeat(1_000_000)}`, () => asking.destroy());
  });
  // It answers the next request, and has kept nothing of the one before.
  await keep(overLoopback(), png('gate.png'));
  expect(files()).toEqual(before);
});
