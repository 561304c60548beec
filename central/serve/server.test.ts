import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request as ask } from 'node:https';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityWords } from '../../shared/entry/testing/facts.ts';
import { paths, readLines } from '../../shared/sync/protocol.ts';
import { certificateOf, httpsLink } from '../../station/sync/https-link.ts';
import { postgresForTests, type PostgresInTest } from '../testing/postgres.ts';
import { runCentral, startOffice, type OfficeProcess } from '../testing/process.ts';
import { StationAtOffice, wireOf } from '../testing/station.ts';
import { ownCertificate } from './certificate.ts';
import { loggable } from './server.ts';

const patience = 120_000;
const secretName = 'QUIXOTE, Alonso';
const password = 'a good long password';

let server: PostgresInTest | undefined;
let folder = '';
let url = '';
const running: OfficeProcess[] = [];
const links: { close(): void }[] = [];

beforeAll(async () => {
  server = await postgresForTests();
  folder = mkdtempSync(join(tmpdir(), 'daybook-central-'));
  writeFileSync(join(folder, 'password'), `${password}\n`);
  if (server) {
    url = await server.empty();
    running.push(...(await Promise.all([1, 2, 3].map(start))));
  }
}, patience);

afterAll(async () => {
  for (const link of links) link.close();
  await Promise.all(running.map((one) => one.stop()));
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}, patience);

const data = () => ['--data', join(folder, 'data')];
const start = () => startOffice([...data(), '--name', 'Central Office', '--admin', 'admin', '--admin-name', 'Adams, A.', '--admin-password-file', join(folder, 'password')], { DATABASE_URL: url });
const central = (...options: readonly string[]) => runCentral([...options, ...data()], { DATABASE_URL: url });

/** A station that asks each process in turn. */
async function deskAtAll(number: number): Promise<StationAtOffice> {
  const all = await Promise.all(running.map(async ({ address }) => httpsLink(address, await certificateOf(address))));
  links.push(...all);
  let turn = number;
  return new StationAtOffice(number, (path, request) => all[(turn += 1) % all.length]!.post(path, request));
}

/** A request of a browser. */
function browse(address: string, { method = 'GET', form, body, headers = {} }: { readonly method?: string; readonly body?: Buffer; readonly form?: Readonly<Record<string, string>>; readonly headers?: Readonly<Record<string, string>> } = {}): Promise<{ readonly status: number; readonly text: string; readonly cookie: string }> {
  return new Promise((resolve, reject) => {
    const call = ask(address, { method, rejectUnauthorized: false, agent: new Agent(), headers: { ...headers, ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) } }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, cookie: String(response.headers['set-cookie'] ?? '').split(';')[0]! }));
    });
    call.on('error', reject);
    call.end(body ?? (form ? new URLSearchParams(form).toString() : undefined));
  });
}

describe('three processes of a main office on one database', { timeout: patience }, () => {
  test('serve one certificate, which signs itself, and which a station pins', async () => {
    if (!server) return;
    const certificates = await Promise.all(running.map(({ address }) => certificateOf(address)));
    expect(certificates[0]).toContain('BEGIN CERTIFICATE');
    expect(new Set(certificates).size).toBe(1);
    const other = httpsLink(running[0]!.address, (await ownCertificate(folder, Date.now)).certificate);
    await expect(other.post(paths.hello, { headers: {}, body: '{}' })).rejects.toThrow();
    other.close();
  });

  test('take in what stations push to all of them at once, each entry once, and bring it to the others; one of them is killed meanwhile', async () => {
    if (!server) return;
    const { said: first, code } = await central('enrol-code', '--brings-own');
    expect(code).toBe(0);
    const desks = [await deskAtAll(1)];
    expect(await desks[0]!.enrol(first.trim(), { facility: { id: 'east', name: 'Eastern', code: 'EAS' } })).toMatchObject({ facility: { id: 'east' } });
    for (const number of [2, 3]) {
      const { said } = await central('enrol-code', '--facility', 'eastern');
      const desk = await deskAtAll(number);
      expect(await desk.enrol(said.trim())).toMatchObject({ facility: { id: 'east', name: 'Eastern' } });
      desks.push(desk);
    }
    const each = 240;
    const work = desks.map(async (desk, index) => {
      desk.write({ kind: 'person.received', subject: { type: 'person', id: `person-${index}` }, body: identityWords({ name: secretName, din: `26-A-000${index}` }), role: 'records-clerk' });
      for (let n = 1; n < each; n += 1) desk.bulk({ type: 'person', id: `person-${n % 7}` }, n);
      for (let from = 1; from <= each; ) {
        // A process that was killed does not answer: the station asks the next, from where the office is.
        const pushed = await desk.push(from, 20).catch(() => undefined);
        if (pushed && 'through' in pushed) from = pushed.through + 1;
        else await pause(20);
      }
    });
    const killed = pause(150).then(() => running[2]!.kill());
    await Promise.all([...work, killed]);
    running.splice(2, 1, await start());

    const again = await deskAtAll(1);
    again.chain.push(...desks[0]!.chain);
    again.counter = desks[0]!.counter + 1000;
    const seen: string[] = [];
    for (let cursor: string | null = null, remaining = 1; remaining > 0; ) {
      const page = await again.pull('facility:east', cursor, 100);
      if ('refused' in page) throw new Error(page.says);
      for (const line of page.lines) seen.push('own' in line ? line.own : JSON.stringify(line));
      cursor = page.head.next;
      remaining = page.head.remaining;
    }
    expect(seen.toSorted()).toEqual([...desks[0]!.chain.map(({ hash }) => hash), ...[...desks[1]!.chain, ...desks[2]!.chain].map((entry) => JSON.stringify(wireOf(entry)))].toSorted());
    for (let left = 1; left > 0; await pause(50)) left = (JSON.parse((await central('status', '--json')).said) as { unfolded: number }).unfolded;
  });

  test('hear a request once between them', async () => {
    if (!server) return;
    const desk = await deskAtAll(1);
    desk.counter = 10_000;
    const request = desk.request(paths.pull, JSON.stringify({ scope: 'all', cursor: null, limit: 1 }));
    const all = await Promise.all(running.map(async ({ address }) => httpsLink(address, await certificateOf(address))));
    links.push(...all);
    const answers = await Promise.all(all.map((link) => link.post(paths.pull, request)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  });

  test('sign an administrator in for all of them, and nobody else', async () => {
    if (!server) return;
    const [one, two] = running as [OfficeProcess, OfficeProcess];
    expect((await browse(one.address)).text).toContain('Sign in');
    expect(await browse(`${one.address}status.json`)).toMatchObject({ status: 401 });
    const signIn = (form: Readonly<Record<string, string>>, headers = {}) => browse(`${one.address}sign-in`, { method: 'POST', form, headers });
    for (const form of [{ username: 'admin', password: 'wrong' }, { username: 'nobody', password }, {}]) expect((await signIn(form as Record<string, string>)).status).toBe(401);
    expect((await signIn({ username: 'admin', password }, { origin: 'https://elsewhere.example' })).status).toBe(403);
    const { status, cookie } = await signIn({ username: 'Admin', password }, { origin: one.address.slice(0, -1) });
    expect(status).toBe(303);
    const page = await browse(two.address, { headers: { cookie } });
    expect(page.text).toContain('Daybook: Central Office');
    expect(page.text).toContain('Eastern');
    expect(page.text).not.toContain(secretName);
    await browse(`${two.address}sign-out`, { method: 'POST', form: {}, headers: { cookie } });
    expect((await browse(one.address, { headers: { cookie } })).text).toContain('Sign in');
  });

  test('say how they are, in words for Prometheus too, without a word of a person', async () => {
    if (!server) return;
    const { address } = running[0]!;
    expect(await browse(`${address}health`)).toMatchObject({ status: 200, text: expect.stringContaining('well') as string });
    const metrics = await browse(`${address}metrics`);
    expect(metrics.text).toMatch(/^daybook_entries 72\d$/m);
    expect(metrics.text).toMatch(/^daybook_stations\{facility="east",state="enrolled"\} 3$/m);
    expect(metrics.text).toMatch(/^daybook_requests_total\{path="\/sync\/push",status="200"\} [1-9]/m);
    for (const text of [metrics.text, ...running.map((one) => one.log())]) for (const word of [secretName, 'QUIXOTE', password, '26-A-000']) expect(text).not.toContain(word);
    expect(running[0]!.log()).toContain('"path":"/sync/push"');
  });

  test('refuse what is no request, and go on', async () => {
    if (!server) return;
    const { address } = running[0]!;
    expect((await browse(`${address}sync/push`, { method: 'POST', form: { a: 'b' }, headers: { 'content-encoding': 'zstd' } })).status).toBe(400);
    expect((await browse(`${address}sync/push`, { method: 'POST', form: { a: 'b' } })).status).toBe(426);
    expect((await browse(`${address}sync/nothing`, { method: 'POST', headers: { 'daybook-protocol': '1' } })).status).toBe(400);
    const bomb = gzipSync(Buffer.alloc(15_000_000));
    for (const path of ['enrol', 'hello', 'pull']) {
      expect((await browse(`${address}sync/${path}`, { method: 'POST', body: Buffer.alloc(70_000) })).status).toBe(413);
      expect((await browse(`${address}sync/${path}`, { method: 'POST', body: bomb, headers: { 'content-encoding': 'gzip' } })).status).toBe(400);
    }
    expect((await browse(`${address}elsewhere`)).status).toBe(404);
    expect((await browse(`${address}health`)).status).toBe(200);
  });
});

test('the log says of an error what sort it was, and nothing of what could not be read', () => {
  const thrown = (work: () => unknown) => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };
  expect(JSON.stringify(loggable(thrown(() => JSON.parse(`{"name": "${secretName}`))))).not.toContain('QUIXOTE');
  expect(JSON.stringify(loggable(thrown(() => JSON.parse(`${secretName} is no JSON`))))).not.toContain('QUIXOTE');
  expect(JSON.stringify(loggable(new Error('wrapped', { cause: Object.assign(new Error(`Key (${secretName}) already exists`), { code: '23505' }) })))).toContain('PostgreSQL 23505');
  expect(loggable(new Error('no disk'))).toEqual({ type: 'Error', message: 'no disk' });
});

describe('the administrator’s commands', { timeout: patience }, () => {
  test('say how the stations stand, revoke one, and write entries out', async () => {
    if (!server) return;
    const { said } = await central('status');
    expect(said).toMatch(/^Eastern \(east\): \d+ records/m);
    expect(said).toMatch(/station-1\): enrolled, 240 entries, heard/);
    expect(await central('revoke', 'desk station-3', '--why', 'Left behind')).toMatchObject({ code: 0, said: 'Desk station-3 is refused from now on\n' });
    expect((await central('status')).said).toContain('revoked (Left behind)');
    const desk = await deskAtAll(3);
    desk.counter = 20_000;
    expect(await desk.hello()).toMatchObject({ refused: 'revoked' });
    const file = join(folder, 'east.ndjson');
    expect(await central('export', 'east', file)).toMatchObject({ code: 0, said: expect.stringMatching(/^720 entries/) as string });
    expect(readLines(readFileSync(file, 'utf8')).length).toBe(720);
    expect(await central('export', 'east', file)).toMatchObject({ code: 1 });
  });

  test('give an administrator another password, who is then signed out', async () => {
    if (!server) return;
    const { address } = running[0]!;
    const signIn = (word: string) => browse(`${address}sign-in`, { method: 'POST', form: { username: 'admin', password: word } });
    const { cookie } = await signIn(password);
    writeFileSync(join(folder, 'another'), 'another good password\n');
    expect(await central('admin', '--username', 'admin', '--new-password', '--password-file', join(folder, 'another'))).toMatchObject({ code: 0 });
    expect((await browse(address, { headers: { cookie } })).text).toContain('Sign in');
    expect((await signIn(password)).status).toBe(401);
    expect((await signIn('another good password')).status).toBe(303);
  });

  test('begin the feeds anew after the database was put back', async () => {
    if (!server) return;
    const desk = await deskAtAll(1);
    desk.counter = 30_000;
    const page = await desk.pull('facility:east', null, 5);
    if ('refused' in page) throw new Error(page.says);
    const { code, said } = await central('restored');
    expect(code).toBe(0);
    expect(said).toMatch(/The last entry of this copy was received \d{4}-\d\d-\d\d \d\d:\d\d/);
    for (const command of ['seal', 'revoke', 'admin', 'quarantine', 'enrol-code']) expect(said).toContain(`\n  ${command}: `);
    expect(await desk.pull('facility:east', page.head.next)).toMatchObject({ refused: 'epoch' });
    expect(await desk.pull('facility:east', null, 5)).toMatchObject({ lines: page.lines });
  });

  test('say what is wrong with a call, and do nothing', async () => {
    if (!server) return;
    expect(await central('enrol-code')).toMatchObject({ code: 2, said: '' });
    expect(await central('enrol-code', '--facility', 'nowhere')).toMatchObject({ code: 1, errors: expect.stringContaining('No facility nowhere') as string });
    expect(await central('export', 'all', join(folder, 'nowhere', 'all.ndjson'))).toMatchObject({ code: 1, said: '', errors: `There is no folder ${join(folder, 'nowhere')}; nothing was written.\n` });
    expect(await central('export', 'all', join(folder, 'password'))).toMatchObject({ code: 1, errors: expect.stringContaining('is there already') as string });
    expect(await central('export', 'all', join(folder, 'x'.repeat(400)))).toMatchObject({ code: 1, errors: expect.stringContaining('ENAMETOOLONG') as string });
    expect(await central('revoke', 'nobody', '--why', 'x')).toMatchObject({ code: 1, errors: expect.stringContaining('No station nobody') as string });
    expect(await central('admin', '--username', 'admin', '--name', 'Another', '--password-file', join(folder, 'password'))).toMatchObject({ code: 1, errors: expect.stringContaining('taken') as string });
  });
});

test('a main office on a fresh machine brings its own PostgreSQL, which its processes share, which is started again when it was killed, and which ends with the last of them', { timeout: patience }, async () => {
  if (!server) return;
  const own = mkdtempSync(join(tmpdir(), 'daybook-central-own-'));
  try {
    const first = await Promise.all([1, 2].map(() => startOffice(['--data', own], { DATABASE_URL: '' })));
    await first[0]!.kill();
    expect(await first[1]!.stop()).toBe(0);
    const second = await startOffice(['--data', own], { DATABASE_URL: '' });
    await second.kill();
    const third = await startOffice(['--data', own], { DATABASE_URL: '' });
    expect(await browse(`${third.address}health`)).toMatchObject({ status: 200 });
    expect((await runCentral(['status', '--data', own], { DATABASE_URL: '' })).said).toContain('1 entry');
    expect(await browse(`${third.address}health`)).toMatchObject({ status: 200 });
    process.kill(Number(readFileSync(join(own, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    for (let status = 0; status !== 200; await pause(100)) ({ status } = await browse(`${third.address}health`));
    expect(await third.stop()).toBe(0);
    expect((await runCentral(['status', '--data', own], { DATABASE_URL: '' })).said).toContain('1 entry');
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
});
