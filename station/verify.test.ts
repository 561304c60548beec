import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { disciplineNumbers } from '../shared/procedures/discipline-numbers.ts';
import { defaultProcedures } from '../shared/procedures/procedures.ts';
import { makeDemonstration } from './demonstration/demonstration.ts';
import { sha256 } from '../crypto/keys.ts';
import { projections, rebuild } from './rebuild.ts';
import { databaseFile } from './store/open.ts';
import { assignCell, assignLevel, correction, report, testDay } from './testing/acts.ts';
import { playCase } from './testing/cases.ts';
import { dump } from './testing/dump.ts';
import { png } from './testing/files.ts';
import { newStation, testStation, type TestStation } from './testing/station.ts';
import { verify, type Fault } from './verify.ts';

/** A book in which every projection has a row, and every kind of thing that a person can have. */
async function aFullBook(): Promise<TestStation> {
  const at = await testStation();
  const { id } = at.person();
  const { id: other } = at.person({ din: '19-B-0422', nysid: '01234568Q', name: 'OKONKWO, Peter' });
  const first = report(id);
  const [written = ''] = at.as('officer', first);
  const photograph = await at.station.attachments.keep(png('gate.png'), png('gate.png').size, disciplineNumbers);
  at.as('officer', correction(first, written, { tier: 3 }), report(id, { time: '22:10', attachments: 'kept' in photograph ? [photograph.kept] : [] }));
  playCase(at, id, 'reversal');
  at.as('captain', {
    kind: 'procedure.adopted',
    subject: { type: 'procedure', id: 'reports' },
    effective: testDay,
    body: { procedure: 'reports', effective: '2026-01-01', scope: 'facility', source: 'Facility memorandum 5', numbers: { lateAfterDays: 3 } },
    reason: 'Ordered',
  });
  at.as('captain', { kind: 'gallery.designated', subject: { type: 'facility', id: at.facility }, effective: testDay, body: { unit: 'SHU', gallery: '8A1', levels: ['I', 'II'] }, reason: 'Beds of Level II are wanted' });
  at.as('shu-sergeant', { kind: 'keep-separate.ordered', subject: { type: 'person', id }, effective: testDay, body: { other, why: 'They fought in the yard' } });
  at.as('captain', assignLevel(id, 'I', { effective: '2026-01-02' }), assignCell(id, 'SHU', '8A1-01'));
  return at;
}

/** Changes the book behind the program's back. */
function tamper({ station }: TestStation, ...statements: readonly string[]): void {
  const client = station.db.$client;
  client.pragma('foreign_keys = OFF');
  client.exec('DROP TRIGGER entries_never_change; DROP TRIGGER entries_never_go');
  for (const statement of statements) expect(client.prepare(statement).run().changes, statement).toBeGreaterThan(0);
}

const faultsOf = async ({ station }: Pick<TestStation, 'station'>): Promise<readonly Fault[]> => (await verify(station.db, defaultProcedures)).faults;
const placesOf = async (at: TestStation) => new Set((await faultsOf(at)).filter(({ check }) => check === 'projection').map(({ at: place }) => place));
const checksOf = async (at: TestStation) => new Set((await faultsOf(at)).map(({ check }) => check));

describe('a good book', () => {
  test('passes every check, and is not changed by them', async () => {
    using at = await aFullBook();
    const before = dump(at.station.db);
    expect(await verify(at.station.db, defaultProcedures)).toEqual({ entries: at.station.book.count(), stations: 1, faults: [] });
    expect(dump(at.station.db)).toEqual(before);
  });

  test('is what the demonstration makes', { timeout: 60_000 }, async () => {
    using at = await newStation();
    for await (const _ of makeDemonstration(at.station, { people: 40, inShu: 12, reports: 12 })) continue;
    expect(at.station.people.list(undefined, 'din')).toHaveLength(40);
    expect(await faultsOf(at)).toEqual([]);
  });

  test('is an empty one too', async () => {
    using at = await newStation();
    expect(await verify(at.station.db, defaultProcedures)).toEqual({ entries: 0, stations: 0, faults: [] });
  });
});

const oneEntry = `(SELECT id FROM entries WHERE kind = 'report.written' ORDER BY seq LIMIT 1)`;

describe('in the entries, a change is found', () => {
  test.each([
    ['to a body', 'chain', `UPDATE entries SET content = replace(content, '14:05', '14:06') WHERE id = ${oneEntry}`],
    ['to a reason', 'chain', `UPDATE entries SET content = replace(content, 'Weekly review', 'No reason') WHERE kind = 'level.assigned'`],
    ['to a salt', 'chain', `UPDATE entries SET salt = zeroblob(16) WHERE id = ${oneEntry}`],
    ['to a header', 'chain', `UPDATE entries SET header = replace(header, '"role":"officer"', '"role":"captain"') WHERE id = ${oneEntry}`],
    ['to a header that stays the same to JSON', 'chain', `UPDATE entries SET header = header || ' ' WHERE id = ${oneEntry}`],
    ['to a header that is none any more', 'schema', `UPDATE entries SET header = '{"v":1}' WHERE id = ${oneEntry}`],
    ['to a header that is not even JSON', 'schema', `UPDATE entries SET header = 'torn out' WHERE id = ${oneEntry}`],
    ['to a body that is not even JSON', 'chain', `UPDATE entries SET content = 'torn out' WHERE id = ${oneEntry}`],
    ['to a hash', 'chain', `UPDATE entries SET hash = substr(hash, 2) || substr(hash, 1, 1) WHERE id = ${oneEntry}`],
    ['to a signature', 'signature', `UPDATE entries SET signature = zeroblob(64) WHERE id = ${oneEntry}`],
    ['to a signature cut short', 'signature', `UPDATE entries SET signature = x'00' WHERE id = ${oneEntry}`],
    ['of one signature for another', 'signature', `UPDATE entries SET signature = (SELECT signature FROM entries ORDER BY seq DESC LIMIT 1) WHERE id = ${oneEntry}`],
    ['to the station’s public key', 'signature', `UPDATE entries SET content = '{"body":{"name":"Records 1","publicKey":"AAAA"}}' WHERE seq = 1`],
    ['that takes an entry out', 'chain', `DELETE FROM entries WHERE id = ${oneEntry}`],
    ['that takes the first entry out', 'chain', `DELETE FROM entries WHERE seq = 1`],
    ['that takes the last entry out', 'projection', `DELETE FROM entries WHERE seq = (SELECT max(seq) FROM entries)`],
  ] as const)('%s (%s)', async (_, check, statement) => {
    using at = await aFullBook();
    tamper(at, statement);
    expect(await checksOf(at)).toContain(check);
  });

  test('of the order of two entries', async () => {
    using at = await aFullBook();
    const last = at.station.book.count();
    tamper(at, `UPDATE entries SET seq = -1 WHERE seq = ${last}`, `UPDATE entries SET seq = ${last} WHERE seq = ${last - 1}`, `UPDATE entries SET seq = ${last - 1} WHERE seq = -1`);
    expect([...(await checksOf(at))]).toEqual(expect.arrayContaining(['chain', 'columns']));
  });

  test('to a header whose hash was made again, though nobody but the station can sign it', async () => {
    using at = await aFullBook();
    const client = at.station.db.$client;
    const { id, header } = client.prepare('SELECT id, header FROM entries ORDER BY seq DESC LIMIT 1').get() as { id: string; header: string };
    const forged = header.replace('"role":"captain"', '"role":"superintendent"');
    expect(forged).not.toBe(header);
    tamper(at, `UPDATE entries SET header = '${forged}', hash = '${sha256(forged)}' WHERE id = '${id}'`);
    const faults = await faultsOf(at);
    expect(faults).toMatchObject([{ check: 'signature', says: 'was not signed by its station' }]);
  });

  test.each([
    ['id', `'018f0000-0000-7000-8000-000000000000'`],
    ['station', `'018f0000-0000-7000-8000-000000000001'`],
    ['seq', '9999'],
    ['clock', `'000000000000001-0000'`],
    ['subject_type', `'account'`],
    ['subject_id', `'018f0000-0000-7000-8000-000000000002'`],
    ['kind', `'report.voided'`],
  ])('to the copied column %s', async (column, value) => {
    using at = await aFullBook();
    tamper(at, `UPDATE entries SET ${column} = ${value} WHERE id = ${oneEntry}`);
    expect(await checksOf(at)).toContain('columns');
  });

  test('says which entry it is', async () => {
    using at = await aFullBook();
    const { seq, station } = at.station.db.$client.prepare(`SELECT seq, station FROM entries WHERE id = ${oneEntry}`).get() as { seq: number; station: string };
    tamper(at, `UPDATE entries SET signature = zeroblob(64) WHERE id = ${oneEntry}`);
    expect(await faultsOf(at)).toEqual([{ check: 'signature', at: `${station} ${seq}`, says: 'was not signed by its station' }]);
  });
});

describe('in the file itself', () => {
  test('a page that is spoilt is found, and said, whatever SQLite makes of it', async () => {
    using at = await aFullBook();
    at.station.close();
    const file = databaseFile(at.dataDir);
    const bytes = readFileSync(file);
    const page = Math.floor(bytes.indexOf('He was told twice to step back') / 4096) * 4096;
    expect(page).toBeGreaterThan(0);
    writeFileSync(file, bytes.fill(0xff, page, page + 64));
    const faults = await faultsOf({ station: await at.openAgain() });
    expect(faults).toContainEqual(expect.objectContaining({ check: 'file' }));
  });
});

describe('in the projections, a change is found, and made good by rebuilding', () => {
  const tables = Object.values(projections);
  const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

  test('whichever table it is in: no table is forgotten', async () => {
    using at = await testStation();
    const all = at.station.db.$client.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`).pluck().all() as string[];
    const notProjections = new Set(['entries', 'this_station', 'projected', 'to_project', 'drafts', 'enrolment', 'cursors', 'defects', 'files', 'let_go', '__drizzle_migrations']);
    expect(tables.map((table) => getTableName(table)).toSorted()).toEqual(all.filter((name) => !notProjections.has(name)).toSorted());
  });

  test.each(tables.map((table) => [getTableName(table), table] as const))('in every column of %s', { timeout: 60_000 }, async (name, table) => {
    using at = await aFullBook();
    at.station.db.$client.pragma('foreign_keys = OFF');
    for (const column of Object.values(getTableColumns(table))) {
      const is = `"${snake(column.name)}"`;
      const changed = column.dataType === 'json' ? `'{"changed":true}'` : column.getSQLType() === 'integer' ? `coalesce(${is}, 0) + 7` : `coalesce(${is}, '') || 'x'`;
      expect(at.station.db.run(sql.raw(`UPDATE "${name}" SET ${is} = ${changed} WHERE rowid = (SELECT max(rowid) FROM "${name}")`)).changes).toBe(1);
      expect(await placesOf(at), `${name}.${is}`).toContain(column.name === 'no' ? 'people_names' : name);
      rebuild(at.station.db, defaultProcedures);
      expect(await faultsOf(at), `${name}.${is}, rebuilt`).toEqual([]);
    }
  });

  test.each(tables.map((table) => [getTableName(table), table] as const))('that takes a row out of %s, or puts one in', async (name, table) => {
    using at = await aFullBook();
    at.station.db.$client.pragma('foreign_keys = OFF');
    const columns = Object.values(getTableColumns(table));
    const { primaryKeys } = getTableConfig(table);
    const keys = new Set([...columns.filter((column) => column.primary || column.isUnique), ...primaryKeys.flatMap((key) => key.columns)].map((column) => column.name));
    const copied = columns.map(({ name: column, dataType }) => (!keys.has(column) ? `"${snake(column)}"` : dataType === 'number' ? `"${column}" + 100` : `"${snake(column)}" || 'x'`));
    for (const statement of [
      `DELETE FROM "${name}" WHERE rowid = (SELECT max(rowid) FROM "${name}")`,
      `INSERT INTO "${name}" (${columns.map((column) => `"${snake(column.name)}"`).join()}) SELECT ${copied.join()} FROM "${name}" LIMIT 1`,
    ]) {
      expect(at.station.db.run(sql.raw(statement)).changes).toBe(1);
      expect(await placesOf(at), statement).toContain(name);
      rebuild(at.station.db, defaultProcedures);
      expect(await faultsOf(at), `${statement}, rebuilt`).toEqual([]);
    }
  });
});

describe('in the full-text index of names, a change is found', () => {
  test.each([
    ['to a name', `UPDATE people_names SET name = 'SOMEBODY, Else' WHERE rowid = 1`],
    ['that takes a name out', 'DELETE FROM people_names WHERE rowid = 1'],
    ['that puts in a name that is nobody’s', `INSERT INTO people_names (rowid, name) VALUES (999, 'GHOST, Nobody')`],
  ])('%s', async (_, statement) => {
    using at = await aFullBook();
    tamper(at, statement);
    expect(await faultsOf(at)).toContainEqual(expect.objectContaining({ check: 'projection', at: 'people_names' }));
  });

  test('to the index alone, where the names still read well', async () => {
    using at = await aFullBook();
    const client = at.station.db.$client;
    const name = client.prepare('SELECT name FROM people_names WHERE rowid = 1').pluck().get() as string;
    client.exec(`UPDATE people_names SET name = 'SOMEBODY, Else' WHERE rowid = 1`);
    client.unsafeMode(true);
    client.prepare('UPDATE people_names_content SET c0 = ? WHERE id = 1').run(name);
    expect(await checksOf(at)).toContain('file');
  });
});
