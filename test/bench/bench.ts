import { Command } from 'commander';
import type { BenchOptions, Benchmark } from './benchmark.ts';

/**
 * `npm run -s bench -- store|sync|fleet|time|shu [options below]`: measures a part of the program beside its floor, in one run, and prints
 * one JSON object. Each benchmark is a file beside this one that exports `measure`.
 */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  store: () => import('./store.ts'),
  sync: () => import('./sync.ts'),
  fleet: () => import('./fleet.ts'),
  time: () => import('./time.ts'),
  shu: () => import('./shu.ts'),
};

const program = new Command('bench')
  .argument('<part>', `what to measure: ${Object.keys(benchmarks).join(', ')}`)
  .option('--people <n>', 'how many people are on record for searches', '50000')
  .option('--entries <n>', 'how many entries are synced (100000; 2000 over a poor line)')
  .option('--shaped', 'sync over a poor line: 100 kbit/s, 600 ms, 5% lost, cut every 10 s', false)
  .option('--peers [names]', 'sync: install other programs, all or those named (pouchdb,actual,rxdb), and have them do the same work; without it, those that are installed')
  .option('--no-peers', 'sync: no other programs')
  .option('--peer-entries <n>', 'how many entries other programs sync (as many as they manage in three minutes)', Number)
  .option('--stations <n>', 'how many stations there are in the fleet (100)', Number)
  .option('--servers <n>', 'how many processes serve its main office (3)', Number)
  .option('--minutes <n>', 'how long its officers record (10)', Number)
  .option('--acts <n>', 'acts a minute that are tried at each of its stations (6)', Number)
  .option('--quick', 'fewer of everything: to see that it runs, not how fast', false)
  .action(async (part: string, { people, entries, ...rest }: { people: string; entries?: string } & Omit<BenchOptions, 'people' | 'entries'>) => {
    const load = benchmarks[part];
    if (!load) return program.error(`there is no benchmark named ${part}: choose one of ${Object.keys(benchmarks).join(', ')}`);
    const options: BenchOptions = { ...rest, people: rest.quick ? Math.min(Number(people), 2000) : Number(people), ...(entries === undefined ? {} : { entries: Number(entries) }) };
    const { measure } = await load();
    process.stdout.write(`${JSON.stringify(await measure(options), null, 1)}\n`);
  });
await program.parseAsync();
