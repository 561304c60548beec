import type { ProcedureVersion } from '../procedures/procedures.ts';
import { inForceOn } from '../procedures/procedures.ts';

/** On which days people are released: weekdays (1 Monday to 7 Sunday) and holidays on which nobody is. */
export interface ReleaseCalendar {
  readonly weekdays: readonly number[];
  readonly holidays: readonly string[];
}

/** The practice found in the records: Fridays until October 2015, Thursdays at the latest since. Holidays are for the facility to enter. */
export const releaseCalendars: readonly ProcedureVersion<ReleaseCalendar>[] = [
  { effective: '1900-01-01', scope: 'state', source: 'Board of Parole calendar 2012-2015 (found in records)', numbers: { weekdays: [1, 2, 3, 4, 5], holidays: [] } },
  { effective: '2015-11-01', scope: 'state', source: 'Board of Parole calendar 2015-2018 (found in records)', numbers: { weekdays: [1, 2, 3, 4], holidays: [] } },
];

/** The day of release for a date: the date itself, or the last release day before it. The date is not moved, only the act. */
export function releaseDay(date: Temporal.PlainDate, calendars: readonly ProcedureVersion<ReleaseCalendar>[]): Temporal.PlainDate {
  const { weekdays, holidays } = inForceOn(calendars, date).numbers;
  let day = date;
  while (!weekdays.includes(day.dayOfWeek) || holidays.includes(day.toString())) day = day.subtract({ days: 1 });
  return day;
}
