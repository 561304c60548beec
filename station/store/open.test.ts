import Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folders } from '../folders.ts';
import { stationKey } from '../keys.ts';
import { openStation } from '../station.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { makeOldBook } from '../testing/old-book.ts';
import { newStation, testStation } from '../testing/station.ts';
import { databaseFile, NewerDatabase, NotABook, openDatabase } from './open.ts';

const now = () => Date.parse('2026-03-02T15:00:00.000Z');
const migrations = readMigrationFiles({ migrationsFolder: folders.migrations });

describe('a fresh book', () => {
  test('has STRICT tables only, but for those of the full-text index and of the migrations', async () => {
    using at = await newStation();
    const tables = at.station.db.$client.prepare(`SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main'`).all() as { name: string; type: string; strict: number }[];
    const own = tables.filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_') && name !== '__drizzle_migrations');
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
    expect(tables.filter(({ type }) => type === 'virtual').map(({ name }) => name).toSorted()).toEqual(['people_names', 'people_words']);
  });

  test('is written ahead, flushed at every commit, and holds its references', async () => {
    using at = await newStation();
    const pragma = (name: string) => at.station.db.$client.pragma(name, { simple: true });
    expect({ journal: pragma('journal_mode'), synchronous: pragma('synchronous'), references: pragma('foreign_keys') }).toEqual({ journal: 'wal', synchronous: 2, references: 1 });
  });

  test('is made in a folder that was not there, without a backup of nothing', async () => {
    using folder = temporaryFolder();
    const dataDir = join(folder.path, 'one', 'two');
    const db = await openDatabase(dataDir, now);
    db.$client.close();
    expect(existsSync(databaseFile(dataDir))).toBe(true);
    expect(existsSync(join(dataDir, 'backups'))).toBe(false);
  });

  test('opens again as it was', async () => {
    using folder = temporaryFolder();
    (await openDatabase(folder.path, now)).$client.close();
    const before = readFileSync(databaseFile(folder.path));
    (await openDatabase(folder.path, now)).$client.close();
    expect(readFileSync(databaseFile(folder.path)).equals(before)).toBe(true);
    expect(existsSync(join(folder.path, 'backups'))).toBe(false);
  });
});

describe('an entry', () => {
  test.each([
    ['updated', 'an entry is never changed', `UPDATE entries SET content = '{}'`],
    ['updated in a single column', 'an entry is never changed', `UPDATE entries SET clock = clock WHERE seq = 1`],
    ['deleted', 'an entry is never deleted', 'DELETE FROM entries'],
  ])('cannot be %s', async (_, message, statement) => {
    using at = await testStation();
    expect(() => at.station.db.$client.exec(statement)).toThrow(message);
  });

  test('cannot be replaced by another of its id or its sequence number', async () => {
    using at = await testStation();
    const { $client: client } = at.station.db;
    const before = client.prepare('SELECT * FROM entries ORDER BY seq').all();
    for (const id of ['id', `'018f0000-0000-7000-8000-000000000000'`]) {
      const copy = `INSERT OR REPLACE INTO entries SELECT ${id}, station, seq, clock, subject_type, subject_id, kind, 'another', salt, content, hash, signature FROM entries WHERE seq = 1`;
      expect(() => client.exec(copy)).toThrow();
    }
    expect(client.prepare('SELECT * FROM entries ORDER BY seq').all()).toEqual(before);
  });

  test('cannot take a sequence number that is taken', async () => {
    using at = await testStation();
    expect(() => at.station.db.$client.exec(`INSERT INTO entries SELECT id || 'x', station, seq, clock, subject_type, subject_id, kind, header, salt, content, hash, signature FROM entries WHERE seq = 1`)).toThrow('UNIQUE');
  });
});

describe('a book of a newer program', () => {
  function makeNewerBook(dataDir: string): void {
    makeOldBook(dataDir, migrations.length);
    const client = new Database(databaseFile(dataDir));
    client.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run('f'.repeat(64), 9_999_999_999_999);
    client.close();
  }

  test('is refused, and its file is left as it was to the byte', async () => {
    using folder = temporaryFolder();
    makeNewerBook(folder.path);
    const before = readFileSync(databaseFile(folder.path));
    await expect(openDatabase(folder.path, now)).rejects.toThrow(NewerDatabase);
    await expect(openStation({ dataDir: folder.path })).rejects.toThrow(/newer Daybook/);
    expect(readFileSync(databaseFile(folder.path)).equals(before)).toBe(true);
    expect(existsSync(join(folder.path, 'backups'))).toBe(false);
    expect(existsSync(join(folder.path, 'station.key'))).toBe(false);
  });

  test('is refused while the newer program has it open, with what it has not yet moved into the file', async () => {
    using folder = temporaryFolder();
    makeNewerBook(folder.path);
    const newer = new Database(databaseFile(folder.path));
    newer.exec(`UPDATE drafts SET title = 'Another title'`);
    const before = readFileSync(databaseFile(folder.path));
    await expect(openDatabase(folder.path, now)).rejects.toThrow(NewerDatabase);
    expect(readFileSync(databaseFile(folder.path)).equals(before)).toBe(true);
    expect(newer.prepare('SELECT title FROM drafts').pluck().get()).toBe('Another title');
    newer.close();
  });
});

describe('a book of an older program', () => {
  test('is copied into backups before it is brought up to date, and opens', async () => {
    using folder = temporaryFolder();
    makeOldBook(folder.path, 1);
    const db = await openDatabase(folder.path, now);
    expect(db.$client.prepare('SELECT title FROM drafts').pluck().all()).toEqual(['A report begun in the older program']);
    expect(db.$client.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get()).toBe(migrations.length);
    expect(() => db.$client.exec('SELECT * FROM people_names')).not.toThrow();
    db.$client.close();

    const backups = readdirSync(join(folder.path, 'backups'));
    expect(backups).toEqual([`daybook-2026-03-02T15-00-00-000Z-before-upgrade-1-to-${migrations.length}.sqlite`]);
    const copy = new Database(join(folder.path, 'backups', backups[0]!), { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get()).toBe(1);
    expect(copy.prepare('SELECT title FROM drafts').pluck().all()).toEqual(['A report begun in the older program']);
    copy.close();
  });

  test('is copied again where the copying was cut off', async () => {
    using folder = temporaryFolder();
    makeOldBook(folder.path, 1);
    mkdirSync(join(folder.path, 'backups'));
    for (const left of ['unfinished', 'unfinished-journal']) writeFileSync(join(folder.path, 'backups', left), 'cut off');
    (await openDatabase(folder.path, now)).$client.close();
    expect(readdirSync(join(folder.path, 'backups'))).toEqual([expect.stringMatching(/before-upgrade-1-to-\d+\.sqlite$/)]);
  });

  test('is not copied a second time', async () => {
    using folder = temporaryFolder();
    makeOldBook(folder.path, 1);
    (await openDatabase(folder.path, now)).$client.close();
    (await openDatabase(folder.path, now)).$client.close();
    expect(readdirSync(join(folder.path, 'backups'))).toHaveLength(1);
  });

  test('whose upgrade was cut off before its first statement is made as if new', async () => {
    using folder = temporaryFolder();
    const client = new Database(databaseFile(folder.path));
    client.exec('CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)');
    client.close();
    const db = await openDatabase(folder.path, now);
    expect(db.$client.prepare('SELECT count(*) FROM entries').pluck().get()).toBe(0);
    db.$client.close();
  });
});

describe('a file that is no book', () => {
  test.each([
    ['is not a database', (file: string) => writeFileSync(file, 'DIN,NYSID,NAME\n'.repeat(100))],
    ['is another program’s database', (file: string) => {
      const client = new Database(file);
      client.exec('CREATE TABLE invoices (id INTEGER PRIMARY KEY); CREATE TABLE people (id TEXT)');
      client.close();
    }],
  ])('because it %s is refused in plain words, and left as it was', async (_, make) => {
    using folder = temporaryFolder();
    const file = databaseFile(folder.path);
    make(file);
    const before = readFileSync(file);
    await expect(openDatabase(folder.path, now)).rejects.toThrow(NotABook);
    await expect(openDatabase(folder.path, now)).rejects.toThrow(`${file} is not a Daybook book`);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder.path)).toEqual(['daybook.sqlite']);
  });

  test('because it is a folder is refused in plain words', async () => {
    using folder = temporaryFolder();
    mkdirSync(databaseFile(folder.path));
    await expect(openDatabase(folder.path, now)).rejects.toThrow(/is not a Daybook book/);
  });

  test('because it is empty is made a book: nothing was in it', async () => {
    using folder = temporaryFolder();
    writeFileSync(databaseFile(folder.path), '');
    const db = await openDatabase(folder.path, now);
    expect(db.$client.prepare('SELECT count(*) FROM entries').pluck().get()).toBe(0);
    db.$client.close();
  });
});

describe('the station’s key', () => {
  test('is made once, and is the same at the next opening', async () => {
    using folder = temporaryFolder();
    const first = await openStation({ dataDir: folder.path });
    const { publicKey } = first.key;
    first.close();
    const again = await openStation({ dataDir: folder.path });
    expect(again.key.publicKey).toBe(publicKey);
    again.close();
    expect(readdirSync(folder.path).toSorted()).toEqual(['daybook.sqlite', 'station.key']);
  });

  test('is not made again for a book that has been begun: its entries would be signed by a stranger', async () => {
    using at = await testStation();
    using folder = temporaryFolder();
    await at.station.db.$client.backup(databaseFile(folder.path));
    await expect(openStation({ dataDir: folder.path })).rejects.toThrow(/station\.key/);
    expect(existsSync(join(folder.path, 'station.key'))).toBe(false);
  });

  test('of another station is refused', async () => {
    using at = await testStation();
    using folder = temporaryFolder();
    (await openStation({ dataDir: folder.path })).close();
    writeFileSync(databaseFile(folder.path), '');
    await at.station.db.$client.backup(databaseFile(folder.path));
    await expect(openStation({ dataDir: folder.path })).rejects.toThrow(/another station/);
  });

  test('is made in one piece, readable by its owner alone', () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'station.key');
    const keys = [stationKey(file), stationKey(file)];
    expect(keys[0]?.publicKey).toBe(keys[1]?.publicKey);
    expect(readdirSync(folder.path)).toEqual(['station.key']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
