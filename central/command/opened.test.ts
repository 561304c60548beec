import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { headerNames, paths, protocolVersion } from '../../shared/sync/protocol.ts';
import { answer } from '../office/office.ts';
import { startPostgres } from '../postgres/embedded.ts';
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
