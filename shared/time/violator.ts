import { addTerm, compareTerms, jailTimeFields, lessTerm, oneSeventh, oneThird, real, startOf, sumTerms, termBetween, termLess, type Term } from './term.ts';

/** The numbers that these rules take from the procedure. */
export interface ViolatorNumbers {
  readonly jailTimeYearDays: number;
  readonly monthDays: number;
  readonly sevenths: { readonly yearDays: number; readonly monthDays: number };
}

const oneYear: Term = { years: 1, months: 0, days: 0 };
const nothing: Term = { years: 0, months: 0, days: 0 };

export interface ReturnedViolator {
  readonly timeOwed: Term;
  readonly netTimeOwed: Term;
  readonly me: Temporal.PlainDate;
  readonly goodTime: Term;
  /** Null where a year or less is owed: there is no good time and no conditional release (COR 803(5)). */
  readonly cr: Temporal.PlainDate | null;
}

/**
 * A violator returned without a new term (R8, sheets 02 and 21).
 * In: the ME before, the delinquency and the return, days of parole jail time (PJT), the kind of
 * sentence. Out: no further day is taken off, the ME before being a last day already. Good time is a
 * third, or a seventh, of the time owed before PJT (U6 for indeterminate sentences).
 */
export function returnedViolator(
  facts: { readonly me: Temporal.PlainDate; readonly delinquent: Temporal.PlainDate; readonly returned: Temporal.PlainDate; readonly pjtDays: number; readonly kind: 'indeterminate' | 'determinate' },
  numbers: ViolatorNumbers,
): ReturnedViolator {
  const timeOwed = termBetween(facts.delinquent, facts.me);
  const netTimeOwed = termLess(timeOwed, jailTimeFields(facts.pjtDays, numbers));
  const me = real(addTerm(facts.returned, netTimeOwed));
  const earns = compareTerms(timeOwed, oneYear) > 0;
  const goodTime = !earns ? nothing : facts.kind === 'indeterminate' ? oneThird(timeOwed) : oneSeventh(timeOwed, numbers.sevenths);
  return { timeOwed, netTimeOwed, me, goodTime, cr: earns ? real(lessTerm(me, goodTime)) : null };
}

/**
 * A violator with a new indeterminate term that runs after the time owed (R8, sheet 04).
 * In: reception and jail time under the new term, its minimum and maximum, minimum and net maximum owed.
 */
export function violatorWithConsecutiveTerm(
  facts: { readonly received: Temporal.PlainDate; readonly jailDays: number; readonly minimum: Term; readonly maximum: Term; readonly owedMinimum: Term; readonly owedMaximum: Term },
  numbers: ViolatorNumbers,
): { readonly pe: Temporal.PlainDate; readonly me: Temporal.PlainDate; readonly goodTime: Term; readonly cr: Temporal.PlainDate } {
  const start = startOf(facts.received, jailTimeFields(facts.jailDays, numbers));
  const lastDay = (...terms: readonly Term[]) => real(addTerm(start, sumTerms(terms))).subtract({ days: 1 });
  const pe = lastDay(facts.minimum, facts.owedMinimum);
  const me = lastDay(facts.maximum, facts.owedMaximum);
  const goodTime = oneThird(sumTerms([facts.maximum, facts.owedMaximum]));
  const cr = real(lessTerm(me, goodTime));
  return { pe, me, goodTime, cr: Temporal.PlainDate.compare(cr, pe) < 0 ? pe : cr };
}

/** Custody credited between a break and the return: on another charge that ended in conviction only what exceeds its term (PL 70.30(6), 70.40(3)(c)). */
export function creditForCustody(custodyDays: number, newSentenceDays: number): number {
  return Math.max(0, custodyDays - newSentenceDays);
}

