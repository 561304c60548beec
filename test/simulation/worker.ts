import { parentPort } from 'node:worker_threads';
import { planOf } from './plan.ts';
import { run } from './world.ts';

/** Runs the seeds that it is given, one after the other. */
parentPort!.on('message', (seed: number) => {
  void run(planOf(seed)).then(
    (ran) => parentPort!.postMessage(ran),
    (error: unknown) => parentPort!.postMessage({ seed, digest: '', entries: 0, steps: 0, healed: 0, tally: {}, violations: [{ check: 'it runs', says: error instanceof Error ? (error.stack ?? error.message) : String(error) }] }),
  );
});
