import { afterAll, afterEach, beforeAll } from 'vitest';
import { MemoryStore } from '../../test/simulation/memory-store.ts';
import type { OfficeStore } from '../office/store.ts';
import { openCentralDatabase, type CentralDb } from '../postgres/open.ts';
import { PostgresStore } from '../store/postgres.ts';
import { postgresForTests, type PostgresInTest } from './postgres.ts';

/**
 * Both stores, for the tests of one file, which are asked of each. Out: the name of each and what gives a fresh one; of PostgreSQL
 * undefined where none starts. Databases are closed after each test, and the server stops after the last.
 */
export function bothStores(): readonly (readonly [name: string, make: () => Promise<OfficeStore | undefined>])[] {
  let server: PostgresInTest | undefined;
  const open: CentralDb[] = [];
  beforeAll(async () => {
    server = await postgresForTests();
  }, 60_000);
  afterEach(async () => {
    await Promise.all(open.splice(0).map((db) => db.$client.end()));
  });
  afterAll(async () => {
    await server?.stop();
  });
  const fresh = async () => {
    if (!server) return undefined;
    const db = await openCentralDatabase(await server.database());
    open.push(db);
    return new PostgresStore(db);
  };
  return [
    ['memory', () => Promise.resolve(new MemoryStore())],
    ['PostgreSQL', fresh],
  ];
}
