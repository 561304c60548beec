import { setTimeout as pause } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { openCentralDatabase, type CentralDb } from '../postgres/open.ts';
import { storeConformance } from '../testing/store-conformance.ts';
import { databases } from '../testing/stores.ts';
import { PostgresStore } from './postgres.ts';

const { fresh, empty, open, close } = databases();

storeConformance('PostgreSQL', async () => {
  const made = await fresh();
  return made && new PostgresStore(made.db);
});

describe('the book in PostgreSQL', () => {
  const insert = `INSERT INTO entries (home, station, seq, id, clock, subject_type, subject_id, kind, header, salt, content, hash, signature, received_at)
    VALUES ('east', 'station-1', 1, 'one', 'c', 'person', 'doe', 'k', '{}', 'x', '{}', 'h', 's', now())`;

  test.each(['UPDATE entries SET content = $$forged$$', 'UPDATE entries SET content = NULL, salt = NULL', 'DELETE FROM entries', 'TRUNCATE entries', 'UPDATE feed_entries SET position = 9', 'DELETE FROM feed_entries', 'DELETE FROM files', 'UPDATE files SET bytes = 9', 'DELETE FROM file_pieces', 'UPDATE file_pieces SET start = 9', 'DELETE FROM file_names', 'UPDATE file_names SET bytes = 9', 'UPDATE quarantine SET content = $$forged$$', 'DELETE FROM quarantine', 'DROP TABLE entries', 'ALTER TABLE entries DISABLE TRIGGER ALL'])(
    'the program’s role may not: %s',
    async (statement) => {
      const made = await fresh();
      if (!made) return;
      await made.db.$client.query(insert);
      await expect(made.db.$client.query(statement)).rejects.toMatchObject({ code: '42501' });
      expect((await made.db.$client.query('SELECT content FROM entries')).rows).toEqual([{ content: '{}' }]);
    },
  );

  test.each(['UPDATE entries SET header = $$forged$$, content = NULL, salt = NULL', 'UPDATE entries SET content = $$forged$$', 'DELETE FROM entries', 'TRUNCATE entries'])('nor may the owner of the tables: %s', async (statement) => {
    const made = await fresh();
    if (!made) return;
    await made.db.$client.query(insert);
    const owner = new pg.Client({ connectionString: made.url });
    await owner.connect();
    try {
      await expect(owner.query(statement)).rejects.toThrow('an entry is never changed or removed');
    } finally {
      await owner.end();
    }
  });

  test('a connection that breaks in the middle of a transaction fails that one alone', async () => {
    const made = await fresh();
    if (!made) return;
    const store = new PostgresStore(made.db);
    const owner = new pg.Client({ connectionString: made.url });
    await owner.connect();
    await expect(
      store.transaction(async (transaction) => {
        await transaction.nameFacility('east', 'Eastern');
        await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`);
        await pause(100);
        await transaction.nameFacility('west', 'Western');
      }),
    ).rejects.toThrow();
    await owner.end();
    expect(await store.transaction((transaction) => transaction.facilities())).toEqual([]);
  });

  test('folding and taking in about the same people never wait for each other for ever', { timeout: 30_000 }, async () => {
    const made = await fresh();
    if (!made) return;
    const store = new PostgresStore(made.db);
    // Far from the order in which they were written.
    const subjects = Array.from({ length: 300 }, (_, n) => ({ type: 'person' as const, id: `person-${(n * 7919) % 1000}` }));
    const until = Date.now() + 3000;
    const repeatedly = async (work: (turn: number) => Promise<void>) => {
      for (let turn = 0; Date.now() < until; turn += 1) await work(turn);
    };
    await Promise.all([
      ...[1, 2, 3, 4].map((step) => repeatedly((turn) => store.transaction((transaction) => transaction.markUnfolded(subjects.filter((_, n) => (n * step + turn) % 5 === 0))))),
      ...[1, 2].map(() => repeatedly(() => store.transaction(async (transaction) => transaction.folded([], await transaction.takeUnfolded(100))))),
    ]);
    // Each connection says what it met when it ends.
    await close();
    const owner = new pg.Client({ connectionString: made.url });
    await owner.connect();
    const { rows } = await owner.query(`SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()`);
    await owner.end();
    expect(rows).toEqual([{ deadlocks: 0 }]);
  });

  test('a connection on which a request was counted commits as the server is set to', async () => {
    const made = await fresh();
    if (!made) return;
    const url = new URL(made.url);
    url.searchParams.set('options', '-c synchronous_commit=remote_apply');
    const pool = new pg.Pool({ connectionString: url.href, max: 1 });
    const store = new PostgresStore(Object.assign(drizzle({ client: pool }), { $client: pool }) as unknown as CentralDb);
    expect(await store.countRequest('nobody', 1, 0)).toBeUndefined();
    expect((await pool.query('SHOW synchronous_commit')).rows).toEqual([{ synchronous_commit: 'remote_apply' }]);
    await pool.end();
  });

  test('a database of a newer program is left untouched', async () => {
    const made = await fresh();
    if (!made) return;
    const owner = new pg.Client({ connectionString: made.url });
    await owner.connect();
    await owner.query(`INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('of a later day', 9999999999999)`);
    await owner.end();
    await expect(openCentralDatabase(made.url)).rejects.toThrow('newer Daybook');
  });

  test('processes that begin together bring it up to date once', async () => {
    const url = await empty();
    if (url === undefined) return;
    const opened = await Promise.all([1, 2, 3].map(() => open(url)));
    for (const db of opened) expect((await db.$client.query('SELECT count(*)::int AS n FROM entries')).rows).toEqual([{ n: 0 }]);
  });
});
