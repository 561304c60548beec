import { inForceOn, type Procedures } from '../procedures/procedures.ts';

/** The day of release for a date: the date itself, or the last release day before it. The date is not moved, only the act. */
export function releaseDay(date: Temporal.PlainDate, calendars: Procedures['releaseCalendar']): Temporal.PlainDate {
  const { weekdays, holidays } = inForceOn(calendars, date).numbers;
  let day = date;
  while (!weekdays.includes(day.dayOfWeek) || holidays.includes(day.toString())) day = day.subtract({ days: 1 });
  return day;
}
