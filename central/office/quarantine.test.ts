import { beforeEach, describe, expect, test } from 'vitest';
import { known } from '../../shared/capabilities.ts';
import { identityWords, levelWords } from '../../shared/entry/testing/facts.ts';
import { levelsOf } from '../../shared/shu/level.ts';
import { isSignedBy, publicKeyOf, sha256 } from '../../crypto/keys.ts';
import { fleetOf } from '../serve/fleet.ts';
import { statusPage } from '../serve/status-page.ts';
import { keysNumbered, StationAtOffice } from '../testing/station.ts';
import { bothStores } from '../testing/stores.ts';
import type { OfficeContext } from './context.ts';
import { issueCode } from './enrol.ts';
import { foldAll } from './folding.ts';
import { answer } from './office.ts';
import { openOffice } from './open.ts';
import { branchesAside, bringIn, setAside } from './quarantine.ts';
import { sealByOrder } from './revoke.ts';
import { sayEntries } from './said.ts';

const doe = { type: 'person', id: 'doe' } as const;
const roe = { type: 'person', id: 'roe' } as const;
const adams = { account: 'adams', role: 'administrator' } as const;
const reason = 'The disk was put back after the fire';

describe.each(bothStores())('quarantine at a main office whose store is %s', (_, makeStore) => {
  let office: OfficeContext;
  let desk: StationAtOffice;
  let other: StationAtOffice;

  /** A station of which two copies went on: what the first wrote is in the book, the other branch is kept aside. */
  beforeEach(async (context) => {
    const store = await makeStore();
    if (!store) return context.skip();
    let made = 0;
    office = await openOffice(
      {
        store,
        key: keysNumbered(0),
        registry: known,
        now: () => Temporal.Instant.from('2026-03-02T12:00:00Z').epochMilliseconds,
        random: (bytes) => Buffer.from(sha256('quarantine', String((made += 1))), 'hex').subarray(0, bytes),
        isSigned: (publicKey, text, signature) => isSignedBy(publicKeyOf(publicKey), text, signature),
        program: 'test',
      },
      'Central Office',
    );
    desk = new StationAtOffice(1, (path, request) => answer(office, path, request));
    await desk.enrol((await issueCode(office, null, 'x')).code, { facility: { id: 'east', name: 'Eastern', code: 'EAS' } });
    other = new StationAtOffice(2, (path, request) => answer(office, path, request));
    await other.enrol((await issueCode(office, 'east', 'x')).code);
    desk.write({ kind: 'person.received', subject: doe, body: identityWords(), role: 'records-clerk' });
    await desk.push();
    const copy = desk.copied();
    desk.write({ kind: 'level.assigned', subject: doe, body: levelWords('II'), reason: 'Thirty days' });
    await desk.push();
    const [assigned] = [copy.write({ kind: 'level.assigned', subject: doe, body: levelWords('III'), reason: 'The order' })];
    copy.write({ kind: 'level.corrected', subject: doe, body: levelWords('I'), strikes: assigned.read.id, reason: 'I was meant' });
    copy.write({ kind: 'person.received', subject: roe, body: identityWords({ din: '26-A-0009', name: 'ROE, Richard' }), role: 'records-clerk' });
    copy.write({ kind: 'account.opened', subject: { type: 'account', id: 'reyes' }, body: { username: 'reyes', name: 'Reyes', role: 'officer', passwordHash: '$argon2id$v=19$x' }, role: 'administrator' });
    copy.counter = desk.counter;
    expect(await copy.push()).toMatchObject({ refused: 'fork' });
    desk.counter = copy.counter;
    branch = copy;
  });
  let branch: StationAtOffice;
  const branches = () => office.store.transaction((transaction) => branchesAside(transaction, office.registry));
  const theBranch = async () => (await branches())[0]!;

  test('has the branch in one piece, in plain words, and nothing decided about it', async () => {
    const all = await branches();
    expect(all.map(({ station, entries, decided }) => [station.id, entries.map(({ seq }) => seq), decided])).toEqual([['station-1', [2, 3, 4, 5], null]]);
    const said = await office.store.transaction((transaction) => sayEntries(transaction, office.registry, all[0]!.entries));
    expect(said[0]).toMatchObject({ seq: 2, about: identityWords().name, says: 'Level III assigned', reason: 'The order', role: 'captain', by: 'account account-station-1' });
    expect(await fleetOf(office)).toMatchObject({ quarantined: 4, branches: [{ station: 'Desk station-1', from: 2, to: 5, decided: null }] });
  });

  test('what is brought in is entered again by whoever decides, under the same ids, in question, and reaches the facility', async () => {
    const { name } = await theBranch();
    expect(await bringIn(office, name, reason, adams)).toEqual({ brought: 3, left: [{ seq: 5, why: 'an account is opened anew, or given its password again' }] });
    await foldAll(office);
    await other.pullAll('all');
    await other.pullAll('facility:east');
    const [, level, corrected, received] = branch.chain;
    const got = other.seen.filter(({ header }) => [level, corrected, received].some((one) => one!.read.id === header.id));
    expect(got.map(({ header, body }) => [header.station, header.author, header.role, header.kind, body])).toEqual([
      [office.identity.id, 'adams', 'administrator', 'level.assigned', levelWords('III')],
      [office.identity.id, 'adams', 'administrator', 'level.corrected', levelWords('I')],
      [office.identity.id, 'adams', 'administrator', 'person.received', identityWords({ din: '26-A-0009', name: 'ROE, Richard' })],
    ]);
    expect(got[0]!.reason).toBe(`The order (From the other branch of Desk station-1, entry 2, entered ${level!.read.at} by account account-station-1 as captain)`);
    const record = other.record(doe);
    expect(record.outcomes.get(corrected!.read.id)).toMatchObject({ is: 'in question' });
    expect(record.outcomes.get(desk.chain[1]!.read.id)).toMatchObject({ is: 'in question', with: expect.arrayContaining([corrected!.read.id]) as string[] });
    expect(other.record(roe).outcomes.get(received!.read.id)).toMatchObject({ is: 'in question', because: 'brought in from the other branch of a disk that was copied or put back' });
    expect(await office.store.transaction((transaction) => transaction.placesOf([roe]))).toMatchObject([{ home: 'east' }]);
    expect(levelsOf(record).map(({ level: held }) => held)).toContain('I');
    for (const one of await office.store.transaction((transaction) => transaction.records([doe, roe]))) expect(one.inQuestion).toBeGreaterThan(0);
  });

  test.each(['bring-in', 'set-aside'] as const)('%s is an act with author and reason, done once; the branch is kept', async (what) => {
    const { name } = await theBranch();
    const decide = () => (what === 'bring-in' ? bringIn(office, name, reason, adams) : setAside(office, name.slice(0, 6), reason, adams));
    await decide();
    const decision = what === 'bring-in' ? 'brought in' : 'set aside';
    expect(await branches()).toMatchObject([{ name, entries: [{ seq: 2 }, { seq: 3 }, { seq: 4 }, { seq: 5 }], decided: { decision, reason, author: 'adams' } }]);
    await expect(decide()).rejects.toThrow(`was ${decision} on 2026-03-02: ${reason}`);
    const fleet = await fleetOf(office);
    expect(fleet).toMatchObject({ quarantined: 0, branches: [{ decided: { decision, reason } }] });
    const shown = String(await statusPage('n', fleet, 'Adams', new Map([['adams', 'Adams, A.']])));
    expect(shown).toContain(`${decision}${what === 'bring-in' ? ', 1 left aside' : ''}: ${reason}`);
    expect(shown).toContain('Adams, A.');
    expect(shown).not.toContain('to be decided');
    expect((await other.pullAll('all')).map(({ kind }) => kind)).toContain('station.branch-decided');
  });

  test('what a court has sealed is sealed in quarantine as well, and stays so when the branch is sent again', async () => {
    const { name } = await theBranch();
    await bringIn(office, name, reason, adams);
    const { id } = branch.chain[1]!.read;
    await sealByOrder(office, id, 'Ulster County Court 2026-17', adams);
    branch.counter = desk.counter;
    expect(await branch.push(2)).toMatchObject({ refused: 'fork' });
    const { entries } = await theBranch();
    expect(entries.map(({ content }) => content === null)).toEqual([true, false, false, false]);
    const said = await office.store.transaction((transaction) => sayEntries(transaction, office.registry, entries));
    expect(JSON.stringify(said)).not.toContain('The order');
    expect(said[0]).toMatchObject({ seq: 2, says: expect.stringContaining('sealed by a court') as string });
  });

  test('what a court orders sealed that was never brought in is sealed where it lies, and is not brought in any more', async () => {
    const { name } = await theBranch();
    const { id } = branch.chain[1]!.read;
    await sealByOrder(office, id, 'Ulster County Court 2026-17', adams);
    expect((await theBranch()).entries.map(({ content }) => content === null)).toEqual([true, false, false, false]);
    expect((await bringIn(office, name, reason, adams)).left).toContainEqual({ seq: 2, why: 'its content is sealed' });
    await expect(sealByOrder(office, branch.chain[4]!.read.id, 'Ulster County Court 2026-17', adams)).rejects.toThrow('about a person');
  });

  test('what was decided on an evening was decided on that day', async () => {
    office = { ...office, now: () => Temporal.Instant.from('2026-03-03T02:00:00Z').epochMilliseconds };
    const { name } = await theBranch();
    await setAside(office, name, reason, adams);
    await expect(setAside(office, name, reason, adams)).rejects.toThrow('was set aside on 2026-03-02');
  });

  test('what is set aside stays out of the book', async () => {
    await setAside(office, (await theBranch()).name, reason, adams);
    const held = await office.store.transaction((transaction) => transaction.entriesOf([doe, roe]));
    expect(held.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(String(await statusPage('n', await fleetOf(office), 'Adams', new Map()))).not.toContain('Somebody has to decide');
  });

  test('what the branch went on to write after the decision is a branch of its own, and waits', async () => {
    await setAside(office, (await theBranch()).name, reason, adams);
    branch.write({ kind: 'level.assigned', subject: doe, body: levelWords('II'), reason: 'Later' });
    branch.counter = desk.counter;
    expect(await branch.push(2)).toMatchObject({ refused: 'fork' });
    expect((await branches()).map(({ entries, decided }) => [entries.map(({ seq }) => seq), decided?.decision ?? null])).toEqual([[[2, 3, 4, 5], 'set aside'], [[6], null]]);
    expect(await fleetOf(office)).toMatchObject({ quarantined: 1 });
  });

  test('a branch that a newer program wrote, by an office and about a subject not known here yet, is listed and decided like any other', async () => {
    const copy = desk.copied();
    copy.chain.pop();
    copy.wall += 60_000;
    const [first, second] = [1, 2].map(() => copy.write({ kind: 'level.assigned', subject: doe, body: levelWords('I'), reason: 'Later' }));
    copy.chain[1] = copy.resealed(first!, { role: 'unit-counselor' as never });
    copy.chain[2] = copy.resealed(second!, { subject: { type: 'visitor' as never, id: 'v-1' }, previous: copy.chain[1].hash });
    expect(await copy.push(2)).toMatchObject({ refused: 'fork' });
    expect(await fleetOf(office)).toMatchObject({ quarantined: 6 });
    const newer = (await branches()).find(({ entries }) => entries[0]!.hash === copy.chain[1]!.hash)!;
    const said = await office.store.transaction((transaction) => sayEntries(transaction, office.registry, newer.entries));
    expect(said).toMatchObject([{ role: 'unit-counselor', says: 'Level I assigned' }, { about: 'visitor v-1' }]);
    expect(await bringIn(office, newer.name, reason, adams)).toEqual({ brought: 1, left: [{ seq: 3, why: 'nothing about a visitor is brought in' }] });
  });

  test('a branch that is not there, or a name too short for one, is said to be', async () => {
    await expect(bringIn(office, 'abcdef', reason, adams)).rejects.toThrow('No branch abcdef is in quarantine.');
    await expect(setAside(office, (await theBranch()).name.slice(0, 2), reason, adams)).rejects.toThrow('No branch');
    expect(await fleetOf(office)).toMatchObject({ quarantined: 4 });
  });
});
