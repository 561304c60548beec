import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Done, Order } from './orders.ts';

const program = join(import.meta.dirname, 'station.ts');

/** A station in a process of its own. */
export class StationProcess implements Disposable {
  readonly dataDir: string;
  readonly #child: ChildProcess;

  constructor(dataDir: string) {
    this.dataDir = dataDir;
    this.#child = fork(program, [dataDir], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  /** Has an order carried out. Fails (throws) when the process ends at it. */
  carryOut(order: Order): Promise<Done> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`a station ended with ${code} while it was to ${order.do}`));
      this.#child.once('exit', ended);
      this.#child.once('message', (done: Done) => {
        this.#child.removeListener('exit', ended);
        resolve(done);
      });
      this.#child.send(order);
    });
  }

  [Symbol.dispose](): void {
    if (this.#child.connected) this.#child.disconnect();
  }
}

/** The most memory that a process was ever given, in megabytes; undefined where the system does not say. */
export function peakOf(pid: number): number | undefined {
  const found = /^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`));
  return found ? Math.round(Number(found[1]) / 1024) : undefined;
}

/** Watches the memory of a PostgreSQL by its first process, shared pages counted once. Out: what ends it and says the most, in megabytes. */
export function watchPostgres(folder: string): () => number {
  let most = 0;
  const look = () => {
    const first = read(join(folder, 'postmaster.pid')).split('\n')[0]!;
    if (first === '') return;
    const own = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && (pid === first || read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1] === first));
    const kilobytes = own.reduce((sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0), 0);
    most = Math.max(most, Math.round(kilobytes / 1024));
  };
  const timer = setInterval(look, 1000);
  return () => {
    clearInterval(timer);
    return most;
  };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
