import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import type { OfficeContext } from '../office/context.ts';
import { foldSome } from '../office/folding.ts';

/**
 * Folding waits until nothing is being pushed and nothing was for so long, but no longer in all, in milliseconds: a long
 * push, which comes back to the same people page after page, then costs each of them one fold.
 */
const quiet = 250;
const longest = 15_000;
/** Looks by itself this often: another process may have ended before it folded. */
const look = 5000;

/** Folds behind the pushes, in the background, until it is closed. */
export class Folder {
  readonly #context: OfficeContext;
  readonly #ended = new AbortController();
  readonly #done: Promise<void>;
  #wake: () => void = () => {};
  #nudged = 0;
  #pushing = 0;

  constructor(context: OfficeContext) {
    this.#context = context;
    this.#done = this.#run();
  }

  /** Does a push, and looks afterwards for what it leaves to be folded. */
  async after<Pushed>(push: () => Promise<Pushed>): Promise<Pushed> {
    this.#pushing += 1;
    try {
      return await push();
    } finally {
      this.#pushing -= 1;
      this.#nudged += 1;
      this.#wake();
    }
  }

  /** Ends it; what is left is folded by another process, or at the next start. */
  async close(): Promise<void> {
    this.#ended.abort();
    this.#wake();
    await this.#done;
  }

  async #run(): Promise<void> {
    const { signal } = this.#ended;
    while (!signal.aborted) {
      try {
        while (!signal.aborted && (await foldSome(this.#context)) > 0) await setImmediate();
      } catch (error) {
        this.#context.failed?.(error);
      }
      await this.#due(signal);
    }
  }

  async #due(signal: AbortSignal): Promise<void> {
    const before = this.#nudged;
    if (signal.aborted) return;
    const timer = setTimeout(() => this.#wake(), look);
    await new Promise<void>((resolve) => (this.#wake = resolve));
    clearTimeout(timer);
    if (this.#nudged === before) return;
    for (let waited = 0, last = -1; waited < longest && (this.#pushing > 0 || last !== this.#nudged) && !signal.aborted; waited += quiet) {
      last = this.#nudged;
      await pause(quiet);
    }
  }
}
