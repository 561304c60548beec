import { isDay } from '../../shared/entry/day.ts';
import { sayShownDate } from '../certify/say-shown.ts';

const weekday = { weekday: 'long', year: 'numeric', month: 'short', day: 'numeric' } as const;
const month = /^\d{4}-\d{2}$/;

/** A date as lists hold it, in words, a day with its day of the week: `Thursday, Oct 4, 2029`. */
export function sayShown(shown: string): string {
  return isDay(shown) ? Temporal.PlainDate.from(shown).toLocaleString('en-US', weekday) : sayShownDate(shown);
}

/** How far a date lies from today: `in 214 days`, `today`, `passed 12 days ago`; of a month, `in 5 months`. Empty where it is neither a day nor a month. */
export function sayFar(shown: string, today: string): string {
  if (isDay(shown)) return far(Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(shown)).days, 'day', 'today');
  if (!month.test(shown)) return '';
  const from = Temporal.PlainDate.from(today).toPlainYearMonth();
  return far(from.until(Temporal.PlainYearMonth.from(shown), { largestUnit: 'months' }).months, 'month', 'this month');
}

function far(away: number, unit: string, now: string): string {
  if (away === 0) return now;
  const count = Math.abs(away);
  const said = `${count.toLocaleString('en-US')} ${unit}${count === 1 ? '' : 's'}`;
  return away > 0 ? `in ${said}` : `passed ${said} ago`;
}
