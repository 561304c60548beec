import type { Chance } from '../../station/demonstration/roster.ts';

interface Due {
  readonly at: number;
  readonly order: number;
  readonly call: () => void;
}

/**
 * Time and the order of tasks, both by chance alone. What is due happens at a moment of simulated time, one thing after the other;
 * before the next, everything that can go on without waiting has gone on. What falls on one moment happens in an order drawn.
 */
export class Timeline {
  #now: number;
  readonly #chance: Chance;
  readonly #due = new Set<Due>();

  constructor(start: number, chance: Chance) {
    this.#now = start;
    this.#chance = chance;
  }

  /** Simulated milliseconds since 1970: the time that is right. */
  get now(): number {
    return this.#now;
  }

  /** Calls after so many milliseconds; out: what takes it back. */
  after(milliseconds: number, call: () => void): () => void {
    const due = { at: this.#now + Math.max(0, Math.round(milliseconds)), order: this.#chance.next(), call };
    this.#due.add(due);
    return () => this.#due.delete(due);
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve));
  }

  /** Gives way to whatever else is due about now. */
  pause(): Promise<void> {
    return this.sleep(this.#chance.whole(0, 3));
  }

  /** Does the next thing that is due by a moment, and all that follows from it at once. Out: false when there is none. */
  async step(until: number): Promise<boolean> {
    let next: Due | undefined;
    for (const due of this.#due) if (due.at <= until && (!next || due.at < next.at || (due.at === next.at && due.order < next.order))) next = due;
    if (!next) {
      this.#now = Math.max(this.#now, until);
      return false;
    }
    this.#due.delete(next);
    this.#now = next.at;
    next.call();
    await settled();
    return true;
  }
}

/** Resolves when everything that waits for nothing outside of this process has gone on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
