import type { SyncFailure } from '../../shared/sync/status.ts';

/** Timers as the schedule needs them: injected, so that tests and the simulation set the time. */
export interface Timers {
  now(): number;
  /** Calls after so many milliseconds; out: what takes it back. */
  after(milliseconds: number, call: () => void): () => void;
}

/** What is run and when, in milliseconds. */
export interface ScheduleParts {
  /** One exchange; resolves with its failure, or null. It reports that it is alive by `alive`. */
  run(signal: AbortSignal): Promise<SyncFailure | null>;
  readonly timers: Timers;
  /** A number from 0 to 1. */
  readonly random: () => number;
  readonly paused: boolean;
  /** Told of an exchange that the watchdog ended: it says nothing more itself. */
  ended(failure: SyncFailure): void;
  changed(): void;
  /** True when an exchange that was completed left something that can go on at once: files, which give way to entries. */
  left?(): boolean;
}

/** How long it waits: after a success, after one that left something, after something was recorded, and after failures, from the first to the longest. An exchange that says nothing is ended by the watchdog. */
export const waits = { idle: 30_000, left: 200, recorded: 1500, first: 2000, longest: 300_000, silent: 120_000 } as const;

/**
 * When the exchange runs: at once when asked or when the link returns, soon after something was recorded, every half
 * minute otherwise; after failures ever later, with jitter so that stations do not come all at once; never when paused or stopped.
 */
export class Schedule {
  readonly #parts: ScheduleParts;
  #failures = 0;
  #paused: boolean;
  #stopped = false;
  /** True when something was recorded while an exchange ran, which may have sent all it was to send before. */
  #recordedMeanwhile = false;
  #closed = false;
  #next: { readonly at: number; readonly cancel: () => void } | undefined;
  #running: { readonly promise: Promise<SyncFailure | null>; readonly abort: AbortController } | undefined;
  #cancelWatch: (() => void) | undefined;

  constructor(parts: ScheduleParts) {
    this.#parts = parts;
    this.#paused = parts.paused;
  }

  /** Begins; the first exchange is tried at once. */
  start(): void {
    this.#plan(0);
  }

  get running(): boolean {
    return this.#running !== undefined;
  }

  /** When it runs next by itself, in milliseconds of the wall clock; null when it does not, or runs now. */
  get nextTry(): number | null {
    return this.#next?.at ?? null;
  }

  /** Runs now, also where it is paused or was stopped; joins one that runs already. */
  async now(): Promise<SyncFailure | null> {
    if (this.#running) return this.#running.promise;
    return this.#run();
  }

  /** Something was recorded: it is sent soon. */
  recorded(): void {
    this.#recordedMeanwhile = this.running;
    if (this.#failures === 0) this.#planBefore(waits.recorded);
  }

  /** The link may be back: tried at once. */
  linkReturned(): void {
    this.#failures = 0;
    this.#planBefore(0);
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    if (paused) this.#cancel();
    else this.#planBefore(0);
    this.#parts.changed();
  }

  /** The exchange said that it goes on. */
  alive(): void {
    this.#cancelWatch?.();
    this.#cancelWatch = this.#running && this.#parts.timers.after(waits.silent, () => this.#running?.abort.abort());
  }

  /** Ends it. Resolves when an exchange that runs has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    this.#running?.abort.abort();
    await this.#running?.promise.catch(() => null);
  }

  async #run(): Promise<SyncFailure | null> {
    this.#cancel();
    const abort = new AbortController();
    const ended = new Promise<SyncFailure>((resolve) => {
      abort.signal.addEventListener('abort', () => resolve({ is: 'link', says: 'The exchange stood still and was ended.', remedy: 'It is tried again by itself.' }));
    });
    const promise = Promise.race([this.#parts.run(abort.signal), ended]);
    this.#running = { promise, abort };
    this.#recordedMeanwhile = false;
    this.alive();
    this.#parts.changed();
    try {
      const failure = await promise;
      if (abort.signal.aborted && failure !== null && !this.#closed) this.#parts.ended(failure);
      this.#failures = failure === null ? 0 : this.#failures + 1;
      this.#stopped = failure?.is === 'stopped';
      return failure;
    } catch (error) {
      this.#failures += 1;
      throw error;
    } finally {
      this.#running = undefined;
      this.#cancelWatch?.();
      this.#plan(this.#failures === 0 ? this.#afterSuccess() : backOff(this.#failures, this.#parts.random()));
      this.#parts.changed();
    }
  }

  #afterSuccess(): number {
    if (this.#parts.left?.()) return waits.left;
    return this.#recordedMeanwhile ? waits.recorded : waits.idle;
  }

  #planBefore(wait: number): void {
    if (this.#next && this.#next.at <= this.#parts.timers.now() + wait) return;
    this.#plan(wait);
  }

  #plan(wait: number): void {
    this.#cancel();
    if (this.#closed || this.#paused || this.#stopped || this.#running) return;
    const cancel = this.#parts.timers.after(wait, () => {
      this.#next = undefined;
      void this.#run().catch(() => null);
    });
    this.#next = { at: this.#parts.timers.now() + wait, cancel };
  }

  #cancel(): void {
    this.#next?.cancel();
    this.#next = undefined;
  }
}

/** How long to wait after so many failures in a row: doubled each time, to the longest, and of that between a half and the whole. */
export function backOff(failures: number, random: number): number {
  const longest = Math.min(waits.longest, waits.first * 2 ** (failures - 1));
  return Math.round(longest * (0.5 + random / 2));
}
