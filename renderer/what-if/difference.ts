import { isDay } from '../../shared/entry/day.ts';
import { shownDate, type Computation, type DateName } from '../../shared/time/computation.ts';
import { compareTerms, readTerm, sayTerm, termLess } from '../../shared/time/term.ts';

/** Which way a date moves; of a term, whether it grows. `other` where one is no date at all, or only the status changes. */
export type Direction = 'same' | 'earlier' | 'later' | 'shorter' | 'longer' | 'other';

/** One date now and if, and how they differ, in words. */
export interface Compared {
  readonly name: DateName;
  /** As lists show them: ISO text, NONE, LIFE, or nothing where it is not computed. */
  readonly now: string;
  readonly instead: string;
  readonly direction: Direction;
  /** `5 days later`, `3 months longer`, `same`. */
  readonly says: string;
}

const month = /^\d{4}-\d{2}$/;

/** Compares one date of two computations. */
export function compareDate(name: DateName, before: Computation, after: Computation): Compared {
  const [now, instead] = [shownDate(before, name), shownDate(after, name)];
  return { name, now, instead, ...(now === instead ? byStatus(statusOf(before, name), statusOf(after, name)) : byValue(now, instead)) };
}

type Difference = Pick<Compared, 'direction' | 'says'>;

function statusOf(computation: Computation, name: DateName): string | undefined {
  return computation.outcome === 'computed' ? computation.dates[name].status?.is : undefined;
}

function byStatus(now: string | undefined, instead: string | undefined): Difference {
  if (now === instead) return { direction: 'same', says: 'same' };
  return { direction: 'other', says: `${now ?? 'no status'} → ${instead ?? 'no status'}` };
}

function byValue(now: string, instead: string): Difference {
  if (isDay(now) && isDay(instead)) return moved(Temporal.PlainDate.from(now).until(Temporal.PlainDate.from(instead)).days, 'day');
  if (month.test(now) && month.test(instead)) {
    return moved(Temporal.PlainYearMonth.from(now).until(Temporal.PlainYearMonth.from(instead), { largestUnit: 'months' }).months, 'month');
  }
  const [a, b] = [readTerm(now), readTerm(instead)];
  if (!a || !b) return { direction: 'other', says: 'otherwise' };
  const longer = compareTerms(b, a) > 0;
  return longer ? { direction: 'longer', says: `${sayTerm(termLess(b, a))} longer` } : { direction: 'shorter', says: `${sayTerm(termLess(a, b))} shorter` };
}

function moved(by: number, unit: string): Difference {
  const count = Math.abs(by);
  const said = `${count.toLocaleString('en-US')} ${unit}${count === 1 ? '' : 's'}`;
  return by > 0 ? { direction: 'later', says: `${said} later` } : { direction: 'earlier', says: `${said} earlier` };
}
