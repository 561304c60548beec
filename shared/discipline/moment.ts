import { z } from 'zod';
import { isDay } from '../entry/day.ts';

/** A day and a time of day at the facility, as staff write it: `yyyy-mm-ddThh:mm`. It sorts as text. */
export type Moment = string;

/** True for a moment of a day that exists. */
export function isMoment(text: string): boolean {
  const [day = '', time = '', ...rest] = text.split('T');
  return rest.length === 0 && isDay(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
}

export const momentSchema = z.string().refine(isMoment, { error: 'DIS-007' });

/** The calendar day of a moment. */
export function dayOf(moment: Moment): string {
  return moment.slice(0, 10);
}

/** A moment some hours later, by the clock on the wall. */
export function hoursAfter(moment: Moment, hours: number): Moment {
  return writeMoment(Temporal.PlainDateTime.from(moment).add({ hours }));
}

/** A date and time as a moment, to the minute. */
export function writeMoment(at: Temporal.PlainDateTime): Moment {
  return at.toString({ smallestUnit: 'minute' });
}

/** The moment at the facility of an instant that the station's clock wrote. Every facility of the Department keeps New York time. */
export function localMoment(instant: string): Moment {
  return writeMoment(Temporal.Instant.from(instant).toZonedDateTimeISO('America/New_York').toPlainDateTime());
}

/** A day some days later, counted from the day after it (General Construction Law 20). */
export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** How many days a stretch has with its first and its last day (Ifill v State). */
export function daysInclusive(first: string, last: string): number {
  return Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last)).days + 1;
}

/** A moment as a sentence has it: `2026-03-02 14:05`. */
export function sayMoment(moment: Moment): string {
  return moment.replace('T', ' ');
}
