import { fork, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Done, Order } from './orders.ts';

const program = join(import.meta.dirname, 'station.ts');

/** A program in a process of its own that carries out orders, one after the other, and answers each when it is done. */
export class OrderedProcess<Order extends { readonly do: string }, Done> implements Disposable {
  readonly pid: number;
  readonly #child: ChildProcess;
  /** The end of what it wrote where nobody reads it. */
  #said = '';

  /** In: the program, what it is called with, and whether what it writes is shown as it comes or only said when it fails. */
  constructor(program: string, args: readonly string[], shown = true) {
    const out = shown ? 'inherit' : 'pipe';
    this.#child = fork(program, args, { stdio: ['ignore', out, out, 'ipc'] });
    this.pid = this.#child.pid!;
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.on('data', (part: Buffer) => (this.#said = `${this.#said}${part.toString()}`.slice(-2000)));
  }

  /** Has an order carried out. Fails (throws) when the process ends at it, or takes more than so many milliseconds. */
  carryOut(order: Order, within?: number): Promise<Done> {
    const done = this.heard<Done>(order.do, within);
    this.#child.send(order);
    return done;
  }

  /** The next thing that it says. Fails (throws) when it ends instead, or says nothing within so many milliseconds, and then it is ended. In: what it was to do. */
  heard<Said>(doing: string, within = Number.POSITIVE_INFINITY): Promise<Said> {
    return new Promise((resolve, reject) => {
      const late = Number.isFinite(within) ? setTimeout(() => settle(() => (this.#child.kill('SIGKILL'), reject(new Error(`it took more than ${Math.round(within / 60_000)} minutes to ${doing}`)))), within) : undefined;
      // What it wrote last may arrive after its end.
      const ended = (code: number | null) => setTimeout(() => settle(() => reject(new Error(`a process ended with ${code} while it was to ${doing}${this.#said === '' ? '' : `: ${this.#said.trim()}`}`))), 100);
      const answered = (said: Said) => settle(() => resolve(said));
      const settle = (as: () => void) => {
        clearTimeout(late);
        this.#child.removeListener('exit', ended).removeListener('message', answered);
        as();
      };
      this.#child.once('exit', ended).once('message', answered);
    });
  }

  [Symbol.dispose](): void {
    if (this.#child.connected) this.#child.disconnect();
  }
}

/** A station in a process of its own. */
export class StationProcess extends OrderedProcess<Order, Done> {
  readonly dataDir: string;

  constructor(dataDir: string) {
    super(program, [dataDir]);
    this.dataDir = dataDir;
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
    const kilobytes = processesOfPostgres(folder).reduce((sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0), 0);
    most = Math.max(most, Math.round(kilobytes / 1024));
  };
  const timer = setInterval(look, 1000);
  return () => {
    clearInterval(timer);
    return most;
  };
}

/** The ids of the processes of a PostgreSQL: its first and those that it began; none where it does not run. */
export function processesOfPostgres(folder: string): readonly string[] {
  const first = read(join(folder, 'postmaster.pid')).split('\n')[0]!;
  if (first === '') return [];
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && (pid === first || read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1] === first));
}

/** What a file says; nothing where it cannot be read, as that of a process that has ended. */
export function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
