import { sharesOf } from '../benchmark.ts';
import type { Worked } from './orders.ts';

/** How long something took, in milliseconds: at its middle, near its worst, and at its worst. */
export interface Times {
  readonly times: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

export function timesOf(milliseconds: readonly number[]): Times {
  const shares = sharesOf(milliseconds.length === 0 ? [0] : milliseconds);
  const at = (share: number) => Math.round(shares(share) * 10) / 10;
  return { times: milliseconds.length, p50: at(0.5), p99: at(0.99), longest: at(1) };
}

/** What several did, as one. */
export function together(all: readonly Worked[]): Worked {
  const sum = (of: (worked: Worked) => number) => all.reduce((total, worked) => total + of(worked), 0);
  return {
    recorded: sum(({ recorded }) => recorded),
    refused: sum(({ refused }) => refused),
    pulled: sum(({ pulled }) => pulled),
    spellsOffline: sum(({ spellsOffline }) => spellsOffline),
    kinds: added(all.map(({ kinds }) => kinds)),
    recording: all.flatMap(({ recording }) => recording),
    exchanges: all.flatMap(({ exchanges }) => exchanges),
    failures: added(all.map(({ failures }) => failures)),
    requests: Object.fromEntries([...new Set(all.flatMap(({ requests }) => Object.keys(requests)))].toSorted().map((path) => [path, all.flatMap(({ requests }) => requests[path] ?? [])])),
  };
}

/** Counts by name, added up, the most frequent first. */
export function added(all: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const counts of all) for (const [name, times] of Object.entries(counts)) sums.set(name, (sums.get(name) ?? 0) + times);
  return Object.fromEntries([...sums].toSorted((a, b) => b[1] - a[1]));
}
