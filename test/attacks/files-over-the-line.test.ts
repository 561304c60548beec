import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { postgresForTests, type PostgresInTest } from '../../central/testing/postgres.ts';
import { runCentral, startOffice, type OfficeProcess } from '../../central/testing/process.ts';
import { disciplineNumbers } from '../../shared/procedures/discipline-numbers.ts';
import { filesAnswerSchema, getFileAnswerSchema, paths, putFileAnswerSchema } from '../../shared/sync/protocol.ts';
import { openStation, type Station } from '../../station/station.ts';
import { Caller } from '../../station/sync/caller.ts';
import { certificateOf, httpsLink } from '../../station/sync/https-link.ts';
import { report } from '../../station/testing/acts.ts';
import { temporaryFolder } from '../../station/testing/folder.ts';
import { testStation } from '../../station/testing/station.ts';
import { Line } from '../line/line.ts';

const patience = 240_000;
const daybook = join(import.meta.dirname, '..', '..', 'station', 'command', 'daybook.ts');
let server: PostgresInTest | undefined;
let office: OfficeProcess | undefined;
const folder = temporaryFolder();
let url = '';

beforeAll(async () => {
  server = await postgresForTests();
  if (!server) return;
  url = await server.empty();
  writeFileSync(join(folder.path, 'password'), 'a good long password\n');
  office = await startOffice(['--data', join(folder.path, 'office'), '--name', 'Central Office', '--admin', 'admin', '--admin-name', 'Adams, A.', '--admin-password-file', join(folder.path, 'password')], { DATABASE_URL: url });
}, patience);

afterAll(async () => {
  await office?.stop();
  await server?.stop();
  folder[Symbol.dispose]();
}, patience);

const central = async (...options: readonly string[]) => (await runCentral([...options, '--data', join(folder.path, 'office')], { DATABASE_URL: url })).said.trim();

/** A command of a station, as a process of its own. */
function run(dataDir: string, ...options: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [daybook, ...options, '--data', dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

/** A way for a station to ask what its program would not. */
async function askerOf(station: Station): Promise<Caller> {
  const row = station.sync.store.row()!;
  const link = httpsLink(office!.address, await certificateOf(office!.address));
  onTestFinished(() => link.close());
  return new Caller({ link, key: station.key, station: row.station, counter: (above) => station.sync.store.nextCounter(above), officeKey: () => row.answer!.office.publicKey });
}

test('files cross a poor line that is cut again and again, are taken up where they were, and are had by none but those they belong to', { timeout: patience }, async () => {
  if (!server || !office) return;
  const line = await Line.open(Number(new URL(office.address).port), Math.random);
  onTestFinished(() => line.close());
  using first = await testStation();
  const person = first.person().id;
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(1_500_000)]);
  const scan = new File([content], 'scan.pdf');
  const outcome = await first.station.attachments.keep(scan, scan.size, disciplineNumbers);
  if (!('kept' in outcome)) throw new Error('not kept');
  const { kept } = outcome;
  expect(await run(first.dataDir, 'sync', 'enrol', '--code', await central('enrol-code', '--brings-own'), '--office', line.address)).toMatchObject({ code: 0 });
  const second = join(folder.path, 'second');
  const facility = first.facility;
  expect(await run(second, 'sync', 'enrol', '--code', await central('enrol-code', '--facility', facility), '--office', line.address)).toMatchObject({ code: 0 });
  const west = join(folder.path, 'west');
  expect(await run(west, 'sync', 'enrol', '--code', await central('enrol-code', '--new-facility', 'Western', '--code', 'WES'), '--office', line.address)).toMatchObject({ code: 0 });
  const [entry = ''] = first.as('officer', report(person, { attachments: [kept] }));

  // At this speed the file takes twice as long as the line stands: it comes only if it is taken up where it was cut.
  line.weather = { bytesPerSecond: 500_000, latency: 20 };
  /** Exchanges while the line is cut, until one comes through. */
  const throughCuts = async (dataDir: string) => {
    const cutting = setInterval(() => line.cut(), 1500);
    try {
      for (let tries = 0; tries < 30; tries += 1) if ((await run(dataDir, 'sync', 'now')).code === 0) return;
    } finally {
      clearInterval(cutting);
    }
    throw new Error('it never came through');
  };
  await throughCuts(first.dataDir);
  expect((await run(first.dataDir, 'sync', 'status')).said).toContain('up to date: Everything has been exchanged.');
  await throughCuts(second);
  expect(await run(second, 'verify')).toMatchObject({ code: 0, said: expect.stringContaining('1 attached file named: 1 here and as attached, 0 awaited, 0 missing, 0 changed') as string });
  expect(line.counts.cut, 'the line was cut in the middle').toBeGreaterThan(2);
  line.weather = {};
  expect(await run(west, 'sync', 'now')).toMatchObject({ code: 0 });
  const other = await openStation({ dataDir: west });
  onTestFinished(() => other.close());
  const stranger = await askerOf(other);
  expect(await stranger.json(paths.files, JSON.stringify({ files: [kept.sha256] }), filesAnswerSchema)).toEqual({ files: [{ is: 'unknown', sha256: kept.sha256 }] });
  await expect(stranger.json(paths.getFile, JSON.stringify({ sha256: kept.sha256, from: 0, most: 1000 }), getFileAnswerSchema)).rejects.toThrow('no such file for this station');
  const forged = { sha256: kept.sha256, bytes: kept.bytes, from: 0, piece: randomBytes(1000).toString('base64') };
  await expect(stranger.json(paths.putFile, JSON.stringify(forged), putFileAnswerSchema)).rejects.toThrow('No entry that this station may see');

  // What nobody named yet, and then other bytes than those named.
  const note = new File(['Written at the gate.\n'], 'note.txt');
  const written = await first.station.attachments.keep(note, note.size, disciplineNumbers);
  if (!('kept' in written)) throw new Error('not kept');
  const { sha256, bytes } = written.kept;
  const own = await askerOf(first.station);
  const wrong = JSON.stringify({ sha256, bytes, from: 0, piece: Buffer.alloc(bytes, 'x').toString('base64') });
  await expect(own.json(paths.putFile, wrong, putFileAnswerSchema)).rejects.toThrow('No entry that this station may see');
  first.as('officer', report(person, { attachments: [written.kept] }));
  const { attachments } = first.station;
  const state = attachments.state.bind(attachments);
  attachments.state = () => Promise.resolve('missing');
  await first.station.sync.now();
  attachments.state = state;
  await expect(own.json(paths.putFile, wrong, putFileAnswerSchema)).rejects.toThrow('not the file that was attached');

  // A court has the report sealed: the file goes everywhere.
  expect(await central('seal', entry, '--order', 'Ulster 2026-1', '--as', 'admin')).not.toBe('');
  for (const dataDir of [first.dataDir, second]) {
    expect(await run(dataDir, 'sync', 'now')).toMatchObject({ code: 0 });
    expect((await run(dataDir, 'verify')).said).not.toContain(kept.sha256);
  }
  expect(await first.station.attachments.state(kept.sha256)).toBe('missing');
  await expect(own.json(paths.getFile, JSON.stringify({ sha256: kept.sha256, from: 0, most: 1000 }), getFileAnswerSchema)).rejects.toThrow('no such file for this station');
});
