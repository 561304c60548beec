import Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { mkdirSync } from 'node:fs';
import { folders } from '../folders.ts';
import { databaseFile } from '../store/open.ts';

/**
 * Makes a database as an older program left it: with its first migrations only, and a draft in it.
 * In: an empty data folder; how many migrations the older program knew.
 */
export function makeOldBook(dataDir: string, migrationsKnown: number): void {
  mkdirSync(dataDir, { recursive: true });
  const client = new Database(databaseFile(dataDir));
  client.pragma('journal_mode = WAL');
  client.exec('CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)');
  for (const migration of readMigrationFiles({ migrationsFolder: folders.migrations }).slice(0, migrationsKnown)) {
    for (const statement of migration.sql) client.exec(statement);
    client.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run(migration.hash, migration.folderMillis);
  }
  client.prepare(`INSERT INTO drafts VALUES ('somebody', 'report', 'A report begun in the older program', '{}', '2026-01-01T00:00:00.000Z')`).run();
  client.close();
}
