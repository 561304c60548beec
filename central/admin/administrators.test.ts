import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCentralDatabase } from '../postgres/open.ts';
import { postgresForTests, type PostgresInTest } from '../testing/postgres.ts';
import { Administrators } from './administrators.ts';

let server: PostgresInTest | undefined;
beforeAll(async () => {
  server = await postgresForTests();
}, 60_000);
afterAll(async () => {
  await server?.stop();
});

test('a command acts in the name of whoever is named, or of the only administrator, and of nobody by chance', async (context) => {
  if (!server) return context.skip();
  const db = await openCentralDatabase(await server.database());
  try {
    const administrators = new Administrators(db, Date.now);
    await expect(administrators.acting(undefined)).rejects.toThrow('There is no administrator yet');
    const adams = await administrators.make({ username: 'Adams', name: 'Adams, A.', password: 'a good long password' });
    expect(await administrators.acting(undefined)).toEqual(adams);
    const baker = await administrators.make({ username: 'baker', name: 'Baker, B.', password: 'a good long password' });
    await expect(administrators.acting(undefined)).rejects.toThrow('--as: adams, baker.');
    expect([await administrators.acting('ADAMS'), await administrators.acting('baker')]).toEqual([adams, baker]);
    await expect(administrators.acting('clark')).rejects.toThrow('There is no administrator clark.');
  } finally {
    await db.$client.end();
  }
});
