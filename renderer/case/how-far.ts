import { sayTimeLeft } from '../../shared/discipline/due.ts';
import { dayOf, type Moment } from '../../shared/discipline/moment.ts';

/** How far a last day or a last minute lies from now, and whether it is close: a day or less. */
export interface HowFar {
  readonly says: string;
  readonly soon: boolean;
}

const minutesOfDay = 24 * 60;

/** In: the last day (`yyyy-mm-dd`, counted to its end) or minute; the moment it is. Out: the time left in words, and whether it is close. */
export function howFar(last: string, now: Moment): HowFar {
  return { says: sayTimeLeft(last, now), soon: last.includes('T') ? isCloseTo(last, now) : isWithinADay(last, dayOf(now)) };
}

function isWithinADay(last: string, today: string): boolean {
  const { days } = Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(last));
  return days === 0 || days === 1;
}

function isCloseTo(last: Moment, now: Moment): boolean {
  const { minutes } = Temporal.PlainDateTime.from(now).until(Temporal.PlainDateTime.from(last), { largestUnit: 'minutes' });
  return minutes >= 0 && minutes <= minutesOfDay;
}
