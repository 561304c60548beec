import { afterAll, afterEach, beforeAll } from 'vitest';
import { MemoryStore } from '../../test/simulation/memory-store.ts';
import type { OfficeStore } from '../office/store.ts';
import { openCentralDatabase, type CentralDb } from '../postgres/open.ts';
import { PostgresStore } from '../store/postgres.ts';
import { postgresForTests, type PostgresInTest } from './postgres.ts';

/** Databases for the tests of one file. */
export interface Databases {
  /** A fresh one and its address. Undefined where no PostgreSQL starts. */
  fresh(): Promise<{ readonly db: CentralDb; readonly url: string } | undefined>;
  /** The address of one without a table. Undefined where no PostgreSQL starts. */
  empty(): Promise<string | undefined>;
  /** Opens one that is there. */
  open(url: string): Promise<CentralDb>;
  /** Closes what was opened. */
  close(): Promise<void>;
}

/** Databases for the tests of one file: what was opened is closed after each test, and the server stops after the last. */
export function databases(): Databases {
  let server: PostgresInTest | undefined;
  const opened: CentralDb[] = [];
  const open = async (url: string) => {
    const db = await openCentralDatabase(url);
    opened.push(db);
    return db;
  };
  const close = async () => void (await Promise.all(opened.splice(0).map((db) => db.$client.end())));
  beforeAll(async () => {
    server = await postgresForTests();
  }, 60_000);
  afterEach(close);
  afterAll(async () => {
    await server?.stop();
  });
  return {
    open,
    close,
    empty: async () => await server?.empty(),
    async fresh() {
      const url = await server?.database();
      return url === undefined ? undefined : { url, db: await open(url) };
    },
  };
}

/** Both stores, for the tests of one file, which are asked of each. Out: the name of each and what gives a fresh one; of PostgreSQL undefined where none starts. */
export function bothStores(): readonly (readonly [name: string, make: () => Promise<OfficeStore | undefined>])[] {
  const { fresh } = databases();
  return [
    ['memory', () => Promise.resolve(new MemoryStore())],
    ['PostgreSQL', async () => {
      const made = await fresh();
      return made && new PostgresStore(made.db);
    }],
  ];
}
