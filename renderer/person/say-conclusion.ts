import type { Conclusion } from '../../shared/time/computation.ts';
import { readTerm, sayTerm } from '../../shared/time/term.ts';
import { sayDay } from '../design/day.tsx';

/** A conclusion as the window writes it: `Feb 4, 2020`, `May 2026`, `1 year 4 months`, `none`, `life`, `not computed`. */
export function sayConclusion({ outcome, value }: Pick<Conclusion, 'outcome' | 'value'>): string {
  if (value === null) return outcome;
  switch (outcome) {
    case 'month':
      return Temporal.PlainYearMonth.from(value).toPlainDate({ day: 1 }).toLocaleString('en-US', { year: 'numeric', month: 'long' });
    case 'term': {
      const term = readTerm(value);
      return term ? sayTerm(term) : value;
    }
    default:
      return sayDay(value);
  }
}
