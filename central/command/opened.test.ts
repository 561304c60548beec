import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headerNames, paths, protocolVersion } from '../../shared/sync/protocol.ts';
import { answer } from '../office/office.ts';
import { startPostgres } from '../postgres/embedded.ts';
import { postgresForTests, type PostgresInTest } from '../testing/postgres.ts';
import { openCentral } from './opened.ts';

const patience = 60_000;

test('a PostgreSQL of our own that is killed, and killed again before anybody has asked it anything, is started again', { timeout: 3 * patience }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'daybook-central-'));
  const office = await openCentral({ dataDir }).catch(() => undefined);
  // Where none starts on this system, other tests say so.
  if (!office) return rmSync(dataDir, { recursive: true, force: true });
  const first = () => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const asked = async () => (await answer(office.context, paths.hello, { headers: { [headerNames.station]: 'nobody', [headerNames.protocol]: String(protocolVersion) }, body: '{}' })).status;
  try {
    expect(await asked()).toBe(401);
    process.kill(first(), 'SIGKILL');
    // Until it was started again, and nobody looks after it any more.
    while (!(await startPostgres(dataDir).then(() => true, () => false))) await pause(500);
    await pause(5000);
    process.kill(first(), 'SIGKILL');
    let status = 503;
    for (const until = Date.now() + patience; status === 503 && Date.now() < until; await pause(200)) status = await asked();
    expect(status).toBe(401);
  } finally {
    await office.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

describe('a data folder', () => {
  let server: PostgresInTest | undefined;
  const folders: string[] = [];
  const folder = () => {
    folders.push(mkdtempSync(join(tmpdir(), 'daybook-central-')));
    return folders.at(-1)!;
  };
  beforeAll(async () => {
    server = await postgresForTests();
  }, patience);
  afterAll(async () => {
    for (const one of folders) rmSync(one, { recursive: true, force: true });
    await server?.stop();
  });

  test('whose office has its book in a database elsewhere is never given an empty one of its own', async (context) => {
    if (!server) return context.skip();
    const dataDir = folder();
    const databaseUrl = await server.empty();
    const { context: { identity }, database, close } = await openCentral({ dataDir, databaseUrl });
    await close();
    for (const begin of [true, false]) await expect(openCentral({ dataDir, begin })).rejects.toThrow(`has its book in the database ${database}, and this command was not given DATABASE_URL`);
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
    const again = await openCentral({ dataDir, databaseUrl, begin: false });
    expect(again.context.identity).toEqual(identity);
    await again.close();
    expect(readFileSync(join(dataDir, 'database.address'), 'utf8')).not.toContain(new URL(databaseUrl).password);
    await expect(openCentral({ dataDir, databaseUrl: await server.empty(), begin: false })).rejects.toThrow('There is no main office in the database');
  });

  test('without an office is left as it is by what only asks one', async () => {
    const dataDir = join(folder(), 'another');
    await expect(openCentral({ dataDir, begin: false })).rejects.toThrow(`There is no main office in ${dataDir}`);
    expect(existsSync(dataDir)).toBe(false);
  });
});
