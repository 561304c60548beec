import { dayOf, type Moment } from './moment.ts';

/** How pressing the last moment of a clock is: run out, due before this day is over, within a week, later. */
export const dueGroups = ['overdue', 'today', 'this week', 'later'] as const;
export type DueGroup = (typeof dueGroups)[number];

const weekDays = 7;

/** The moment up to which a clock runs, that sorts among moments: a day counts to its end, written as 24:00, an hour to its minute. */
export function runsUntil(last: string): Moment {
  return last.includes('T') ? last : `${last}T24:00`;
}

/** True when a clock with this last day or minute has run out. */
export function isPast(last: string, now: Moment): boolean {
  return now > runsUntil(last);
}

/** In which group a clock stands. In: its last day or minute; the moment it is. */
export function dueGroup(last: string, now: Moment): DueGroup {
  if (isPast(last, now)) return 'overdue';
  const days = daysBetween(dayOf(now), dayOf(last));
  return days === 0 ? 'today' : days <= weekDays ? 'this week' : 'later';
}

const minutesOfDay = 24 * 60;

/** How long is left, or how long it is over: `3 days left`, `today is the last day`, `2 days 3 h over`, `2 h 5 min left`. Hours are counted by the clock on the wall. */
export function sayTimeLeft(last: string, now: Moment): string {
  const side = isPast(last, now) ? 'over' : 'left';
  const days = Math.abs(daysBetween(dayOf(now), dayOf(last)));
  if (!last.includes('T')) return days === 0 ? 'today is the last day' : `${days} day${days === 1 ? '' : 's'} ${side}`;
  const minutes = Math.abs(Temporal.PlainDateTime.from(now).until(Temporal.PlainDateTime.from(last), { largestUnit: 'minutes' }).minutes);
  const [whole, hours] = [Math.floor(minutes / minutesOfDay), Math.floor((minutes % minutesOfDay) / 60)];
  if (whole > 0) return `${whole} day${whole === 1 ? '' : 's'}${hours > 0 ? ` ${hours} h` : ''} ${side}`;
  return `${hours > 0 ? `${hours} h ` : ''}${minutes % 60} min ${side}`;
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}
