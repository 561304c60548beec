import { dateNames, dateTitles, type Computation, type DateName } from './computation.ts';

/** The dates of a computation as lists show them, by name: an ISO day, a month, a term, NONE or LIFE. A name that is not there was not computed. */
export type ShownDates = Readonly<Record<string, string>>;

/**
 * The dates that a computation shows. In: a computation as it was stored, of this program or an older one.
 * Total: what does not read is left out.
 */
export function shownDates(computation: Computation): ShownDates {
  const dates = 'dates' in computation && isRecord(computation.dates) ? computation.dates : {};
  return Object.fromEntries(Object.entries(dates).flatMap(([name, conclusion]) => (isRecord(conclusion) ? shownOf(name, conclusion) : [])));
}

function shownOf(name: string, { outcome, value }: Record<string, unknown>): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[name, value]];
  return outcome === 'none' || outcome === 'life' ? [[name, outcome.toUpperCase()]] : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A date that is another than it was; empty text where there was or is none. */
export interface DateDifference {
  readonly name: string;
  readonly was: string;
  readonly is: string;
}

/** The dates that differ, those this program knows in its order first. */
export function differencesBetween(before: ShownDates, now: ShownDates): readonly DateDifference[] {
  const names = [...new Set([...dateNames.filter((name) => name in before || name in now), ...Object.keys(before), ...Object.keys(now)])];
  return names.map((name) => ({ name, was: before[name] ?? '', is: now[name] ?? '' })).filter(({ was, is }) => was !== is);
}

/** A date's name in words: also of one that this program no longer knows. */
export function titleOf(name: string): string {
  return dateTitles[name as DateName] ?? name;
}

/** A difference in a sentence: `Conditional release (CR) is 2023-04-12, was 2023-05-01`. */
export function sayDifference({ name, was, is }: DateDifference): string {
  return `${titleOf(name)} is ${is || 'not computed'}, was ${was || 'not computed'}`;
}
