import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { folderInMemory } from './disk.ts';
import { Tally } from './tally.ts';
import type { Ran } from './world.ts';

/** What many runs came to. */
export interface Total {
  readonly seeds: number;
  readonly entries: number;
  readonly steps: number;
  /** The longest that any world took to come together again, in simulated milliseconds. */
  readonly longest: number;
  readonly tally: Tally;
  readonly failed: readonly Ran[];
  /** The digest of each seed's run. */
  readonly digests: ReadonlyMap<number, string>;
}

/** Runs seeds in threads. In: the seeds; how many threads; told of each run. */
export async function runMany(seeds: readonly number[], threads: number, tell: (ran: Ran) => void = () => {}): Promise<Total> {
  const tally = new Tally();
  const failed: Ran[] = [];
  const digests = new Map<number, string>();
  const sum = { entries: 0, steps: 0, longest: 0 };
  const left = seeds.toReversed();
  const work = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      const next = () => {
        const seed = left.pop();
        if (seed === undefined) resolve();
        else worker.postMessage(seed);
      };
      worker.on('error', reject);
      worker.on('message', (ran: Ran) => {
        tally.add(ran.tally);
        digests.set(ran.seed, ran.digest);
        sum.entries += ran.entries;
        sum.steps += ran.steps;
        sum.longest = Math.max(sum.longest, ran.healed);
        if (ran.violations.length > 0) failed.push(ran);
        tell(ran);
        next();
      });
      next();
    });
  const simulationFolder = folderInMemory();
  const remove = () => rmSync(simulationFolder, { recursive: true, force: true });
  // What is left where the run is ended in the middle.
  process.once('exit', remove);
  const workers = Array.from({ length: Math.min(threads, seeds.length) }, () => new Worker(new URL('./worker.ts', import.meta.url), { workerData: { simulationFolder } }));
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
    process.off('exit', remove);
    remove();
  }
  return { seeds: digests.size, ...sum, tally, failed: failed.toSorted((a, b) => a.seed - b.seed), digests };
}
