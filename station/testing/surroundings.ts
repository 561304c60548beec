import { chanceFrom } from '../demonstration/roster.ts';

/** A clock that stands still until it is set. */
export class SetClock {
  #at: number;

  constructor(at: string) {
    this.#at = Date.parse(at);
  }

  readonly now = (): number => this.#at;

  /** Moves the clock, forwards or (with a negative number) backwards. */
  move(milliseconds: number): void {
    this.#at += milliseconds;
  }

  /** Sets the clock to a moment, written as ISO text. */
  set(at: string): void {
    this.#at = Date.parse(at);
  }
}

/** Bytes that look random and are the same for the same seed. */
export function seededBytes(seed: number): (bytes: number) => Uint8Array {
  const chance = chanceFrom(seed);
  return (bytes) => Uint8Array.from({ length: bytes }, () => chance.whole(0, 255));
}
