import { z } from 'zod';

/** True for a calendar day written `YYYY-MM-DD` that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** A calendar day on the wire: ISO `YYYY-MM-DD`, no time, no zone. Rules turn it into `Temporal.PlainDate`. */
export const daySchema = z.string().refine(isDay, { error: 'FLD-003' });
