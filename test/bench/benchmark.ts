/** How much is to be measured. */
export interface BenchOptions {
  readonly people: number;
  /** How many entries go through the main office; each benchmark has a number of its own where none is given. */
  readonly entries?: number;
  readonly quick: boolean;
  /** Over a poor line. */
  readonly shaped: boolean;
  /** Of the fleet: how many stations and servers, for how many minutes, and how many acts a minute are tried at each station. */
  readonly stations?: number;
  readonly servers?: number;
  readonly minutes?: number;
  readonly acts?: number;
  /** Peers to be installed and measured: true for all, or names with commas; false for none; where it is left out, those that are installed. */
  readonly peers?: string | boolean;
  /** How many entries each peer is measured with; where none is given, as many as it manages in three minutes. */
  readonly peerEntries?: number;
}

/** A file of this folder that measures something: what it gives is printed as JSON. */
export interface Benchmark {
  measure(options: BenchOptions): Promise<object>;
}

/** Milliseconds of a piece of work at its middle and near its worst. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

/** Two ways to the same end, and how many times longer the first takes. */
export interface Compared {
  readonly ms: Spread;
  readonly floor: Spread;
  readonly ratio: Spread;
}

/** In: figures. Out: what says the one below which a share of them lies, from 0 to 1: not a number where there are none. */
export function sharesOf(figures: readonly number[]): (share: number) => number {
  const sorted = figures.toSorted((a, b) => a - b);
  return (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle and the 95th of a hundred of some measurements. */
export function spreadOf(milliseconds: readonly number[]): Spread {
  const at = sharesOf(milliseconds);
  return { p50: rounded(at(0.5)), p95: rounded(at(0.95)) };
}

/**
 * Measures a piece of work and its floor on each of some things, one after the other on the same thing,
 * so that both meet the same weather. The first tenth warms up and is not counted.
 */
export function compareOn<Thing>(things: readonly Thing[], work: (thing: Thing) => unknown, floor: (thing: Thing) => unknown): Compared {
  const warming = Math.ceil(things.length / 10);
  const [own, bare]: [number[], number[]] = [[], []];
  things.forEach((thing, index) => {
    const [a, b] = index % 2 === 0 ? [timed(() => work(thing)), timed(() => floor(thing))] : [timed(() => floor(thing)), timed(() => work(thing))].toReversed() as [number, number];
    if (index < warming) return;
    own.push(a);
    bare.push(b);
  });
  return compare(own, bare);
}

/** Puts measurements beside those of their floor. */
export function compare(own: readonly number[], bare: readonly number[]): Compared {
  const [ms, floor] = [spreadOf(own), spreadOf(bare)];
  return { ms, floor, ratio: { p50: rounded(ms.p50 / floor.p50), p95: rounded(ms.p95 / floor.p95) } };
}

/** How long some work takes, in milliseconds. */
export function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** A figure with three places that mean something. */
export function rounded(figure: number): number {
  return Number(figure.toPrecision(3));
}

/** The middle of some figures. */
export function middle(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}
