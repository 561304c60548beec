import { fork, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { processesOfPostgres, read } from '../sync/processes.ts';
import type { FleetOrders, Order } from './orders.ts';

const program = join(import.meta.dirname, 'stations.ts');
const daybook = join(import.meta.dirname, '../../../station/command/daybook.ts');

/** A process that holds several stations. */
export class StationsProcess implements Disposable {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(program, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' });
    this.#child.once('exit', (code) => {
      if (code !== 0) process.exitCode = 1;
    });
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** Has an order carried out. Fails (throws) when the process ends at it. */
  carryOut<Name extends keyof FleetOrders>(name: Name, of: FleetOrders[Name]['asked']): Promise<FleetOrders[Name]['answer']> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`a process of stations ended with ${code} while it was to ${name}`));
      this.#child.once('exit', ended);
      this.#child.once('message', (answer: FleetOrders[Name]['answer']) => {
        this.#child.removeListener('exit', ended);
        resolve(answer);
      });
      this.#child.send({ do: name, of } as Order);
    });
  }

  [Symbol.dispose](): void {
    if (this.#child.connected) this.#child.disconnect();
  }
}

/** Runs `daybook verify` on a book that nobody has open. Out: what it said where something does not hold. */
export async function verified(dataDir: string): Promise<string | undefined> {
  const child = spawn(process.execPath, [daybook, 'verify', '--data', dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return code === 0 ? undefined : `daybook verify ended with ${code}: ${said.slice(0, 500)}`;
}

/** Seconds of processor that a process has had, and those of its children that have ended. */
export function cpuSecondsOf(pid: number): number {
  const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  // User and system time of its own and of its children, in hundredths of a second.
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
}

/** Seconds of processor that a PostgreSQL has had, all its processes together. */
export function cpuSecondsOfPostgres(folder: string): number {
  return processesOfPostgres(folder).reduce((sum, pid) => sum + cpuSecondsOf(Number(pid)), 0);
}
