import { dayOf, type Moment } from '../../shared/discipline/moment.ts';

/** How far a last day or a last minute lies from now, and whether it is close: a day or less. */
export interface HowFar {
  readonly says: string;
  readonly soon: boolean;
}

const minutesOfHour = 60;
const minutesOfDay = 24 * minutesOfHour;

/**
 * In: the last day (`yyyy-mm-dd`, counted to its end) or minute; the moment it is. Out: `today is the last day`, `3 days left`,
 * `2 days over`, `5 h 20 min left`. Hours are counted by the clock on the wall.
 */
export function howFar(last: string, now: Moment): HowFar {
  return last.includes('T') ? hoursTo(last, now) : daysTo(last, dayOf(now));
}

function daysTo(last: string, today: string): HowFar {
  const { days } = Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(last));
  if (days === 0) return { says: 'today is the last day', soon: true };
  return { says: `${several(Math.abs(days), 'day')} ${days > 0 ? 'left' : 'over'}`, soon: days === 1 };
}

function hoursTo(last: Moment, now: Moment): HowFar {
  const minutes = Temporal.PlainDateTime.from(now).until(Temporal.PlainDateTime.from(last), { largestUnit: 'minutes' }).minutes;
  const left = Math.abs(minutes);
  const [days, hours] = [Math.floor(left / minutesOfDay), Math.floor((left % minutesOfDay) / minutesOfHour)];
  const span = days > 0 ? `${several(days, 'day')}${hours > 0 ? ` ${hours} h` : ''}` : `${hours > 0 ? `${hours} h ` : ''}${left % minutesOfHour} min`;
  return { says: `${span} ${minutes >= 0 ? 'left' : 'over'}`, soon: minutes >= 0 && minutes <= minutesOfDay };
}

function several(n: number, one: string): string {
  return `${n} ${one}${n === 1 ? '' : 's'}`;
}
