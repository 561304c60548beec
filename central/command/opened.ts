import { randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { known } from '../../shared/capabilities.ts';
import { Administrators } from '../admin/administrators.ts';
import { isSignedByLater, publicKeyOf } from '../../crypto/keys.ts';
import { officeKey } from '../keys.ts';
import type { OfficeContext } from '../office/context.ts';
import { openOffice } from '../office/open.ts';
import type { OfficeStore } from '../office/store.ts';
import { startPostgres, type EmbeddedPostgres } from '../postgres/embedded.ts';
import { ensureDatabase, openCentralDatabase, type CentralDb } from '../postgres/open.ts';
import { PostgresStore } from '../store/postgres.ts';

/** A main office, open: what its server and its commands work with. */
export interface OpenedOffice {
  readonly dataDir: string;
  readonly db: CentralDb;
  readonly context: OfficeContext;
  readonly administrators: Administrators;
  /** Address of the database, without its password. */
  readonly database: string;
  /** Closes it; a PostgreSQL of our own ends with the last process that uses it. */
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly dataDir: string;
  /** Given at the office's beginning. */
  readonly name?: string;
  readonly databaseUrl?: string | undefined;
  /** False where only an office that is there is opened, and none is begun. */
  readonly begin?: boolean;
  readonly connections?: number;
  readonly failed?: (error: unknown) => void;
}

/**
 * Opens the main office of a data folder and its database: that of an address, or a PostgreSQL of our own in
 * the folder. Both are made on first use, unless told otherwise; a folder whose office has its book in a database elsewhere is never given one of its own.
 * Fails (throws) with a sentence for a person.
 */
export async function openCentral({ dataDir: folder, name = 'Main office', databaseUrl, begin = true, connections, failed }: OpenOptions): Promise<OpenedOffice> {
  const dataDir = resolve(folder);
  if (!begin && !existsSync(join(dataDir, 'office.key'))) throw new Error(`There is no main office in ${dataDir}: its keys are not there. Name its data folder with --data; one that is to begin is begun by "npm run central".`);
  const elsewhere = databaseUrl === undefined ? addressIn(dataDir) : undefined;
  if (elsewhere !== undefined) {
    throw new Error(`The main office of ${dataDir} has its book in the database ${elsewhere}, and this command was not given DATABASE_URL: another, empty main office would begin. Call it with the DATABASE_URL that the office is served with. If the book was moved into the folder since, remove ${addressFile(dataDir)}.`);
  }
  mkdirSync(dataDir, { recursive: true });
  const own = databaseUrl === undefined ? await startPostgres(dataDir) : undefined;
  try {
    const url = databaseUrl ?? (await ensureDatabase(own!.url, 'daybook'));
    const reviver = own && new Reviver(dataDir);
    const broken = (error: Error) => {
      failed?.(error);
      reviver?.broken();
    };
    const told = (error: unknown) => {
      failed?.(error);
      // One that was killed while nobody was connected to it breaks no connection.
      if (isRefused(error)) reviver?.broken();
    };
    const db = await openCentralDatabase(url, { ...(connections === undefined ? {} : { connections }), broken });
    const now = Date.now;
    const { host, pathname } = new URL(url);
    const database = `${host}${pathname}`;
    const store = new PostgresStore(db);
    const parts = { store, key: officeKey(dataDir), registry: known, now, random: randomBytes, isSigned: signatures(), program: programVersion(), failed: told };
    const found = begin ? Promise.resolve() : mustBeThere(store, database);
    const context = await found.then(() => openOffice(parts, name)).catch(async (error: unknown) => {
      await db.$client.end();
      throw error;
    });
    if (!own) noteAddress(dataDir, database);
    return {
      dataDir,
      db,
      context,
      administrators: new Administrators(db, now),
      database,
      async close() {
        await reviver?.close();
        await db.$client.end();
        if (own) await stopUnlessUsed(own);
      },
    };
  } catch (error) {
    if (own) await stopUnlessUsed(own);
    throw error;
  }
}

async function mustBeThere(store: OfficeStore, database: string): Promise<void> {
  if (await store.transaction((transaction) => transaction.office())) return;
  throw new Error(`There is no main office in the database ${database} yet. Check DATABASE_URL; one that is to begin is begun by "npm run central".`);
}

/** Where a data folder notes in which database, other than one of its own, the office has its book: without the password. */
function addressFile(dataDir: string): string {
  return join(dataDir, 'database.address');
}

function addressIn(dataDir: string): string | undefined {
  return existsSync(addressFile(dataDir)) ? readFileSync(addressFile(dataDir), 'utf8').trim() : undefined;
}

function noteAddress(dataDir: string, address: string): void {
  if (addressIn(dataDir) === address) return;
  try {
    writeFileSync(addressFile(dataDir), `${address}\n`);
  } catch (error) {
    // In a folder that cannot be written to, such as a copy of the keys, no database begins either.
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** Starts our PostgreSQL again when its connections broke because it had ended: killed, or out of memory. */
class Reviver {
  readonly #dataDir: string;
  #closed = false;
  #work: Promise<void> | undefined;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  broken(): void {
    if (!this.#closed) this.#work ??= this.#revive().finally(() => (this.#work = undefined));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#work;
  }

  async #revive(): Promise<void> {
    for (let attempt = 0; attempt < 60 && !this.#closed; attempt += 1) {
      await pause(500);
      // What is left of the old one may still be going: then the next attempt does it.
      if (!this.#closed && (await startPostgres(this.#dataDir).then(() => true, () => false))) return;
    }
  }
}

/** True where nothing listens at the address of the database. */
function isRefused(error: unknown): boolean {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return (cause as { readonly code?: string }).code === 'ECONNREFUSED';
}

/** Ends our PostgreSQL, unless another process of the main office works with it. */
async function stopUnlessUsed(server: EmbeddedPostgres): Promise<void> {
  const client = new pg.Client({ connectionString: server.url });
  try {
    await client.connect();
    const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`);
    await client.end();
    if (rows[0]!.n === 0) await server.stop();
  } catch {
    // It is ending already, or was ended by another; or it does not let us in, and nobody else either.
    await client.end().catch(() => undefined);
    if (server.started) await server.stop();
  }
}

/** Checks signatures on other threads; keys are read once. */
function signatures(): OfficeContext['isSigned'] {
  const keys = new Map<string, KeyObject>();
  return (publicKey, text, signature) => {
    const key = keys.get(publicKey) ?? publicKeyOf(publicKey);
    if (keys.size > 10_000) keys.clear();
    keys.set(publicKey, key);
    return isSignedByLater(key, text, signature);
  };
}

function programVersion(): string {
  const root = process.env['DAYBOOK_ROOT'] ?? join(import.meta.dirname, '..', '..');
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}
