import Database from 'better-sqlite3';
import { Command } from 'commander';
import { chanceFrom } from '../../station/demonstration/roster.ts';
import { databaseFile } from '../../station/store/open.ts';
import { temporaryFolder, type TemporaryFolder } from '../../station/testing/folder.ts';
import { makeOldBook } from '../../station/testing/old-book.ts';
import { check, checkBackups, checkImport } from './check.ts';
import { killAfter } from './kill.ts';
import type { Work } from './said.ts';

/**
 * `npm run -s crash -- --runs 200 [--seed N]`: kills writers in the middle of their work, again and again
 * on the same folders, and holds what is left against what they had been told. Killing a process shows
 * that no moment between two system calls is a bad one; it does not show what a loss of power would.
 * With --sync the processes of three stations, of a main office and of its PostgreSQL are killed, on bad lines, and all must meet in the end.
 * Exit 0 when nothing was lost, nothing half there or doubled and everything verified; 1 otherwise.
 */
const options = new Command('crash')
  .option('--runs <n>', 'how many writers to kill', '200')
  .option('--seed <n>', 'of the moments and of what is written', '1')
  .option('--sync', 'kill stations, main office and PostgreSQL while they exchange', false)
  .parse()
  .opts<{ runs: string; seed: string; sync: boolean }>();
const runs = Number(options.runs);
const chance = chanceFrom(Number(options.seed));
if (options.sync) {
  const { crashSync } = await import('./sync/run.ts');
  process.exit((await crashSync(runs, chance)) ? 0 : 1);
}

const runsOnOneFolder = 20;
/** What the runs on one folder are about, in turn; those between record. An opening or an upgrade in the middle has a folder of its own. */
const plan: Readonly<Record<number, Work>> = { 0: 'open', 6: 'import', 10: 'open', 13: 'import', 19: 'upgrade' };
const longestWait: Readonly<Record<Work, number>> = { open: 110, upgrade: 100, record: 400, import: 600 };
const oldDrafts = 400;

interface Total {
  acknowledged: number;
  lost: number;
  half: number;
  verified: number;
  inTheAct: number;
}
const total: Total = { acknowledged: 0, lost: 0, half: 0, verified: 0, inTheAct: 0 };
let folder = temporaryFolder();
let acknowledged = new Set<string>();
process.once('exit', () => folder[Symbol.dispose]());
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

for (let run = 0; run < runs; run += 1) {
  const turn = run % runsOnOneFolder;
  if (turn === 0 && run > 0) {
    folder[Symbol.dispose]();
    folder = temporaryFolder();
    acknowledged = new Set();
  }
  const work = plan[turn] ?? 'record';
  if (turn > 0 && (work === 'open' || work === 'upgrade')) {
    using own = temporaryFolder();
    if (work === 'upgrade') makeLargeOldBook(own);
    await killOnce(own, run, work, new Set());
  } else {
    await killOnce(folder, run, work, acknowledged);
  }
}

async function killOnce({ path }: TemporaryFolder, run: number, work: Work, acknowledged: Set<string>): Promise<void> {
  const wait = chance.whole(0, longestWait[work]);
  const { said, inTheAct, failure } = await killAfter(path, work, run, work === 'open' || work === 'upgrade' ? 'opening' : 'ready', wait);
  const backups = work === 'upgrade' ? checkBackups(path, oldDrafts + 1) : [];
  const found = await check(path, said, acknowledged);
  const faults = [...(failure === undefined ? [] : [failure]), ...backups, ...found.faults, ...(work === 'import' ? await checkImport(path, said, run) : [])];
  total.acknowledged += found.acknowledged;
  total.lost += found.lost;
  total.half += found.half;
  if (faults.length === 0) total.verified += 1;
  if (inTheAct) total.inTheAct += 1;
  process.stdout.write(`${JSON.stringify({ run: run + 1, work, wait, inTheAct, entries: found.entries, acknowledged: found.acknowledged, lost: found.lost, half: found.half, ...(faults.length > 0 ? { faults } : {}) })}\n`);
}

/** An older book that takes a while to copy, so that the copying is cut off as well. */
function makeLargeOldBook({ path }: TemporaryFolder): void {
  makeOldBook(path, 1);
  const client = new Database(databaseFile(path));
  const insert = client.prepare('INSERT INTO drafts VALUES (?, ?, ?, ?, ?)');
  client.transaction(() => {
    for (let number = 0; number < oldDrafts; number += 1) insert.run('somebody', `report:${number}`, 'A report', JSON.stringify({ narrative: 'x'.repeat(60_000) }), '2026-01-01T00:00:00.000Z');
  })();
  client.close();
}

process.stdout.write(`${JSON.stringify({ killedInTheAct: total.inTheAct, runs })}\n`);
process.stdout.write(`${runs} runs: ${total.acknowledged} entries acknowledged, ${total.lost} lost, ${total.half} half there, ${total.verified} verified\n`);
if (total.lost > 0 || total.half > 0 || total.verified < runs) process.exitCode = 1;
