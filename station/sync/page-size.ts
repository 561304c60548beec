import { limits } from '../../shared/sync/protocol.ts';

/** Entries of the first page over a line that nothing is known of, and of the smallest there is. */
const [first, smallest] = [250, 10];
/** How long a page should be under way, in milliseconds: on a poor line little is then lost when it is cut, on a good one the protocol's limit comes first. */
const aim = 3000;

/** How large the pages are that go over a line: as many entries as it carries in about three seconds, to the limits of the protocol. */
export class PageSize {
  #share = first / limits.entries;

  /** Most entries of a page. */
  get entries(): number {
    return Math.max(smallest, Math.round(limits.entries * this.#share));
  }

  /** UTF-8 bytes of a page before compression. */
  get bytes(): number {
    return Math.round(limits.bytes * this.#share);
  }

  /** The line was cut while a page was under way: the next are half as large. */
  cut(): void {
    this.#change(0.5);
  }

  /** A page arrived whole after so many milliseconds. In: true when it was as large as it might be; of a smaller one nothing is learned but that the line is slow. */
  arrived(milliseconds: number, full: boolean): void {
    this.#change(Math.min(full ? 2 : 1, Math.max(0.5, aim / Math.max(1, milliseconds))));
  }

  #change(factor: number): void {
    this.#share = Math.min(1, Math.max(smallest / limits.entries, this.#share * factor));
  }
}
