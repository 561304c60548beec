import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Role } from '../shared/accounts/roles.ts';
import { known } from '../shared/capabilities.ts';
import type { Act } from '../shared/contract/contract.ts';
import { walkOf, type Case } from '../shared/discipline/case.ts';
import { localMoment } from '../shared/discipline/moment.ts';
import type { CaseState } from '../shared/discipline/state-graph.ts';
import { levels } from '../shared/facility/facility.ts';
import { defaultProcedures } from '../shared/procedures/procedures.ts';
import { levelRuleSet } from '../shared/shu/rules.ts';
import { ruleSet } from '../shared/time/compute.ts';
import { formOf, NotMadeAgain, projections, rebuild } from './rebuild.ts';
import { openStation } from './station.ts';
import { putDraft } from './store/drafts.ts';
import { databaseFile } from './store/open.ts';
import { personPage } from './store/queries/person-page.ts';
import { assignCell, assignLevel, certify, commit, correction, receive, report, testDay, testUnits, voiding } from './testing/acts.ts';
import { caseSteps, onCase, type CaseStepName } from './testing/cases.ts';
import { certifyDates, checkCertificate, enterByHand } from './testing/certification.ts';
import { dump } from './testing/dump.ts';
import { temporaryFolder } from './testing/folder.ts';
import { inUnit } from './testing/levels.ts';
import { makeOldBook } from './testing/old-book.ts';
import { testStation, type TestStation } from './testing/station.ts';
import { verify } from './verify.ts';

describe('rebuilding', () => {
  test('makes every projection again from the entries alone', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('officer', report(id));
    at.as('captain', assignLevel(id, 'I', { effective: '2026-01-02' }), assignCell(id, 'SHU', '8A1-01'));
    const page = personPage(at.station.db, id);
    for (const table of Object.values(projections)) at.station.db.delete(table).run();
    at.station.db.run(sql`DELETE FROM people_names`);
    expect(personPage(at.station.db, id)).toBeUndefined();

    rebuild(at.station.db, defaultProcedures);
    expect(personPage(at.station.db, id)).toEqual(page);
    expect(at.station.people.search('marsh', 5)).toMatchObject([{ id, cell: '8A1-01', level: 'I' }]);
    expect((await verify(at.station.db, defaultProcedures)).faults).toEqual([]);
  });

  test('says how far it is, and how many subjects there were', async () => {
    using at = await testStation();
    at.person();
    const told: (readonly [number, number])[] = [];
    const subjects = rebuild(at.station.db, defaultProcedures, (done, of) => told.push([done, of]));
    expect(told).toEqual(Array.from({ length: subjects }, (_, index) => [index + 1, subjects]));
  });

  test('makes good an index of names that contradicts the names', async () => {
    using at = await testStation();
    const { id } = at.person();
    const { $client: client } = at.station.db;
    client.exec(`UPDATE people_names SET name = 'SOMEBODY, Else'`);
    client.unsafeMode(true).exec(`UPDATE people_names_content SET c0 = 'MARSH, Daniel T'`);
    client.unsafeMode(false);
    rebuild(at.station.db, defaultProcedures);
    expect(at.station.people.search('marsh', 5)).toMatchObject([{ id }]);
    expect((await verify(at.station.db, defaultProcedures)).faults).toEqual([]);
  });

  test('leaves the entries, the drafts and the station’s name alone', async () => {
    using at = await testStation();
    at.person();
    putDraft(at.station.db, at.actors.officer.account, { key: 'report', title: 'A report', words: { place: '8A1' } }, at.clock.now());
    const { entries, drafts, this_station } = dump(at.station.db);
    rebuild(at.station.db, defaultProcedures);
    expect(dump(at.station.db)).toMatchObject({ entries, drafts, this_station });
  });

  test('that cannot be finished leaves the projections as they were', async () => {
    using at = await testStation();
    at.person();
    at.station.db.$client.exec(`DROP TRIGGER entries_never_change; UPDATE entries SET header = 'torn out' WHERE seq = (SELECT max(seq) FROM entries)`);
    const before = dump(at.station.db);
    expect(() => rebuild(at.station.db, defaultProcedures)).toThrow();
    expect(dump(at.station.db)).toEqual(before);
  });
});

describe('a book whose tables another program made', () => {
  const asByAnother = (at: TestStation) => at.station.db.$client.exec(`UPDATE projected SET form = 'another'; DELETE FROM people; DELETE FROM people_names`);

  test('is known by the columns, the numbers, and the rules of dates and of levels', () => {
    const now = formOf(defaultProcedures);
    expect(formOf(defaultProcedures, { time: ruleSet, levels: levelRuleSet })).toBe(now);
    expect(formOf(defaultProcedures, { time: ruleSet, levels: `${levelRuleSet} and another` })).not.toBe(now);
    expect(formOf(defaultProcedures, { time: `${ruleSet} and another`, levels: levelRuleSet })).not.toBe(now);
  });

  test('has them made again when it is opened, once', async () => {
    using at = await testStation();
    const { id } = at.person();
    asByAnother(at);
    const told: number[] = [];
    const open = async () => (await openStation({ dataDir: at.dataDir, now: at.clock.now, tell: (done) => told.push(done) })).close();
    await open();
    expect(at.station.people.search('marsh', 5)).toMatchObject([{ id }]);
    expect(told.length).toBeGreaterThan(10);
    const before = told.length;
    await open();
    expect(told.length).toBe(before);
  });

  test('with fewer columns has the new ones filled from the entries, and a copy beside it', async () => {
    using at = await testStation();
    using folder = temporaryFolder();
    const { id } = at.person();
    at.as('records-clerk', certifyDates(at, id, 'review'));
    makeOldBook(folder.path, 2);
    const older = new Database(databaseFile(folder.path));
    older.exec(`ATTACH '${databaseFile(at.dataDir)}' AS now`);
    for (const table of ['entries', 'this_station']) older.exec(`INSERT INTO ${table} SELECT * FROM now.${table}`);
    older.exec(`INSERT INTO people (id, din, nysid, name, date_of_birth, received, made_up, pe, cr, me, verify) SELECT id, din, nysid, name, date_of_birth, received, made_up, pe, cr, me, verify FROM now.people`);
    older.close();
    copyFileSync(join(at.dataDir, 'station.key'), join(folder.path, 'station.key'));

    const station = await openStation({ dataDir: folder.path, now: at.clock.now });
    expect(station.people.list(undefined, 'din')).toMatchObject([{ id, certified: 'certified', manual: '' }]);
    expect((await verify(station.db, defaultProcedures)).faults).toEqual([]);
    station.close();
    expect(readdirSync(join(folder.path, 'backups'))).toEqual([expect.stringContaining('before-upgrade-2-to-')]);
  });

  test('and from whose entries they cannot be made is not opened, but to be looked at', async () => {
    using at = await testStation();
    at.person();
    at.station.db.$client.exec(`DROP TRIGGER entries_never_change; UPDATE entries SET header = 'torn out' WHERE seq = (SELECT max(seq) FROM entries)`);
    asByAnother(at);
    const before = dump(at.station.db);
    await expect(openStation({ dataDir: at.dataDir, now: at.clock.now })).rejects.toThrow(NotMadeAgain);
    expect(dump(at.station.db)).toEqual(before);
    const looked = await openStation({ dataDir: at.dataDir, now: at.clock.now, asItIs: true });
    expect((await verify(looked.db, defaultProcedures)).faults.map(({ check }) => check)).toContain('schema');
    looked.close();
  });
});

/** One thing that somebody tries to enter: what, about which of three people, and a number that decides the rest. */
const attempt = fc.record({
  what: fc.constantFrom('receive', 'commit', 'certify', 'level', 'cell', 'keep separate', 'designate a gallery', 'order', 'judge', 'report', 'correct', 'void', 'move the clock', 'close an account', 'describe a unit', 'act on a case', 'act on a case', 'act on a case', 'segregate', 'certify the dates', 'check the certificate', 'enter a date by hand'),
  whom: fc.nat(2),
  choice: fc.nat(999),
});

/** Any attempts, after a case that has gone some way: by chance alone few would come to a disposition. */
const anyAttempts = fc.tuple(fc.nat(9), fc.array(attempt, { maxLength: 40, size: 'max' })).map(([steps, rest]): readonly Attempt[] => {
  const begin = (['receive', 'report', ...Array<'act on a case'>(steps).fill('act on a case')] as const).map((what) => ({ what, whom: 0, choice: 3 }));
  return [...begin, ...rest];
});
type Attempt = typeof attempt extends fc.Arbitrary<infer Made> ? Made : never;

interface Written {
  readonly act: Act;
  readonly entry: string;
  readonly role: Role;
}

/** What comes next on a case that goes straight to a reversal, or now and then something else. */
function onAnyCase(at: TestStation, person: string, held: Case, choice: number): { readonly role: Role; readonly act: Act } {
  const names = Object.keys(caseSteps) as CaseStepName[];
  const expected: Partial<Record<CaseState, CaseStepName>> = { 'awaiting review': 'review', 'tier set': 'notice', 'notice served': 'opening', 'rehearing ordered': 'notice', 'in hearing': 'disposition', disposed: 'delivery', delivered: 'appeal', appealed: 'reversal' };
  const step = (choice % 5 > 0 && expected[walkOf(held).state]) || names[choice % names.length]!;
  const decided = [{ outcome: 'reversed' }, { outcome: 'rehearing', until: '2026-12-31' }, { outcome: 'affirmed' }][choice % 3];
  const words = { at: localMoment(Temporal.Instant.fromEpochMilliseconds(at.clock.now()).toString()), ...(step === 'reversal' ? decided : {}) };
  return { role: caseSteps[step].by, act: onCase(at, person, held.root, step, words) };
}

/** A stay in segregated confinement of three days at most: its beginning, or its end where one goes on. */
function placeOrEnd(at: TestStation, person: string, choice: number): Act {
  const page = personPage(at.station.db, person);
  const going = page?.segregation.find(({ to }) => to === null);
  const about = { subject: { type: 'person', id: person }, effective: testDay } as const;
  const report = page?.cases[choice % Math.max(page.cases.length, 1)]?.root;
  return going ? { ...about, kind: 'segregation.ended', body: { placed: going.root, day: going.from } } : { ...about, kind: 'segregation.placed', body: { day: testDay, where: 'SHU', under: 'k(i)', ...(report ? { report } : {}) } };
}

/** The kind that corrects or strikes out what an act wrote. */
function rewritingOf({ kind }: Act, how: 'corrects' | 'voids'): string {
  return known.capabilities.flatMap(({ kinds }) => kinds).find((one) => one[how] === kind)?.name ?? `${kind} is not rewritten`;
}

/** Plays attempts on a station; whatever is refused is not recorded, and that is well. Out: the kinds of what was recorded. */
function play(at: TestStation, attempts: readonly Attempt[]): readonly string[] {
  const people = [at.id(), at.id(), at.id()];
  const commitments = new Map<string, string>();
  const written: Written[] = [];
  const recorded: string[] = [];
  const day = (choice: number) => Temporal.PlainDate.from(testDay).subtract({ days: choice % 90 }).toString();

  const acts = ({ what, whom, choice }: Attempt): { readonly role: Role; readonly act: Act } | undefined => {
    const person = people[whom]!;
    const earlier = written[choice % Math.max(written.length, 1)];
    switch (what) {
      case 'receive':
        return { role: 'records-clerk', act: receive(person, { din: `19-B-${String(1000 + (choice % 4))}`, name: `SURNAME${choice % 5}, Given` }) };
      case 'commit':
        return { role: 'coordinator', act: commit(person, { indictment: `0000${choice % 3}-2018` }, { id: at.id() }) };
      case 'certify':
        return { role: 'records-clerk', act: certify(person, commitments.get(person) ?? 'none', { days: choice }) };
      case 'level':
        return { role: 'captain', act: assignLevel(person, levels[choice % 3]!, { effective: day(choice) }) };
      case 'cell':
        return { role: 'captain', act: assignCell(person, 'SHU', `8A1-0${1 + (choice % 4)}`, { effective: day(choice), reason: 'As there was no other' }) };
      case 'keep separate':
        return { role: 'captain', act: { kind: 'keep-separate.ordered', subject: { type: 'person', id: person }, effective: day(choice), body: { other: people[choice % 3]!, why: 'They fought' } } };
      case 'designate a gallery':
        return { role: 'captain', act: { kind: 'gallery.designated', subject: { type: 'facility', id: at.facility }, effective: day(choice), body: { unit: 'SHU', gallery: '8A1', levels: [levels[choice % 3]!] }, reason: 'More beds' } };
      case 'order':
        return { role: 'captain', act: { kind: 'restraint-order.issued', subject: { type: 'person', id: person }, effective: day(choice), body: { why: 'Threw a tray', restraints: 'Leg irons', reviewBy: day(choice) }, reason: 'Threw a tray' } };
      case 'judge': {
        const about = (kind: string) => written.findLast((one) => one.act.kind === kind && one.act.subject.id === person)?.entry;
        const [report, request] = [about('report.written'), about('immediate-move.requested')];
        const words = { effective: day(choice) };
        if (choice % 4 === 0) return { role: 'captain', act: inUnit(person, 'found', { to: choice % 8 === 0 ? 'II' : 'III', outcome: choice % 3 === 0 ? 'not eligible' : 'eligible' }, words) };
        if (choice % 4 === 1) return report === undefined ? undefined : { role: 'captain', act: inUnit(person, 'review', { report }, words) };
        return request === undefined || choice % 4 === 2 ? { role: 'captain', act: inUnit(person, 'request', report === undefined ? {} : { report }, words) } : { role: 'watch-commander', act: inUnit(person, 'decision', { request }) };
      }
      case 'report':
        return { role: 'officer', act: report(person, { date: day(choice), tier: ((choice % 3) + 1) as 1 | 2 | 3 }) };
      case 'act on a case': {
        const cases = personPage(at.station.db, person)?.cases ?? [];
        const held = cases[choice % Math.max(cases.length, 1)];
        return held && onAnyCase(at, person, held, choice);
      }
      case 'segregate':
        return { role: 'shu-sergeant', act: placeOrEnd(at, person, choice) };
      case 'correct':
        return earlier && { role: earlier.role, act: { ...correction(earlier.act, earlier.entry, {}, { effective: day(choice) }), kind: rewritingOf(earlier.act, 'corrects') } };
      case 'void':
        return earlier && { role: earlier.role, act: { ...voiding(earlier.act, earlier.entry), kind: rewritingOf(earlier.act, 'voids') } };
      case 'certify the dates':
        return personPage(at.station.db, person) && { role: 'records-clerk', act: certifyDates(at, person, choice % 2 === 0 ? 'review' : 'new-commitment') };
      case 'check the certificate':
        return { role: 'coordinator', act: checkCertificate(at, person, personPage(at.station.db, person)?.certificates.at(-1)?.root ?? 'none', choice % 2 === 0 ? undefined : 'The paper says otherwise') };
      case 'enter a date by hand':
        return personPage(at.station.db, person) && { role: 'records-clerk', act: enterByHand(at, person, { date: (['PE', 'CR', 'ME'] as const)[choice % 3]!, value: day(choice) }) };
      case 'close an account':
        return { role: 'administrator', act: { kind: 'account.closed', subject: { type: 'account', id: at.actors.officer.account }, effective: testDay, body: {}, reason: 'Left' } };
      case 'describe a unit':
        return { role: 'captain', act: { kind: 'unit.described', subject: { type: 'facility', id: at.facility }, effective: testDay, body: { ...testUnits[choice % 2]!, name: `Unit ${choice % 3}` } } };
      default:
        at.clock.move((choice - 500) * 60_000);
        return undefined;
    }
  };

  for (const one of attempts) {
    const made = acts(one);
    if (!made) continue;
    const [outcome] = at.station.recordGroups([[made.act]], at.actors[made.role]);
    if (outcome?.is !== 'recorded') continue;
    recorded.push(made.act.kind);
    const entry = outcome.entries[0]!;
    if (one.what === 'commit') commitments.set(people[one.whom]!, entry);
    // A correction is corrected by its own entry's id, as the first writing's kind.
    if (one.what === 'correct') written.push({ act: written.find((earlier) => earlier.entry === made.act.strikes)!.act, entry, role: made.role });
    else if (made.act.subject.type === 'person' && one.what !== 'void') written.push({ act: made.act, entry, role: made.role });
  }
  return recorded;
}

test('after any acts, the tables that rebuilding makes equal the live ones', { timeout: 60_000 }, async () => {
  const recorded: string[] = [];
  await fc.assert(
    fc.asyncProperty(anyAttempts, async (attempts) => {
      using at = await testStation();
      recorded.push(...play(at, attempts));
      expect((await verify(at.station.db, defaultProcedures)).faults).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(recorded.length, 'attempts that were recorded at all').toBeGreaterThan(300);
  expect(recorded).toEqual(expect.arrayContaining(['report.reviewed', 'notice.served', 'hearing.opened', 'hearing.disposed', 'disposition.delivered', 'appeal.filed', 'appeal.decided', 'segregation.placed']));
});
