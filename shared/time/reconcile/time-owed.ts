import { addTerm, oneSeventh, real, type DateFields, type Term } from '../term.ts';
import { daysTerm, goodTimeLeft, termDays } from './good-time.ts';
import type { SupposedStart } from './starts.ts';

/** What a conditional release says of time owed on an earlier sentence. */
export type TimeOwedFinding = 'time owed or a later term added' | 'time owed on an earlier determinate term' | 'returned violator';

const sevenths = { yearDays: 364, monthDays: 30 };
const halfYear = 6;
/** Month ends let one day be written as up to two others in fields of 30 days. */
const spread = 3;
/** Earlier determinate terms tried: 1 to 7 years in half years, which are nearly all that such rows show. */
const earlierTerms = Array.from({ length: 13 }, (_, at) => ({ years: Math.floor((at + 2) / 2), months: ((at + 2) % 2) * halfYear, days: 0 }));
/** Parole jail time tried: 0 to 90 days. */
const longestParoleJailTime = 90;
/** With a year or less owed there is no good time (COR 803(5)). */
const yearDays = 360;

/**
 * Whether CR is ME less a third of the whole time from a start through ME, to the nearest day: a
 * maximum with time owed or a further term added (R8, sheets 04 and 19). Nothing is chosen to fit.
 * In: the starts that PE gives, each with the day that is taken off the end (R5).
 */
export function thirdOfTheWhole(cr: Temporal.PlainDate, me: Temporal.PlainDate, starts: readonly SupposedStart[]): boolean {
  const left = goodTimeLeft(cr, me);
  return left.length > 0 && starts.some(({ start, less }) => timeBetween(start, me.add({ days: less })).some((whole) => left.includes(Math.round(whole / 3))));
}

/**
 * The earlier determinate term whose remainder explains CR, or null: released from it when six sevenths
 * were served, the person owed a seventh, and good time is larger by a seventh of that (sheets 24 and 25).
 * In: the good time of the terms shown.
 */
export function earlierDeterminateTerm(cr: Temporal.PlainDate, me: Temporal.PlainDate, allowance: Term): Term | null {
  const left = goodTimeLeft(cr, me);
  return earlierTerms.find((term) => left.includes(termDays(allowance) + Math.round(termDays(oneSeventh(term, sevenths)) / 7))) ?? null;
}

/**
 * The days of parole jail time that explain the CR of a violator, or null (R8, sheets 02 and 21): ME is
 * the return plus the time owed less them, CR is ME less a third (a seventh of a determinate term) of
 * the time owed before they are taken off.
 */
export function paroleJailTime(cr: Temporal.PlainDate, me: Temporal.PlainDate, returned: Temporal.PlainDate, part: 3 | 7): number | null {
  if (Temporal.PlainDate.compare(returned, me) >= 0) return null;
  const left = goodTimeLeft(cr, me);
  for (const net of timeBetween(returned, me)) {
    for (let days = 0; days <= longestParoleJailTime; days += 1) {
      if (net + days > yearDays && left.includes(Math.round((net + days) / part))) return days;
    }
  }
  return null;
}

/** Every time in days, months of 30, which added to a start gives the end (R3, R4). */
function timeBetween(from: DateFields, end: Temporal.PlainDate): readonly number[] {
  const about = (end.year - from.year) * 360 + (end.month - from.month) * 30 + end.day - from.day;
  return Array.from({ length: 2 * spread + 1 }, (_, at) => about - spread + at).filter((days) => days > 0 && real(addTerm(from, daysTerm(days))).equals(end));
}
