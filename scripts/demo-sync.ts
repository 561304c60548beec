import { Command } from 'commander';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { demonstrationPassword } from '../station/demonstration/accounts.ts';
import { serveLoopback, type LoopbackServer } from '../station/loopback/server.ts';
import { openStation, type Station } from '../station/station.ts';
import { temporaryFolder } from '../station/testing/folder.ts';
import { runCentral, startOffice, type OfficeProcess } from '../central/testing/process.ts';
import { buildWindow, windowIsFresh } from './build-window.ts';
import { beginFacility, beginSecondFacility } from './demo-sync/facilities.ts';
import { inboxLines, sameBooks } from './demo-sync/said.ts';
import { tellStory } from './demo-sync/story.ts';

/**
 * `npm run demo:sync`: a main office with its own PostgreSQL, two stations of one facility and one of another, on temporary
 * data. They work without a link, disagree and meet; what happened and what waits in the inbox is said; then
 * the windows stay open until Ctrl+C. `--once` ends after the story. Exit 0 when all books agree at the end.
 */
const { once } = new Command('npm run demo:sync --')
  .description('A main office and three stations that work without a link, disagree, and meet. Everything in it is made up; it is gone when it ends.')
  .option('--once', 'tell the story and end, without windows', false)
  .parse()
  .opts<{ once: boolean }>();

const officeUser = 'office';
using folder = temporaryFolder();
// PostgreSQL runs under an account of its own where this runs as root.
chmodSync(folder.path, 0o755);
const ended = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
});
const stations: Station[] = [];
const windows: LoopbackServer[] = [];
let office: OfficeProcess | undefined;
try {
  await Promise.race([run(), ended]);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await Promise.all(windows.map((window) => window.close()));
  for (const station of stations) {
    await station.sync.close();
    station.close();
  }
  await office?.stop();
}

async function run(): Promise<void> {
  const officeData = join(folder.path, 'main-office');
  const passwordFile = join(folder.path, 'password');
  writeFileSync(passwordFile, `${demonstrationPassword}\n`, { mode: 0o600 });
  say('Starting a main office, with a PostgreSQL of its own…');
  office = await startOffice(['--data', officeData, '--name', 'Main office (demonstration)', '--admin', officeUser, '--admin-name', 'O. Whitaker', '--admin-password-file', passwordFile]);
  const { address } = office;
  const central = async (...words: readonly string[]) => {
    const { code, said, errors } = await runCentral([...words, '--data', officeData]);
    if (code !== 0) throw new Error(`central ${words[0]}: ${errors}`);
    return said.trimEnd();
  };
  const enrol = async (station: Station, name: string, ...words: readonly string[]) => {
    const code = (await central('enrol-code', ...words)).split('\n')[0]!;
    await station.sync.enrol({ code, name, address });
    await station.sync.now();
  };

  say('Setting up two facilities, with made-up people…');
  const records = await station('records');
  const shu = await station('shu');
  const elsewhere = await station('elsewhere');
  await beginFacility(records);
  await beginSecondFacility(elsewhere);
  await enrol(records, 'Records office', '--brings-own');
  await enrol(elsewhere, 'Records office there', '--brings-own');
  await enrol(shu, 'SHU office', '--facility', 'Demonstration Correctional Facility');
  say(`The SHU office began with a code and nothing else; its first load brought ${shu.book.count()} entries.`);

  const desks = { records, shu, elsewhere };
  await tellStory(desks, say);

  say('');
  say('At the main office (npm run -s central -- status):');
  say(indented(await central('status')));
  const agree = sameBooks(records, shu);
  say('');
  say(`${agree.same ? 'The books of the facility’s two stations are the same' : 'THE BOOKS DIFFER'}: ${agree.entries} entries, digest ${agree.digest}.`);
  if (!agree.same) process.exitCode = 1;
  say('');
  say('In the inbox of the SHU office (as the captain sees it):');
  inboxLines(shu, 'captain').forEach((line) => say(`  ${line}`));
  if (!once) await openWindows(desks, address);
}

async function openWindows(desks: Readonly<Record<'records' | 'shu' | 'elsewhere', Station>>, officeAddress: string): Promise<void> {
  if (!windowIsFresh()) {
    say('Preparing the window (only after an update)…');
    await buildWindow();
  }
  const log = pino({ enabled: false });
  say('');
  for (const [name, one] of [['Records office', desks.records], ['SHU office', desks.shu], ['The other facility', desks.elsewhere]] as const) {
    const window = await serveLoopback(one, log);
    windows.push(window);
    one.sync.start();
    say(`${name}: ${window.address}`);
  }
  say(`Main office: ${officeAddress} (its certificate signs itself; sign in as ${officeUser})`);
  say(`Accounts at the stations: captain, sergeant, lieutenant, clerk, coordinator, admin and others. The password of all is “${demonstrationPassword}”.`);
  say('Pause sync at two stations, let them disagree, resume, and look into the inbox. Ctrl+C ends it and throws everything away.');
  await ended;
}

async function station(name: string): Promise<Station> {
  const dataDir = join(folder.path, name);
  mkdirSync(dataDir);
  const opened = await openStation({ dataDir });
  stations.push(opened);
  return opened;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
