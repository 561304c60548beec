import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { known } from '../shared/capabilities.ts';
import { registry } from '../shared/entry/fold.ts';
import { defaultProcedures } from '../shared/procedures/procedures.ts';
import { levelRuleSet } from '../shared/shu/rules.ts';
import { ruleSet } from '../shared/time/compute.ts';
import { formOf, NotMadeAgain, projections, rebuild } from './rebuild.ts';
import { openStation } from './station.ts';
import { putDraft } from './store/drafts.ts';
import { databaseFile } from './store/open.ts';
import { personPage } from './store/queries/person-page.ts';
import { assignCell, assignLevel, report } from './testing/acts.ts';
import { actOf, attemptNames } from './testing/attempts.ts';
import { certifyDates } from './testing/certification.ts';
import { dump } from './testing/dump.ts';
import { temporaryFolder } from './testing/folder.ts';
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
    expect(formOf(defaultProcedures, known, { time: ruleSet, levels: levelRuleSet })).toBe(now);
    expect(formOf(defaultProcedures, known, { time: ruleSet, levels: `${levelRuleSet} and another` })).not.toBe(now);
    expect(formOf(defaultProcedures, known, { time: `${ruleSet} and another`, levels: levelRuleSet })).not.toBe(now);
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

  test('and who did not know a kind yet has what was written of it read', async () => {
    using at = await testStation();
    const { id } = at.person();
    at.as('captain', assignLevel(id, 'II'));
    const older = registry(known.capabilities.map((capability) => ({ ...capability, kinds: capability.kinds.filter(({ name }) => !name.startsWith('level.')) })));
    (await openStation({ dataDir: at.dataDir, now: at.clock.now, registry: older })).close();
    expect(at.station.people.search('marsh', 5)).toMatchObject([{ id, level: null }]);
    (await openStation({ dataDir: at.dataDir, now: at.clock.now })).close();
    expect(at.station.people.search('marsh', 5)).toMatchObject([{ id, level: 'II' }]);
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
const attempt = fc.record({ what: fc.constantFrom(...attemptNames, 'move the clock' as const), whom: fc.nat(2), choice: fc.nat(999) });
type Attempted = typeof attempt extends fc.Arbitrary<infer Made> ? Made : never;

/** Any attempts, after a case that has gone some way: by chance alone few would come to a disposition. */
const anyAttempts = fc.tuple(fc.nat(9), fc.array(attempt, { maxLength: 40, size: 'max' })).map(([steps, rest]): readonly Attempted[] => {
  const begin = (['receive', 'report', ...Array<'a step of a case'>(steps).fill('a step of a case')] as const).map((what) => ({ what, whom: 0, choice: 3 }));
  return [...begin, ...rest];
});

/** Plays attempts on a station; whatever is refused is not recorded, and that is well. Out: the kinds of what was recorded. */
function play(at: TestStation, attempts: readonly Attempted[]): readonly string[] {
  const people = [at.id(), at.id(), at.id()];
  const recorded: string[] = [];
  for (const { what, whom, choice } of attempts) {
    if (what === 'move the clock') {
      at.clock.move((choice - 500) * 60_000);
      continue;
    }
    const made = actOf(at, { what, choice }, people[whom]!);
    const [outcome] = made ? at.station.recordGroups([[made.act]], at.actors[made.role]) : [];
    if (made && outcome?.is === 'recorded') recorded.push(made.act.kind);
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
