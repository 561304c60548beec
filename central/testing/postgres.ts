import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres, type EmbeddedPostgres } from '../postgres/embedded.ts';
import { ensureDatabase, openCentralDatabase } from '../postgres/open.ts';

/** A PostgreSQL server for the tests of one file, with a fresh database for each that asks. */
export interface PostgresInTest {
  /** Address of a database in its first form, empty. */
  database(): Promise<string>;
  /** Address of a database without a table. */
  empty(): Promise<string>;
  stop(): Promise<void>;
}

const template = 'daybook_template';

/**
 * Starts a PostgreSQL server that forgets everything. Undefined, with a loud word, where none starts on
 * this system: what is tested against it is then skipped, and the rest counts.
 */
export async function postgresForTests(): Promise<PostgresInTest | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-postgres-'));
  let server: EmbeddedPostgres;
  try {
    server = await startPostgres(folder, { durable: false });
  } catch (error) {
    process.stderr.write(`\nNO POSTGRESQL HERE: the tests of the main office against PostgreSQL are skipped. ${error instanceof Error ? error.message : String(error)}\n`);
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  const db = await openCentralDatabase(await ensureDatabase(server.url, template));
  await db.$client.end();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  let made = 0;
  const make = async (from: string) => {
    made += 1;
    const name = `daybook_${made}`;
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${from}`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return url.href;
  };
  return {
    database: () => make(template),
    empty: () => make('template1'),
    async stop() {
      await client.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
