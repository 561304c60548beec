import Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folders } from '../folders.ts';
import * as schema from './schema.ts';

export type Db = BetterSQLite3Database<typeof schema> & { readonly $client: Database.Database };

/** A database that this program must not open: a newer program made it. */
export class NewerDatabase extends Error {
  constructor(file: string) {
    super(
      `The book in ${file} was last opened by a newer Daybook, and this one does not know its form. ` +
        'It has been left untouched. Start the newer program, or restore a copy from before the upgrade into another folder.',
    );
    this.name = 'NewerDatabase';
  }
}

/** A file that lies where the book should and is none: it is not written over. */
export class NotABook extends Error {
  constructor(file: string, why: string) {
    super(`${file} is not a Daybook book: ${why}. It has been left untouched. Move it away, or name another data folder.`);
    this.name = 'NotABook';
  }
}

/** The database file of a data folder. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'daybook.sqlite');
}

/**
 * Opens the book of a data folder, made if there is none, and brings it to the present form; a copy of
 * an older book is put beside it first, in `backups/`.
 * Fails, leaving the file untouched, with `NewerDatabase` when it holds migrations unknown here, and
 * with `NotABook` when it is something else altogether.
 */
export async function openDatabase(dataDir: string, now: () => number): Promise<Db> {
  mkdirSync(dataDir, { recursive: true });
  const file = databaseFile(dataDir);
  const migrations = readMigrationFiles({ migrationsFolder: folders.migrations });
  const applied = existsSync(file) ? migrationsApplied(file) : [];
  const knownHashes = new Set(migrations.map((migration) => migration.hash));
  if (applied.some((hash) => !knownHashes.has(hash))) throw new NewerDatabase(file);

  const client = new Database(file);
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = FULL');
  client.pragma('foreign_keys = ON');
  // Without it, INSERT OR REPLACE would delete an entry past the trigger that keeps it.
  client.pragma('recursive_triggers = ON');
  client.pragma('busy_timeout = 5000');
  if (applied.length > 0 && applied.length < migrations.length) {
    await backUp(client, dataDir, `before-upgrade-${applied.length}-to-${migrations.length}`, now);
  }
  const db = drizzle({ client, schema, casing: 'snake_case' });
  migrate(db, { migrationsFolder: folders.migrations });
  return db;
}

/**
 * Copies the database into `backups/`, with the time in its name. The copy has that name only once it is
 * whole; what was left of one that was cut off is written over. The files attached to reports are not in it: where there
 * are any, a note beside the copies says that their folder belongs to them. Out: the copy's path.
 */
export async function backUp(client: Database.Database, dataDir: string, name: string, now: () => number): Promise<string> {
  const folder = join(dataDir, 'backups');
  mkdirSync(folder, { recursive: true });
  const at = new Date(now()).toISOString().replaceAll(/[:.]/g, '-');
  const file = join(folder, `daybook-${at}-${name}.sqlite`);
  const unfinished = join(folder, 'unfinished');
  for (const left of [unfinished, `${unfinished}-journal`]) rmSync(left, { force: true });
  await client.backup(unfinished);
  renameSync(unfinished, file);
  if (existsSync(join(dataDir, 'attachments'))) writeFileSync(join(folder, 'READ ME.txt'), belongsToIt, { flush: true });
  return file;
}

/** What is said beside the copies: they hold entries, and an entry names a file by its hash alone. */
const belongsToIt = `The copies in this folder hold the entries of the book, not the files attached to misbehavior reports.
Those lie in the folder "attachments" beside this one, each under the SHA-256 of its content. They are added to and never
changed, so the folder as it is now belongs to every one of these copies.

To move or restore a copy, take along: the folder "attachments" whole, and the file "station.key".
Afterwards "npm run -s daybook -- verify --data FOLDER" says which attached files are missing or were changed.
`;

/** Hashes of the migrations a file has had, read without opening it for writing. */
function migrationsApplied(file: string): readonly string[] {
  const found = statSync(file);
  if (found.isDirectory()) throw new NotABook(file, 'it is a folder');
  if (found.size === 0) return [];
  const client = new Database(file, { readonly: true });
  try {
    const tables = client.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[];
    if (tables.includes('__drizzle_migrations')) return client.prepare('SELECT hash FROM __drizzle_migrations ORDER BY created_at').pluck().all() as string[];
    if (tables.length > 0) throw new NotABook(file, 'it is the database of another program');
    return [];
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB') throw new NotABook(file, 'it is not a database');
    throw error;
  } finally {
    client.close();
  }
}
