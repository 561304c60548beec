import { compareTerms, sayTerm, type Term } from './term.ts';

/** Years with halves or thirds as a term. */
export function years(of: number): Term {
  const months = Math.round(of * 12);
  return { years: Math.floor(months / 12), months: months % 12, days: 0 };
}

/** True for a term within a range, both ends counted. */
export function isWithin(term: Term, [least, most]: readonly [number, number]): boolean {
  return compareTerms(term, years(least)) >= 0 && compareTerms(term, years(most)) <= 0;
}

/** A range in words: `5 years to 25 years`, or one figure. */
export function sayYears([least, most]: readonly [number, number]): string {
  return least === most ? sayTerm(years(least)) : `${sayTerm(years(least))} to ${sayTerm(years(most))}`;
}
