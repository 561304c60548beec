import { dayOf, localMoment } from '../discipline/moment.ts';
import type { Report } from '../discipline/report.ts';

/**
 * "The day of the report" from which a period begins (PIMS R12), as this program reads it: the day on which it was written,
 * where it says so, or else the day of the incident.
 */
export function reportDay({ date, written }: Pick<Report, 'date' | 'written'>): string {
  return written === undefined ? date : dayOf(written);
}

/** What rests on that reading, in words; null where the report was written on the day of the incident. */
export function readingOfDay({ date, written, writtenAt }: Pick<Report, 'date' | 'written' | 'writtenAt'>): string | null {
  if (written !== undefined) return dayOf(written) === date ? null : `The report of ${date} was written on ${dayOf(written)}, and that is read as the day of the report`;
  const entered = dayOf(localMoment(writtenAt));
  return entered === date ? null : `The report of ${date}, entered on ${entered}, does not say when it was written: the day of the incident is read as its day`;
}
