import { describe, expect, test } from 'vitest';
import { known } from '../shared/capabilities.ts';
import { fold } from '../shared/entry/fold.ts';
import { levelsOf } from '../shared/shu/level.ts';
import type { Act } from '../shared/contract/contract.ts';
import type { Actor } from '../shared/entry/kind.ts';
import { problemCodes } from '../shared/problems.ts';
import { mustRecord, setUpStation } from './set-up.ts';
import type { Station } from './station.ts';
import { daybookOf } from './store/queries/daybook.ts';
import { inboxOf } from './store/queries/inbox.ts';
import { assignCell, assignLevel, receive } from './testing/acts.ts';
import { atMainOffice, windowOn } from './testing/main-office.ts';
import { enrolAt, stationAt, testOffice } from './testing/office.ts';
import { testPassword } from './testing/station.ts';

const password = testPassword;
const codesOf = (station: Station, actor: Actor, ...acts: readonly Act[]) => {
  const recorded = station.record(acts, actor, problemCodes);
  return recorded.is === 'recorded' ? [] : recorded.problems.filter(({ severity }) => severity === 'stop').map(({ code }) => code);
};
const problemsOf = (call: Promise<unknown>) => call.then(() => [], (error: { data?: { problems?: { code: string; value: string; sentence: string }[] } }) => error.data?.problems ?? []);

describe('a workstation of the main office', () => {
  test('comes with no account: the first is the administrator’s, who opens those of coordinators and of no other office', async () => {
    const office = await testOffice();
    using at = await stationAt(office, 9);
    await enrolAt(office, at.station, office.context.identity.id, 'Coordinators 1');
    const window = windowOn(at.station);
    expect(await window.station.status()).toMatchObject({ state: 'without accounts', mainOffice: 'Main office', facility: null });
    await window.accounts.openFirst({ username: 'admin', name: 'Adams, A.', password });
    expect(await window.station.status()).toMatchObject({ state: 'ready' });
    expect(await problemsOf(window.accounts.open({ username: 'reyes', name: 'Reyes, O.', role: 'officer', password }))).toMatchObject([{ code: 'OFF-003', value: 'Officer' }]);
    await window.accounts.open({ username: 'cole', name: 'Cole, C.', role: 'coordinator', password });
    expect((await window.accounts.list()).map(({ username }) => username)).toEqual(['admin', 'cole']);
  });

  test('signs in its own accounts, refuses those of a facility and says why, and keeps both apart under one user name', async () => {
    using at = await atMainOffice();
    const window = windowOn(at.desk);
    expect(await window.session.signIn({ username: 'coordinator', password })).toMatchObject({ name: 'Cole, C.' });
    expect(await problemsOf(window.session.signIn({ username: 'captain', password }))).toMatchObject([{ code: 'OFF-002', sentence: expect.stringContaining('is of Test Correctional Facility') }]);
    expect(await window.session.signIn({ username: 'captain', password: 'another password' })).toBeNull();
    expect((await window.accounts.list()).map(({ username }) => username)).toEqual(['admin', 'coordinator']);
    expect(await windowOn(at.first.station).session.signIn({ username: 'coordinator', password })).toMatchObject({ account: at.first.actors.coordinator.account });
    expect(inboxOf(at.desk.db, known, 'administrator').clashes).toEqual([]);
  });

  test('has nobody sign in with an account of its own on which a facility wrote', async () => {
    using at = await atMainOffice();
    await at.meetAll();
    const { passwordHash } = at.first.station.db.query.accounts.findFirst({ where: (one, is) => is.eq(one.username, 'captain') }).sync()!;
    mustRecord(at.first.station, [{ kind: 'account.password-set', subject: { type: 'account', id: at.coordinator }, effective: '2026-03-02', body: { passwordHash } }], at.first.actors.administrator);
    await at.meetAll();
    expect(at.desk.book.entriesOf({ type: 'account', id: at.coordinator })).toHaveLength(2);
    expect(await windowOn(at.desk).session.signIn({ username: 'coordinator', password }).catch(() => null)).toBeNull();
  });

  test('enters for no facility: it receives nobody, assigns nothing, and gives nobody there a password', async () => {
    using at = await atMainOffice();
    await at.meetAll();
    const coordinator = { account: at.coordinator, role: 'coordinator' } as const;
    const administrator = { account: 'admin', role: 'administrator' } as const;
    expect(codesOf(at.desk, coordinator, receive('somebody', { din: '19-B-0009', nysid: '00000009Q' }))).toEqual(['OFF-001']);
    expect(codesOf(at.desk, { ...coordinator, role: 'captain' }, assignLevel(at.people[0]!, 'II'), assignCell(at.people[0]!, 'SHU', '8A1-01'))).toEqual(['OFF-001', 'OFF-001']);
    expect(codesOf(at.desk, administrator, { kind: 'account.closed', subject: { type: 'account', id: at.first.actors.captain.account }, effective: '2026-03-02', body: {}, reason: 'Left' })).toEqual(['OFF-001']);
    expect(codesOf(at.desk, administrator, { kind: 'account.closed', subject: { type: 'account', id: at.coordinator }, effective: '2026-03-02', body: {}, reason: 'Left' })).toEqual([]);
  });

  test('shows the people of every facility with whose they are, and of one facility alone', async () => {
    using at = await atMainOffice();
    using far = await stationAt(at.office, 6);
    const { actor, facility } = await setUpStation(far.station, { facility: 'Far Correctional Facility', code: 'FAR', demonstration: false, station: 'Records 1', administrator: { username: 'admin', name: 'F. Admin', password } });
    await enrolAt(at.office, far.station, null);
    mustRecord(far.station, [receive('zell', { din: '19-B-0009', nysid: '00000009Q', name: 'ZELL, Amos' })], { ...actor, role: 'records-clerk' });
    await far.station.sync.now();
    const here = { id: at.first.facility, name: 'Test Correctional Facility' };
    at.first.as('records-clerk', { kind: 'person.transferred', subject: { type: 'person', id: at.people[1]! }, effective: '2026-03-02', body: { from: here, to: { id: facility, name: 'Far Correctional Facility' }, authors: [] } });
    await at.meetAll();
    const shown = [['DOE, John A', here.name], ['DOE, John B', 'Far Correctional Facility'], ['ZELL, Amos', 'Far Correctional Facility']];
    expect(at.desk.people.list(undefined, 'name').map((one) => [one.name, one.facility])).toEqual(shown);
    expect(at.desk.people.list(undefined, 'name', facility).map(({ name }) => name)).toEqual(['DOE, John B', 'ZELL, Amos']);
    expect(at.desk.people.list(undefined, 'name', 'another')).toEqual([]);
    expect(at.desk.people.search('doe', 5)[0]!.facility).toBe('Test Correctional Facility');
    expect(at.first.station.people.list(undefined, 'name')[0]).not.toHaveProperty('facility');
  });

  test('has the matters of every facility in its inbox; its coordinator settles what no office there may, and it leaves their inboxes', async () => {
    using at = await atMainOffice();
    const [person] = at.people;
    const mine = at.first.as('captain', assignLevel(person!, 'II', { reason: 'Thirty days' }));
    const theirs = at.atSecond(at.first.actors.captain, assignLevel(person!, 'III', { reason: 'Sixty days' }));
    await at.meetAll();
    const { matters: [matter] } = inboxOf(at.desk.db, known, 'coordinator');
    expect(matter).toMatchObject({ subjectName: 'DOE, John A', facility: { id: at.first.facility, name: 'Test Correctional Facility' }, mine: true, settlers: ['coordinator'] });
    expect(inboxOf(at.desk.db, known, 'administrator').matters[0]!.mine).toBe(false);
    const settled: Act = { kind: 'question.settled', subject: matter!.subject, effective: '2026-03-02', body: { settles: [...mine, ...theirs], stands: mine, how: 'chosen' }, reason: 'The log has II' };
    expect(codesOf(at.desk, { account: at.coordinator, role: 'administrator' }, settled)).toEqual(['ENT-001', 'QST-004']);
    expect(codesOf(at.desk, { account: at.coordinator, role: 'coordinator' }, settled)).toEqual([]);
    await at.meetAll();
    for (const { db } of [at.first.station, at.second, at.desk]) expect(inboxOf(db, known, 'captain').matters).toEqual([]);
    for (const { book } of [at.first.station, at.second, at.desk]) expect(levelsOf(fold(matter!.subject, book.entriesOf(matter!.subject), known)).map(({ level }) => level)).toEqual(['II']);
    expect(daybookOf(at.first.station.db, matter!.subject, known).at(-1)).toMatchObject({ kind: 'question.settled', authorName: 'Coordinators 1', role: 'coordinator' });
  });

  test('counts two in one cell as a clash of their facility, and none where the cell has two beds', async () => {
    using at = await atMainOffice();
    at.first.as('captain', assignCell(at.people[0]!, 'SHU', '8A1-01'));
    at.atSecond(at.first.actors.captain, assignCell(at.people[1]!, 'SHU', '8A1-01'));
    await at.meetAll();
    expect(inboxOf(at.desk.db, known, 'coordinator').clashes).toMatchObject([{ is: 'one cell', over: 'SHU 8A1-01', facility: { name: 'Test Correctional Facility' }, subjects: [{ name: 'DOE, John A' }, { name: 'DOE, John B' }] }]);
    const unit = at.first.station.db.query.units.findFirst({ where: (one, is) => is.eq(one.code, 'SHU') }).sync()!.layout as { galleries: { code: string; beds?: number }[] };
    const doubled = { ...unit, galleries: unit.galleries.map((gallery) => ({ ...gallery, beds: 2 })) };
    at.first.as('administrator', { kind: 'unit.described', subject: { type: 'facility', id: at.first.facility }, effective: '2026-03-02', body: doubled });
    await at.meetAll();
    expect(inboxOf(at.desk.db, known, 'coordinator').clashes).toEqual([]);
  });
});
