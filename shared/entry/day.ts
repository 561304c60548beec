import { z } from 'zod';

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a calendar day written `YYYY-MM-DD` that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (days[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** The calendar day in New York of a moment: the state has one time zone, and a day is the day there. */
export function dayInNewYork(moment: Temporal.Instant): Temporal.PlainDate {
  return moment.toZonedDateTimeISO('America/New_York').toPlainDate();
}

/** A calendar day on the wire: ISO `YYYY-MM-DD`, no time, no zone. Rules turn it into `Temporal.PlainDate`. */
export const daySchema = z.string().refine(isDay, { error: 'FLD-003' });
