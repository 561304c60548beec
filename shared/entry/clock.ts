/**
 * The hybrid logical clock: wall milliseconds and a counter, written so that it sorts as text
 * (`000001763770000-0001`). It orders entries for the fold and decides nothing of legal weight:
 * it never runs backwards on one station and is always later than every entry its station has
 * seen, but a later clock does not prove a later act when stations' wall clocks differ.
 */
export type Clock = string;

const counterLimit = 0xffff;

/** The clock before any entry. */
export const clockZero: Clock = '000000000000000-0000';

/**
 * The next clock of a station.
 * In: the latest clock the station has seen (its own or another's) and its wall clock in milliseconds.
 * Out: a clock strictly greater than `seen`, equal to the wall clock where that is ahead.
 */
export function tick(seen: Clock, wall: number): Clock {
  const seenWall = Number(seen.slice(0, 15));
  const seenCounter = Number.parseInt(seen.slice(16), 16);
  if (wall > seenWall) return write(wall, 0);
  return seenCounter < counterLimit ? write(seenWall, seenCounter + 1) : write(seenWall + 1, 0);
}

function write(wall: number, counter: number): Clock {
  return `${String(wall).padStart(15, '0')}-${counter.toString(16).padStart(4, '0')}`;
}

/** Canonical order of entries: clock, then station, then sequence. Negative when `a` comes first. */
export function canonicalOrder(
  a: { readonly clock: Clock; readonly station: string; readonly seq: number },
  b: { readonly clock: Clock; readonly station: string; readonly seq: number },
): number {
  if (a.clock !== b.clock) return a.clock < b.clock ? -1 : 1;
  if (a.station !== b.station) return a.station < b.station ? -1 : 1;
  return a.seq - b.seq;
}
