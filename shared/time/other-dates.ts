import type { TimeNumbers } from '../procedures/procedures.ts';
import { addTerm, compareTerms, lessTerm, real, type Term } from './term.ts';

/** Merit time of an indeterminate sentence (R7, COR 803(1)(d)): one sixth of the minimum, as the records count it. */
export function meritAllowance(minimum: Term, { merit }: Pick<TimeNumbers, 'merit'>): Term {
  const days = minimum.years * merit.daysPerYear + minimum.months * merit.daysPerMonth;
  return { years: Math.floor(days / 360), months: Math.floor((days % 360) / 30), days: days % 30 };
}

/** A date brought forward by an allowance: merit from PE, limited credit time from PE or CR. */
export function broughtForward(date: Temporal.PlainDate, allowance: Term): Temporal.PlainDate {
  return real(lessTerm(date, allowance));
}

/** The last day of post-release supervision (PL 70.45): the actual release and the term, same day of the month, no day taken off. */
export function prsMaximum(released: Temporal.PlainDate, term: Term): Temporal.PlainDate {
  return real(addTerm(released, term));
}

/** The month in which the time allowance committee takes up the file (7 NYCRR 261.3(a)), for the earliest date that depends on good time. */
export function tacMonth(cr: Temporal.PlainDate, { tacLeadMonths }: Pick<TimeNumbers, 'tacLeadMonths'>): Temporal.PlainYearMonth {
  return cr.toPlainYearMonth().subtract({ months: tacLeadMonths });
}

/** The month of the first interview with the Board in practice (found in records), and the last day the statute leaves (EXC 259-i(2)(a)). */
export function firstBoard(pe: Temporal.PlainDate, { boardLeadMonths, boardLatestMonths }: Pick<TimeNumbers, 'boardLeadMonths' | 'boardLatestMonths'>): { readonly month: Temporal.PlainYearMonth; readonly latest: Temporal.PlainDate } {
  return { month: pe.toPlainYearMonth().subtract({ months: boardLeadMonths }), latest: pe.subtract({ months: boardLatestMonths }) };
}

/** Several periods of supervision merge and are satisfied by the longest (PL 70.45(5)(c)). In: one period at least. */
export function mergedPrs(terms: readonly Term[]): Term {
  return terms.reduce((longest, term) => (compareTerms(term, longest) > 0 ? term : longest));
}

/** Earned time credits (PL 70.40(4)): only whole periods without a sustained violation earn. */
export function earnedTime(supervisedDays: number, { earnedTime: { periodDays, creditDays } }: Pick<TimeNumbers, 'earnedTime'>): { readonly periods: number; readonly creditDays: number } {
  const periods = Math.floor(supervisedDays / periodDays);
  return { periods, creditDays: periods * creditDays };
}
