import { isContractProcedure } from '@orpc/contract';
import { createRouterClient, ORPCError } from '@orpc/server';
import { describe, expect, test } from 'vitest';
import { roles, type Role } from '../shared/accounts/roles.ts';
import { actsAtOnce, contract } from '../shared/contract/contract.ts';
import type { Progress, RosterReport } from '../shared/contract/shapes.ts';
import { routerOf } from './router.ts';
import { newSession } from './session.ts';
import type { Station } from './station.ts';
import { assignLevel, receive, report } from './testing/acts.ts';
import { dump } from './testing/dump.ts';
import { png } from './testing/files.ts';
import { down, enrolAt, stationAt, testOffice } from './testing/office.ts';
import { roster, row, rows } from './testing/roster.ts';
import { newStation, testPassword, testStation, type TestStation } from './testing/station.ts';

/** A window on a station: a client in the same process, with a session of its own. */
function windowOn(station: Station) {
  return createRouterClient(routerOf(station), { context: { session: newSession() } });
}

async function signedIn(at: TestStation, role: Role) {
  const client = windowOn(at.station);
  expect(await client.session.signIn({ username: role, password: testPassword })).not.toBeNull();
  return client;
}

/** The code of the error that a call ends with, or `none`. */
async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'none';
  } catch (error) {
    return error instanceof ORPCError ? error.code : String(error);
  }
}

const problemsOf = async (call: Promise<unknown>) => call.then(() => [], (error: { data?: { problems?: { code: string }[] } }) => error.data?.problems?.map(({ code }) => code));

/** Every procedure of the contract: its path, and whether it takes an input. */
const procedures = proceduresOf(contract, []);

function proceduresOf(part: object, path: readonly string[]): readonly { readonly path: string; readonly takes: boolean }[] {
  if (isContractProcedure(part)) return [{ path: path.join('.'), takes: part['~orpc'].inputSchema !== undefined }];
  return Object.entries(part).flatMap(([name, inner]) => proceduresOf(inner as object, [...path, name]));
}

type Call = (input?: unknown) => Promise<unknown>;
const at = (client: object, path: string): Call => path.split('.').reduce((part, name) => (part as Record<string, object>)[name]!, client) as unknown as Call;

/** What may be asked before anybody has signed in; to sign out is to ask for nothing. */
const open = new Set(['station.status', 'station.setUp', 'station.startDemonstration', 'session.current', 'session.signIn', 'session.signOut', 'sync.status', 'sync.enrol', 'accounts.openFirst']);

/** An input that is in order, for each procedure that takes one. */
const inputs: Readonly<Record<string, unknown>> = {
  'station.setUp': { facility: 'A Facility', code: 'AF', station: 'Records 1', username: 'admin', name: 'An Administrator', password: testPassword },
  'session.signIn': { username: 'officer', password: testPassword },
  'entries.record': { acts: [report('somebody')], acknowledged: [] },
  'entries.countersign': { acts: [], countersigned: [report('somebody', {}, { id: '019ca9e9-d580-70a6-b65f-3334a88bc231' })], signer: { username: 'officer', password: testPassword }, acknowledged: [] },
  'entries.daybook': { subject: { type: 'person', id: 'somebody' } },
  'entries.recent': { limit: 5 },
  'people.search': { text: 'marsh', limit: 5 },
  'people.list': { order: 'name' },
  'people.open': { id: 'somebody' },
  'certification.preview': { person: 'somebody' },
  'certification.certified': { person: 'somebody', certificate: 'one' },
  'certification.list': { list: 'never-certified', page: 1 },
  'attachments.keep': { content: png('gate.png'), bytes: png('gate.png').size },
  'attachments.awaited': { person: 'somebody', report: '019ca9e9-d580-70a6-b65f-3334a88bc231' },
  'attachments.open': { person: 'somebody', report: '019ca9e9-d580-70a6-b65f-3334a88bc231', sha256: '0'.repeat(64) },
  'roster.preview': { text: roster(row()) },
  'roster.import': { text: roster(row()), digest: '0'.repeat(64) },
  'reconcile.compare': { text: 'DIN,ME\n19-B-0421,2024-10-29' },
  'reconcile.csv': { text: 'DIN,ME\n19-B-0421,2024-10-29' },
  'discipline.docket': { day: '2026-03-02' },
  'discipline.expunged': { person: 'somebody' },
  'housing.board': { unit: 'SHU' },
  'housing.freeBeds': { unit: 'SHU' },
  'housing.pairing': { person: 'somebody', unit: 'SHU', cell: '8A1-01' },
  'housing.levelInCell': { person: 'somebody', level: 'III' },
  'housing.designations': { unit: 'SHU' },
  'housing.separations': { person: 'somebody' },
  'housing.sheet': { unit: 'SHU' },
  'housing.standing': { person: 'somebody' },
  'shu.shift': { since: '2026-03-01T22:00' },
  'shu.cards': { unit: 'SHU' },
  'procedures.preview': { version: { procedure: 'reports', effective: '2026-01-01', scope: 'facility', source: 'A memorandum', numbers: { lateAfterDays: 3 } } },
  'accounts.open': { username: 'another', name: 'Another', password: testPassword, role: 'officer' },
  'accounts.openFirst': { username: 'another', name: 'Another', password: testPassword },
  'accounts.setPassword': { id: 'somebody', password: testPassword },
  'sync.enrol': { code: 'ABCD', name: 'Records 2', address: 'https://office.test' },
  'sync.pause': { paused: true },
  'sync.importByHand': { text: 'no file' },
  'sync.matter': { entry: '019ca9e9-d580-70a6-b65f-3334a88bc231' },
  'sync.ifSettled': { settles: ['019ca9e9-d580-70a6-b65f-3334a88bc231'], stands: [] },
  'drafts.get': { key: 'report' },
  'drafts.put': { key: 'report', title: 'A report', words: {} },
  'drafts.drop': { key: 'report' },
};

/** Those of whose input everything may be left out. */
const mayBeEmpty = new Set(['shu.shift']);

describe('the contract', () => {
  test('is known to these tests in full', () => {
    expect(procedures.length).toBeGreaterThan(25);
    expect(procedures.filter(({ takes }) => takes).map(({ path }) => path).toSorted()).toEqual(Object.keys(inputs).toSorted());
    expect([...open].filter((path) => !procedures.some((one) => one.path === path))).toEqual([]);
  });

  test.each(procedures.filter(({ path }) => !open.has(path)).map(({ path }) => [path]))('%s needs somebody who has signed in', async (path) => {
    using own = await testStation();
    const before = dump(own.station.db);
    expect(await codeOf(at(windowOn(own.station), path)(inputs[path]))).toBe('SIGNED_OUT');
    expect(dump(own.station.db)).toEqual(before);
  });

  test.each(procedures.filter(({ takes }) => takes).map(({ path }) => [path]))('%s refuses at the boundary what is not its input', async (path) => {
    using own = await testStation();
    const client = await signedIn(own, 'administrator');
    const before = dump(own.station.db);
    const input = inputs[path] as object;
    const [first = ''] = Object.keys(input);
    for (const bad of [undefined, null, 42, 'text', [], ...(mayBeEmpty.has(path) ? [] : [{}]), { ...input, unexpected: true }, { ...input, [first]: { $gt: '' } }]) {
      expect(await codeOf(at(client, path)(bad)), JSON.stringify(bad)).toBe('BAD_REQUEST');
    }
    expect(dump(own.station.db)).toEqual(before);
  });

  test.each<[string, object]>([
    ['more acts than a hundred', { acts: Array.from({ length: actsAtOnce + 1 }, () => report('somebody')), acknowledged: [] }],
    ['no acts', { acts: [], acknowledged: [] }],
    ['an id that is no UUIDv7', { acts: [report('somebody', {}, { id: '123e4567-e89b-42d3-a456-426614174000' })], acknowledged: [] }],
    ['a subject of no type', { acts: [{ ...report('somebody'), subject: { type: 'ghost', id: 'x' } }], acknowledged: [] }],
    ['an author of its own choosing', { acts: [{ ...report('somebody'), author: 'another' }], acknowledged: [] }],
  ])('recording refuses %s', async (_, input) => {
    using own = await testStation();
    const client = await signedIn(own, 'officer');
    expect(await codeOf(at(client, 'entries.record')(input))).toBe('BAD_REQUEST');
  });
});

describe('signing in', () => {
  test('with the right password says who it is, whatever the case of the user name, until signing out', async () => {
    using own = await testStation();
    const client = windowOn(own.station);
    expect(await client.session.current()).toBeNull();
    const account = { account: own.actors['shu-sergeant'].account, username: 'shu-sergeant', name: 'The shu-sergeant', role: 'shu-sergeant' };
    expect(await client.session.signIn({ username: ' SHU-Sergeant ', password: testPassword })).toEqual(account);
    expect(await client.session.current()).toEqual(account);
    expect(await client.session.signOut()).toBeNull();
    expect(await client.session.current()).toBeNull();
    expect(await codeOf(client.desk.show())).toBe('SIGNED_OUT');
  });

  test('with a wrong password, an unknown name or a closed account gives nothing, and says no more', async () => {
    using own = await testStation();
    own.as('administrator', { kind: 'account.closed', subject: { type: 'account', id: own.actors.captain.account }, effective: '2026-03-02', body: {}, reason: 'Left' });
    const client = windowOn(own.station);
    const tried = await Promise.all([
      client.session.signIn({ username: 'officer', password: `${testPassword}x` }),
      client.session.signIn({ username: 'officer', password: testPassword.toUpperCase() }),
      client.session.signIn({ username: 'nobody', password: testPassword }),
      client.session.signIn({ username: 'captain', password: testPassword }),
      client.session.signIn({ username: `officer' --`, password: testPassword }),
    ]);
    expect(tried).toEqual([null, null, null, null, null]);
    expect(await client.session.current()).toBeNull();
  });

  test('with a wrong password leaves whoever is signed in signed in', async () => {
    using own = await testStation();
    const client = await signedIn(own, 'officer');
    expect(await client.session.signIn({ username: 'captain', password: 'wrong password' })).toBeNull();
    expect(await client.session.current()).toMatchObject({ role: 'officer' });
  });

  test('is by window: another window stays signed out', async () => {
    using own = await testStation();
    await signedIn(own, 'officer');
    expect(await windowOn(own.station).session.current()).toBeNull();
  });

  test('ends when the account is closed, and so does all that it may do', async () => {
    using own = await testStation();
    const client = await signedIn(own, 'officer');
    own.as('administrator', { kind: 'account.closed', subject: { type: 'account', id: own.actors.officer.account }, effective: '2026-03-02', body: {}, reason: 'Left' });
    expect(await client.session.current()).toBeNull();
    expect(await codeOf(client.desk.show())).toBe('SIGNED_OUT');
  });

  test('takes the new password once one is set, and the old no more', async () => {
    using own = await testStation();
    const administrator = await signedIn(own, 'administrator');
    await administrator.accounts.setPassword({ id: own.actors.officer.account, password: 'an entirely new one' });
    const client = windowOn(own.station);
    expect(await client.session.signIn({ username: 'officer', password: testPassword })).toBeNull();
    expect(await client.session.signIn({ username: 'officer', password: 'an entirely new one' })).toMatchObject({ role: 'officer' });
  });
});

describe('recording', () => {
  test('is done in the name of whoever is signed in, and answers with the entries', async () => {
    using own = await testStation();
    const { id } = own.person();
    const client = await signedIn(own, 'officer');
    const { entries } = await client.entries.record({ acts: [report(id)], acknowledged: [] });
    const [line] = await client.entries.recent({ limit: 1 });
    expect(line).toMatchObject({ id: entries[0], author: own.actors.officer.account, role: 'officer' });
  });

  test('that is refused, or asks for an acknowledgement, says why', async () => {
    using own = await testStation();
    const { id } = own.person();
    const client = await signedIn(own, 'officer');
    const refused = client.entries.record({ acts: [report(id, { rules: ['999.99'] })], acknowledged: [] });
    expect(await codeOf(refused)).toBe('REFUSED');
    expect(await problemsOf(refused)).toEqual(['DIS-002']);
    const warned = client.entries.record({ acts: [report(id, { date: '2026-01-05' })], acknowledged: [] });
    expect(await codeOf(warned)).toBe('ACKNOWLEDGE');
    expect(await problemsOf(warned)).toEqual(['DIS-004']);
    expect((await client.entries.record({ acts: [report(id, { date: '2026-01-05' })], acknowledged: ['DIS-004'] })).entries).toHaveLength(1);
  });

  test('beyond one’s role is refused', async () => {
    using own = await testStation();
    const { id } = own.person();
    const client = await signedIn(own, 'officer');
    expect(await problemsOf(client.entries.record({ acts: [assignLevel(id, 'I')], acknowledged: [] }))).toContain('ENT-001');
    expect(await problemsOf(client.accounts.open({ username: 'friend', name: 'A Friend', password: testPassword, role: 'administrator' }))).toContain('ENT-001');
    expect(await problemsOf(client.accounts.setPassword({ id: own.actors.administrator.account, password: testPassword }))).toContain('ENT-001');
  });

  test('of a password too short, or of a user name that is taken, is refused', async () => {
    using own = await testStation();
    const client = await signedIn(own, 'administrator');
    expect(await problemsOf(client.accounts.open({ username: 'another', name: 'Another', password: 'short', role: 'officer' }))).toEqual(['ACC-002']);
    expect(await problemsOf(client.accounts.open({ username: 'Officer', name: 'Another', password: testPassword, role: 'officer' }))).toEqual(['ACC-001']);
    expect(await problemsOf(client.accounts.setPassword({ id: own.actors.officer.account, password: 'short' }))).toEqual(['ACC-002']);
  });
});

describe('rosters', () => {
  test.each(roles.map((role) => [role]))('may be previewed and imported by the records office only: %s', async (role) => {
    using own = await testStation();
    const client = await signedIn(own, role);
    const expected = role === 'records-clerk' || role === 'coordinator' ? 'none' : 'NOT_YOURS';
    expect(await codeOf(client.roster.preview({ text: roster(row()) }))).toBe(expected);
    if (expected === 'NOT_YOURS') expect(await codeOf(client.roster.import({ text: roster(row()), digest: '0'.repeat(64) }))).toBe('NOT_YOURS');
  });

  test('are imported as previewed, telling how far it is', async () => {
    using own = await testStation();
    const client = await signedIn(own, 'coordinator');
    const text = roster(...rows(30));
    const { digest } = await client.roster.preview({ text });
    const steps: (Progress | RosterReport)[] = [];
    for await (const step of await client.roster.import({ text, digest })) steps.push(step);
    expect(steps.map((step) => (step.is === 'progress' ? step.done : step.added))).toEqual([25, 30, 30]);
  });

  test('are not imported when the preview does not hold any more', async () => {
    using own = await testStation();
    const client = await signedIn(own, 'coordinator');
    const importing = (async () => {
      for await (const _ of await client.roster.import({ text: roster(row()), digest: '0'.repeat(64) })) continue;
    })();
    expect(await codeOf(importing)).toBe('PREVIEW_CHANGED');
    expect(await client.people.list({ order: 'name' })).toEqual([]);
  });
});

describe('what is asked for and is not there', () => {
  test('is said not to be', async () => {
    using own = await testStation();
    const client = await signedIn(own, 'officer');
    expect(await codeOf(client.people.open({ id: 'nobody' }))).toBe('NOT_FOUND');
    expect(await codeOf(client.housing.board({ unit: 'Z' }))).toBe('NOT_FOUND');
    expect(await client.drafts.get({ key: 'none' })).toBeNull();
  });
});

describe('drafts', () => {
  test('are by account: kept over signing out, seen by nobody else', async () => {
    using own = await testStation();
    const client = await signedIn(own, 'officer');
    await client.drafts.put({ key: 'report:1', title: 'A report', words: { place: '8A1' } });
    await client.drafts.put({ key: 'report:1', title: 'A report, longer', words: { place: '8A1 gallery' } });
    await client.session.signOut();

    const other = await signedIn(own, 'shu-sergeant');
    expect(await other.drafts.list()).toEqual([]);
    expect(await other.drafts.get({ key: 'report:1' })).toBeNull();
    await other.drafts.put({ key: 'report:1', title: 'Another', words: { place: 'yard' } });
    await other.drafts.drop({ key: 'report:1' });

    const again = await signedIn(own, 'officer');
    expect(await again.drafts.list()).toEqual([{ key: 'report:1', title: 'A report, longer', savedAt: '2026-03-02T15:00:00.000Z' }]);
    expect(await again.drafts.get({ key: 'report:1' })).toEqual({ place: '8A1 gallery' });
    await again.drafts.drop({ key: 'report:1' });
    expect(await again.drafts.list()).toEqual([]);
  });
});

describe('a station that nobody has set up', () => {
  test('says so, and is set up once: its administrator is signed in', async () => {
    using own = await newStation();
    const client = windowOn(own.station);
    expect(await client.station.status()).toMatchObject({ state: 'new', facility: null, station: null, demonstrationAccounts: [], today: '2026-03-02' });
    const words = inputs['station.setUp'] as Parameters<typeof client.station.setUp>[0];
    expect(await problemsOf(client.station.setUp({ ...words, password: 'short' }))).toEqual(['ACC-002']);
    expect((await client.station.status()).state).toBe('new');
    expect(await client.station.setUp(words)).toMatchObject({ username: 'admin', role: 'administrator' });
    expect(await client.session.current()).toMatchObject({ role: 'administrator' });
    expect(await client.station.status()).toMatchObject({ state: 'ready', facility: { name: 'A Facility', code: 'AF', demonstration: false }, station: { name: 'Records 1' }, demonstrationAccounts: [] });
    expect(await codeOf(client.station.setUp(words))).toBe('NOT_YOURS');
  });

  test('is set up by one of two windows that ask at once', async () => {
    using own = await newStation();
    const words = inputs['station.setUp'] as { facility: string; code: string; station: string; username: string; name: string; password: string };
    const asked = await Promise.all([codeOf(windowOn(own.station).station.setUp(words)), codeOf(windowOn(own.station).station.setUp(words))]);
    expect(asked.filter((code) => code === 'none')).toHaveLength(1);
    expect(own.station.book.count()).toBe(3);
  });

  test('shows the demonstration, whose passwords are for all to see', { timeout: 60_000 }, async () => {
    using own = await newStation();
    const client = windowOn(own.station);
    let last: Progress | undefined;
    for await (const step of await client.station.startDemonstration()) last = step;
    expect(last).toMatchObject({ is: 'progress' });
    const { facility, demonstrationAccounts } = await client.station.status();
    expect(facility?.demonstration).toBe(true);
    expect(demonstrationAccounts.map(({ role }) => role).toSorted()).toEqual([...roles].toSorted());
    const { username, password } = demonstrationAccounts[0]!;
    expect(await client.session.signIn({ username, password })).not.toBeNull();
    expect(await client.people.list({ order: 'din' })).toHaveLength(1200);
  });

  test('that has been set up shows no demonstration any more', async () => {
    using own = await testStation();
    const starting = (async () => {
      for await (const _ of await windowOn(own.station).station.startDemonstration()) continue;
    })();
    expect(await codeOf(starting)).toBe('NOT_YOURS');
    expect((await windowOn(own.station).station.status()).demonstrationAccounts).toEqual([]);
  });
});

describe('what changes', () => {
  test('is told to a window that listens, until it stops', async () => {
    using own = await testStation();
    const client = await signedIn(own, 'records-clerk');
    const ended = new AbortController();
    const changes = await client.changes(undefined, { signal: ended.signal });
    const first = changes.next();
    await new Promise((resolve) => setImmediate(resolve));
    const id = own.id();
    await client.entries.record({ acts: [receive(id)], acknowledged: [] });
    expect(await first).toMatchObject({ done: false, value: { subjects: [{ type: 'person', id }] } });
    ended.abort();
    expect((await changes.next()).done).toBe(true);
  });
});

describe('what a signed-in officer reads', () => {
  test('are pages, lists, boards, units, accounts, the desk and the daybook, with no password among them', async () => {
    using own = await testStation();
    const { id } = own.person();
    const client = await signedIn(own, 'officer');
    const read = await Promise.all([
      client.people.search({ text: 'marsh', limit: 5 }),
      client.people.list({ order: 'name' }),
      client.people.open({ id }),
      client.housing.units(),
      client.housing.board({ unit: 'SHU' }),
      client.accounts.list(),
      client.desk.show(),
      client.entries.daybook({ subject: { type: 'account', id: own.actors.officer.account } }),
      client.entries.recent({ limit: 200 }),
      client.station.about(),
      client.roster.template(),
    ]);
    expect(read[5]).toHaveLength(roles.length);
    expect(JSON.stringify(read)).not.toMatch(/argon2/);
  });
});

describe('sync', () => {
  const words = { name: 'Records 2', address: 'https://office.test' };

  test('a fresh station is enrolled before anybody can sign in, and then has the facility and its accounts', async () => {
    const office = await testOffice();
    using first = await testStation({ link: office.link });
    await enrolAt(office, first.station, null);
    using fresh = await stationAt(office, 5);
    const client = windowOn(fresh.station);
    expect(await client.sync.status()).toMatchObject({ is: 'not enrolled' });
    expect(await problemsOf(client.sync.enrol({ ...words, code: 'ABCD' }))).toEqual(['SYN-001']);
    await client.sync.enrol({ ...words, code: await office.code(first.facility) });
    await fresh.station.sync.now();
    expect(await client.session.signIn({ username: 'captain', password: testPassword })).not.toBeNull();
    expect(await client.sync.inbox()).toEqual({ matters: [], clashes: [] });
    expect((await client.sync.pause({ paused: true })).is).toBe('paused');
    expect((await client.sync.pause({ paused: false })).is).toBe('up to date');
    await fresh.station.sync.close();
  });

  test('of a station that was set up, an administrator alone enrols it; that the office is not reached is said', async () => {
    const office = await testOffice();
    using own = await testStation({ link: office.link });
    expect(await codeOf((await signedIn(own, 'captain')).sync.enrol({ ...words, code: await office.code(null) }))).toBe('NOT_YOURS');
    expect(await codeOf(windowOn(own.station).sync.enrol({ ...words, code: await office.code(null) }))).toBe('NOT_YOURS');
    office.bend = down;
    const administrator = await signedIn(own, 'administrator');
    expect(await problemsOf(administrator.sync.enrol({ ...words, code: await office.code(null) }))).toEqual(['SYN-005']);
    expect(await problemsOf(administrator.sync.exportByHand())).toEqual(['SYN-004']);
    expect(await codeOf(administrator.sync.enrol({ ...words, address: 'http://office.test', code: 'ABCD' }))).toBe('BAD_REQUEST');
  });
});
