import { z } from 'zod';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, HH:MM');

/** The times of day at which a shift begins and the one before it ends, earliest first. */
export const shiftsBeginSchema = z
  .array(timeOfDay)
  .min(1)
  .max(6)
  .refine((times) => times.every((time, index) => index === 0 || times[index - 1]! < time), 'each later than the one before')
  .readonly();

/** This program's own value, to be set by the facility: the source does not name the shifts. */
export const shiftsBegin: readonly string[] = ['07:00', '15:00', '23:00'];
