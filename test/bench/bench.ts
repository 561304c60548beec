import { Command } from 'commander';
import type { BenchOptions, Benchmark } from './benchmark.ts';

/**
 * `npm run -s bench -- store|time|shu [--people N] [--quick]`: measures a part of the program beside its floor, in
 * one run, and prints one JSON object. Each benchmark is a file beside this one that exports `measure`.
 */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  store: () => import('./store.ts'),
  time: () => import('./time.ts'),
  shu: () => import('./shu.ts'),
};

const program = new Command('bench')
  .argument('<part>', `what to measure: ${Object.keys(benchmarks).join(', ')}`)
  .option('--people <n>', 'how many people are on record for searches', '50000')
  .option('--quick', 'fewer of everything: to see that it runs, not how fast', false)
  .action(async (part: string, { people, quick }: { people: string; quick: boolean }) => {
    const load = benchmarks[part];
    if (!load) return program.error(`there is no benchmark named ${part}: choose one of ${Object.keys(benchmarks).join(', ')}`);
    const options: BenchOptions = { people: quick ? Math.min(Number(people), 2000) : Number(people), quick };
    const { measure } = await load();
    process.stdout.write(`${JSON.stringify(await measure(options), null, 1)}\n`);
  });
await program.parseAsync();
