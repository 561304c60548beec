import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { join } from 'node:path';
import pg from 'pg';
import * as schema from '../store/schema.ts';

export type CentralDb = NodePgDatabase<typeof schema> & { readonly $client: pg.Pool };

/** The role that the program works in: it cannot change or remove an entry (migrations/central). */
export const officeRole = 'daybook_office';

const migrationsFolder = join(process.env['DAYBOOK_ROOT'] ?? join(import.meta.dirname, '..', '..'), 'migrations', 'central');
/** Held while migrating, so that of several processes one does. */
const migrationLock = 7_236_501;

/** A database that this program must not open: a newer program brought it to a form unknown here. */
export class NewerCentralDatabase extends Error {
  constructor() {
    super('The database of this main office was last opened by a newer Daybook. It has been left untouched. Start the newer program.');
    this.name = 'NewerCentralDatabase';
  }
}

/**
 * Brings the database of an address to the present form and opens it in the role that cannot change entries.
 * In: an address whose account owns the tables; how many connections at most; whom to tell when one breaks.
 * Fails with `NewerCentralDatabase`, and (throws) when it cannot be reached or the role cannot be made.
 */
export async function openCentralDatabase(url: string, { connections = 10, broken = () => {} }: { readonly connections?: number; readonly broken?: (error: Error) => void } = {}): Promise<CentralDb> {
  await bringUpToDate(url);
  const pool = new pg.Pool({ connectionString: url, max: connections, options: `-c role=${officeRole}`, application_name: 'daybook-central' });
  // A connection that breaks while idle (PostgreSQL restarted) is replaced; the next query asks for a new one.
  pool.on('error', () => {});
  // One that breaks between two statements of a transaction says so to nobody else: the next statement fails.
  pool.on('connect', (client) => client.on('error', broken));
  return drizzle({ client: pool, schema, casing: 'snake_case' });
}

async function bringUpToDate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'daybook-central-migration' });
  await client.connect();
  try {
    await client.query('SET client_min_messages = warning');
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash));
    const applied = (await client.query(`SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS there`)).rows[0] as { there: boolean };
    if (applied.there) {
      const { rows } = await client.query<{ hash: string }>('SELECT hash FROM drizzle.__drizzle_migrations');
      if (rows.some(({ hash }) => !known.has(hash))) throw new NewerCentralDatabase();
    }
    await migrate(drizzle({ client }), { migrationsFolder });
  } finally {
    await client.end();
  }
}

/** Makes a database on the server of an address, unless it is there. Out: its address. */
export async function ensureDatabase(server: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`).catch(unlessThere);
  } finally {
    await client.end();
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Another process may have made it meanwhile. */
function unlessThere(error: unknown): void {
  if (!['42P04', '23505'].includes((error as pg.DatabaseError).code ?? '')) throw error;
}
