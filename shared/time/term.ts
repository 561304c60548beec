import { z } from 'zod';

/**
 * The arithmetic of terms, in fields and not in days (domain page, section 3.2, R1 to R4 and R6).
 * Nothing here knows a sentence; every function is total on its stated domain.
 */

/** A length of time in fields, as a commitment states it. All are whole and not negative. */
export interface Term {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

/** Years, months and days of a date that need not exist: 30 February is one, and behaves as written. */
export interface DateFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const monthDays = 30;

/** A term of no length. */
export const noTerm: Term = { years: 0, months: 0, days: 0 };

/** Reads `1-04-00` (years-months-days). Null for anything else, or for months over 11 or days over 30. */
export function readTerm(text: string): Term | null {
  const found = /^(\d{1,3})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  if (!found) return null;
  const term = { years: Number(found[1]), months: Number(found[2]), days: Number(found[3]) };
  return term.months < 12 && term.days <= monthDays ? term : null;
}

/** A term as the papers write it: `1-04-00`. */
export function writeTerm({ years, months, days }: Term): string {
  return `${years}-${String(months).padStart(2, '0')}-${String(days).padStart(2, '0')}`;
}

/** A term in words: `1 year 4 months`. */
export function sayTerm({ years, months, days }: Term): string {
  const parts = [said(years, 'year'), said(months, 'month'), said(days, 'day')].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : 'nothing';
}

function said(count: number, unit: string): string {
  return count === 0 ? '' : `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Orders terms by length, months of 30 days. Negative when `a` is shorter. */
export function compareTerms(a: Term, b: Term): number {
  return inDays(a) - inDays(b);
}

function inDays({ years, months, days }: Term): number {
  return (years * 12 + months) * monthDays + days;
}

/** True for a term of no length. */
export function isNothing(term: Term): boolean {
  return inDays(term) === 0;
}

/**
 * Days of jail time as fields (R1).
 * In: whole days, not negative; the procedure's days of a year (365, U3) and of a month (30).
 */
export function jailTimeFields(days: number, numbers: { readonly jailTimeYearDays: number; readonly monthDays: number }): Term {
  const rest = days % numbers.jailTimeYearDays;
  return { years: Math.floor(days / numbers.jailTimeYearDays), months: Math.floor(rest / numbers.monthDays), days: rest % numbers.monthDays };
}

/**
 * The start of a sentence (R2): the date received less jail time, days first, borrowing 30 while the
 * day is below 1. Out: fields not made real: (2014, 2, 30) is a start and is needed as one.
 */
export function startOf(received: Temporal.PlainDate, jailTime: Term): DateFields {
  let day = received.day - jailTime.days;
  let months = received.year * 12 + (received.month - 1) - jailTime.years * 12 - jailTime.months;
  while (day < 1) {
    day += monthDays;
    months -= 1;
  }
  return fieldsOf(months, day);
}

/** Fields with a term added (R3): days first, only where the term has days, carrying 30 while over 30. */
export function addTerm(fields: DateFields, term: Term): DateFields {
  let day = fields.day + term.days;
  let months = fields.year * 12 + (fields.month - 1) + term.years * 12 + term.months;
  if (term.days > 0) {
    while (day > monthDays) {
      day -= monthDays;
      months += 1;
    }
  }
  return fieldsOf(months, day);
}

/** Fields of months counted from January of the year 0, which may be negative. */
function fieldsOf(months: number, day: number): DateFields {
  const year = Math.floor(months / 12);
  return { year, month: months - year * 12 + 1, day };
}

/**
 * The calendar day of fields (R4): the first of the month and (day - 1) days more, so a day past the
 * end of the month rolls forward and day 0 is the last of the month before. Never clamped.
 */
export function real({ year, month, day }: DateFields): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day: 1 }).add({ days: day - 1 });
}

/**
 * A day less a term (R6), in fields: 30 is borrowed only while the day is below 0; a day of exactly 0
 * is kept, and `real` makes it the last of the month before.
 */
export function lessTerm(date: Temporal.PlainDate, term: Term): DateFields {
  let day = date.day - term.days;
  let months = date.year * 12 + (date.month - 1) - term.years * 12 - term.months;
  while (day < 0) {
    day += monthDays;
    months -= 1;
  }
  return fieldsOf(months, day);
}

/** A term less another, borrowing months of 30 days. In: `b` not longer than `a`. */
export function termLess(a: Term, b: Term): Term {
  return fromDays(inDays(a) - inDays(b));
}

function fromDays(days: number): Term {
  const months = Math.floor(days / monthDays);
  return { years: Math.floor(months / 12), months: months % 12, days: days % monthDays };
}

/** Terms added, carrying months of 30 days and years of 12 months. */
export function sumTerms(terms: readonly Term[]): Term {
  const days = terms.reduce((sum, term) => sum + term.days, 0);
  const months = terms.reduce((sum, term) => sum + term.years * 12 + term.months, 0) + Math.floor(days / monthDays);
  return { years: Math.floor(months / 12), months: months % 12, days: days % monthDays };
}

/** The time from one day to a later one in fields, borrowing 30 while the days are below 0 (R8): 7 Apr 2013 less 17 Jul 2012 is 0-08-20. */
export function termBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): Term {
  const { year, month, day } = lessTerm(to, { years: from.year, months: from.month, days: from.day });
  return { years: month === 12 ? year + 1 : year, months: month % 12, days: day };
}

/** One third of a term (R6): months divided by 3, months left over as 30 days each, days to the nearest (U5). */
export function oneThird({ years, months, days }: Term): Term {
  const all = years * 12 + months;
  const third = Math.floor(all / 3);
  return fromDays(third * monthDays + Math.round(((all % 3) * monthDays + days) / 3));
}

/**
 * One seventh of a term (R6): whole sevens of years first (7 years give 1), the rest by
 * (364 x years + 30 x months + days) / 7 to the nearest day, in months of 30 days.
 */
export function oneSeventh({ years, months, days }: Term, numbers: { readonly yearDays: number; readonly monthDays: number }): Term {
  const rest = (years % 7) * numbers.yearDays + months * numbers.monthDays + days;
  const seventh = fromDays(Math.round(rest / 7));
  return { ...seventh, years: seventh.years + Math.floor(years / 7) };
}

/** A term in an entry's body, kept as `1-04-00` however it was typed: two papers are compared by it. */
export const termSchema = z
  .string()
  .refine((text) => readTerm(text) !== null, { error: 'SEN-001' })
  .transform((text) => writeTerm(termOf(text)));

/** Reads a term that a schema has already accepted. */
export function termOf(text: string): Term {
  const term = readTerm(text);
  if (!term) throw new RangeError(`not a term: ${text}`);
  return term;
}
