import { addTerm, compareTerms, lessTerm, real, type Term } from './term.ts';

/** The numbers of merit time and the lead times, which a procedure sets. */
export interface OtherDateNumbers {
  readonly merit: { readonly daysPerYear: number; readonly daysPerMonth: number };
  readonly limitedCredit: Term;
  readonly tacLeadMonths: number;
  readonly boardLeadMonths: number;
  /** Days before release (COR 168-e, 168-m) and days the Board of Examiners has from receipt. */
  readonly sora: { readonly informationToBoard: number; readonly dutyToRegister: number; readonly formToDcjs: number; readonly recommendationAfterReceipt: number };
  readonly earnedTime: { readonly periodDays: number; readonly creditDays: number };
}

/** Numbers found in the records (R7) and in 7 NYCRR 261.3(a); lead times are settings. */
export const otherDateNumbers: OtherDateNumbers = {
  merit: { daysPerYear: 61, daysPerMonth: 5 },
  limitedCredit: { years: 0, months: 6, days: 0 },
  tacLeadMonths: 4,
  boardLeadMonths: 4,
  sora: { informationToBoard: 120, dutyToRegister: 15, formToDcjs: 10, recommendationAfterReceipt: 60 },
  earnedTime: { periodDays: 30, creditDays: 30 },
};

/** Merit time of an indeterminate sentence (R7, COR 803(1)(d)): one sixth of the minimum, as the records count it. */
export function meritAllowance(minimum: Term, numbers: OtherDateNumbers): Term {
  const days = minimum.years * numbers.merit.daysPerYear + minimum.months * numbers.merit.daysPerMonth;
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
export function tacMonth(cr: Temporal.PlainDate, numbers: OtherDateNumbers): Temporal.PlainYearMonth {
  return cr.toPlainYearMonth().subtract({ months: numbers.tacLeadMonths });
}

/** The month of the first interview with the Board in practice (found in records), and the last day the statute leaves (EXC 259-i(2)(a)). */
export function firstBoard(pe: Temporal.PlainDate, numbers: OtherDateNumbers): { readonly month: Temporal.PlainYearMonth; readonly latest: Temporal.PlainDate } {
  return { month: pe.toPlainYearMonth().subtract({ months: numbers.boardLeadMonths }), latest: pe.subtract({ months: 1 }) };
}

/** Several periods of supervision merge and are satisfied by the longest (PL 70.45(5)(c)). In: one period at least. */
export function mergedPrs(terms: readonly Term[]): Term {
  return terms.reduce((longest, term) => (compareTerms(term, longest) > 0 ? term : longest));
}

/** Earned time credits (PL 70.40(4)): only whole periods without a sustained violation earn. */
export function earnedTime(supervisedDays: number, numbers: OtherDateNumbers): { readonly periods: number; readonly creditDays: number } {
  const periods = Math.floor(supervisedDays / numbers.earnedTime.periodDays);
  return { periods, creditDays: periods * numbers.earnedTime.creditDays };
}
