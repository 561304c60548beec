import { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { folders } from '../../station/folders.ts';
import { coverageMissing } from './coverage.ts';
import { runMany } from './many.ts';
import { planOf } from './plan.ts';
import { shrink } from './shrink.ts';
import { run, type Ran } from './world.ts';

/**
 * `npm run -s simulate -- --seeds N [--from SEED]`: runs N worlds of stations and a main office under every fault, prints what they
 * met and what came of it, and holds each against what must always hold. A sample of the seeds is run twice.
 * Of those that fail the first three are made smaller and kept, each as a file.
 * Exit 0 when nothing was violated and everything there is to meet was met; 1 otherwise.
 */
const { seeds, from, threads, keep } = new Command('simulate')
  .option('--seeds <n>', 'how many worlds', '500')
  .option('--from <seed>', 'the first seed', '1')
  .option('--threads <n>', 'how many at a time', String(availableParallelism()))
  .option('--no-keep', 'do not make failures smaller and keep them')
  .parse()
  .opts<{ seeds: string; from: string; threads: string; keep: boolean }>();

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const all = Array.from({ length: Number(seeds) }, (_, index) => Number(from) + index);
const began = performance.now();
let done = 0;
let said = began;
const total = await runMany(all, Number(threads), (ran) => {
  done += 1;
  if (ran.violations.length > 0) say(`seed ${ran.seed} fails: ${ran.violations[0]!.check}: ${ran.violations[0]!.says}`);
  if (performance.now() - said < 10_000) return;
  said = performance.now();
  process.stderr.write(`${done} of ${all.length} seeds\n`);
});
const seconds = (performance.now() - began) / 1000;

const counts = total.tally.sorted();
const group = (title: string, prefix: string) => {
  say(`${title}:`);
  for (const [name, times] of Object.entries(counts)) if (name.startsWith(prefix)) say(`  ${name.slice(prefix.length).padEnd(48)} ${times}`);
};
say(`seeds ${all[0]} to ${all.at(-1)}: ${total.seeds} worlds, ${total.entries} entries, ${total.steps} steps in ${seconds.toFixed(1)} s (${Math.round((seconds * 1000) / Math.max(1, total.seeds))} ms a seed)`);
group('faults injected', 'fault: ');
group('outcomes of entries at the main office', 'outcome: ');
group('outcomes at stations', 'outcome at a station: ');
group('clashes seen across subjects', 'clash: ');
group('acts recorded', 'act: ');
group('people held elsewhere', 'custody: ');
group('why exchanges failed', 'exchange failed: ');
say(`everything had come together ${Math.round(total.longest / 1000)} simulated seconds after the last fault, at the latest`);

// A sample runs again: the same seed, the same digest.
const sample = all.filter((_, index) => index % Math.max(1, Math.floor(all.length / 10)) === 0);
const again = await runMany(sample, Number(threads));
const unlike = sample.filter((seed) => again.digests.get(seed) !== total.digests.get(seed));
say(`${sample.length} seeds run twice: ${unlike.length === 0 ? 'the same digests' : `seeds ${unlike.join(', ')} differ`}`);
const missing = all.length >= 300 ? coverageMissing(counts) : [];
if (missing.length > 0) say(`never met in this run: ${missing.join('; ')}`);
if (keep) for (const failed of total.failed.slice(0, 3)) await keepSmaller(failed);
const violations = total.failed.reduce((sum, ran) => sum + ran.violations.length, 0);
say(`${violations} violations${total.failed.length > 0 ? ` (seeds ${total.failed.map(({ seed }) => seed).join(', ')})` : ''}`);
if (violations > 0 || missing.length > 0 || unlike.length > 0) process.exitCode = 1;

async function keepSmaller({ seed, violations: [first] }: Ran): Promise<void> {
  const smaller = await shrink(planOf(seed), async (plan) => (await run(plan)).violations.some(({ check }) => check === first!.check));
  const file = join(folders.root, 'test', 'simulation', 'kept', `seed-${seed}.json`);
  writeFileSync(file, `${JSON.stringify({ found: first, plan: smaller }, null, 1)}\n`);
  say(`seed ${seed} made smaller: ${smaller.stations.length} stations, ${smaller.happenings.length} happenings; kept in ${file}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
