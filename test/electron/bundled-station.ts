import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import { stationAt } from './station-client.ts';

/** In the worker: `process.parentPort`, made of the worker's own, and then the bundle. */
const asUtilityProcess = `
  const { parentPort, workerData } = require('node:worker_threads');
  process.argv = ['node', workerData.bundle, '--data', workerData.dataDir];
  process.parentPort = {
    on: (name, listener) => parentPort.on(name, ({ data, ports }) => listener({ data, ports })),
    postMessage: (message) => parentPort.postMessage(message),
  };
  require(workerData.bundle);
`;

/** The bundle of the station's process, running in a worker as it does in a utility process. */
export interface BundledStation {
  /** What the process said first. */
  readonly said: unknown;
  /** A port to it, and the contract over that port. */
  join(): ReturnType<typeof stationAt>;
  /** Sends words that are no message of the contract's over a new port. */
  garble(words: string): void;
  /** Tells it to close. Out: the code it ended with. */
  close(): Promise<number>;
}

/** Runs a bundle of the station's process on a data folder. */
export async function runBundledStation(bundle: string, dataDir: string): Promise<BundledStation> {
  const worker = new Worker(asUtilityProcess, { eval: true, workerData: { bundle, dataDir }, stderr: true });
  const [said] = (await once(worker, 'message')) as unknown[];
  const newPort = () => {
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ data: { is: 'window' }, ports: [port1] }, [port1]);
    port2.unref();
    return port2;
  };
  return {
    said,
    join: () => stationAt(newPort()),
    garble: (words) => newPort().postMessage(words),
    async close() {
      const ended = once(worker, 'exit');
      worker.postMessage({ data: { is: 'close' }, ports: [] });
      const [code] = (await ended) as [number];
      return code;
    },
  };
}
