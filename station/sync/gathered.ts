import type { PageLine } from '../../shared/sync/protocol.ts';
import type { Cursor } from './store.ts';

/** What is taken in together at most: entries, characters in memory, and milliseconds since the first of it came. */
export const gatheringLimits = { entries: 40_000, characters: 48_000_000, milliseconds: 10_000 } as const;

/** A stretch of a feed: its lines, and the cursor before and after it. */
export interface Stretch {
  readonly lines: readonly PageLine[];
  readonly from: Cursor;
  readonly to: Cursor;
}

/** Pages of a feed that came and were found right, kept until they are taken in together: each record is then folded once for all of them. */
export class Gathered {
  readonly #monotonic: () => number;
  #lines: PageLine[] = [];
  #ends: Pick<Stretch, 'from' | 'to'> | undefined;
  #characters = 0;
  #since = 0;

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Adds the page between two cursors, the first of them that at which the last page ended. */
  add({ lines, from, to }: Stretch): void {
    if (!this.#ends) this.#since = this.#monotonic();
    this.#ends = { from: this.#ends?.from ?? from, to };
    for (const line of lines) {
      this.#lines.push(line);
      if ('header' in line) this.#characters += line.header.length + (line.content?.length ?? 0);
    }
  }

  /** True when it is time to take it in. */
  get enough(): boolean {
    const { entries, characters, milliseconds } = gatheringLimits;
    return this.#lines.length >= entries || this.#characters >= characters || (this.#ends !== undefined && this.#monotonic() - this.#since >= milliseconds);
  }

  /** Gives what there is, and begins anew. Undefined when no page was added. */
  give(): Stretch | undefined {
    const stretch = this.#ends && { lines: this.#lines, ...this.#ends };
    this.#lines = [];
    this.#ends = undefined;
    this.#characters = 0;
    return stretch;
  }
}
