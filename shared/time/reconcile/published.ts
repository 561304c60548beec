import { readTerm, type Term } from '../term.ts';

/** A row of published dates, as the columns of the look-up pages give it; absent dates are null. */
export interface PublishedRow {
  readonly receivedOriginal: Temporal.PlainDate | null;
  readonly receivedCurrent: Temporal.PlainDate | null;
  readonly admissionType: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly pe: PublishedDate;
  readonly cr: PublishedDate;
  readonly me: PublishedDate;
}

/** A date as printed: a day, a word such as NONE or LIFE, or nothing. */
export type PublishedDate = Temporal.PlainDate | 'none' | 'life' | null;

/** The columns that are read; a file without one of them is refused. */
export const publishedColumns = [
  'dateReceivedOriginal',
  'dateReceivedCurrent',
  'admissionType',
  'minSentence',
  'maxSentence',
  'paroleEligibilityDate',
  'conditionalReleaseDate',
  'maxExpirationDate',
] as const;

/** Reads a row by column name. Dates are ISO or MM/DD/YYYY; what is neither, nor NONE or LIFE, counts as absent. */
export function readPublished(row: Readonly<Record<string, string>>): PublishedRow {
  const cell = (name: string) => row[name]?.trim() ?? '';
  const day = (name: string) => {
    const read = readDate(cell(name));
    return typeof read === 'object' ? read : null;
  };
  return {
    receivedOriginal: day('dateReceivedOriginal'),
    receivedCurrent: day('dateReceivedCurrent'),
    admissionType: cell('admissionType').toUpperCase(),
    minimum: cell('minSentence'),
    maximum: cell('maxSentence'),
    pe: readDate(cell('paroleEligibilityDate')),
    cr: readDate(cell('conditionalReleaseDate')),
    me: readDate(cell('maxExpirationDate')),
  };
}

/** Reads a printed date: ISO or MM/DD/YYYY, NONE, LIFE; null for anything else. */
export function readDate(text: string): PublishedDate {
  if (/^none$/i.test(text)) return 'none';
  if (/^life$/i.test(text)) return 'life';
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = american ? `${american[3]}-${american[1]!.padStart(2, '0')}-${american[2]!.padStart(2, '0')}` : text;
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Temporal.PlainDate.from(iso, { overflow: 'reject' }) : null;
  } catch {
    return null;
  }
}

/** How far a printed decimal may lie from whole months and still mean them: 1.33 is 1 year 4 months. */
const monthTolerance = 0.13;

/**
 * A term printed in decimal years: `1.33` is 1-04-00, `2.5` is 2-06-00. Null where it is no whole number
 * of months: 4.27 is six sevenths of five years, printed for a determinate term.
 */
export function readDecimalYears(text: string): Term | null {
  if (!/^\d+(\.\d{1,2})?$/.test(text)) return null;
  const months = Number(text) * 12;
  const whole = Math.round(months);
  return Math.abs(months - whole) <= monthTolerance ? readTerm(`${Math.floor(whole / 12)}-${whole % 12}-0`) : null;
}
