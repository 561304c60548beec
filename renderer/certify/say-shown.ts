import { isDay } from '../../shared/entry/day.ts';
import { readTerm, sayTerm } from '../../shared/time/term.ts';
import { sayDay } from '../design/day.tsx';

/** A date as lists hold it, short: `Oct 29, 2022`, `July 2022`, `1 year 4 months`, `none`, `life`; `not computed` for empty text. */
export function sayShownDate(shown: string): string {
  if (shown === '') return 'not computed';
  if (shown === 'NONE' || shown === 'LIFE') return shown.toLowerCase();
  if (isDay(shown)) return sayDay(shown);
  const term = readTerm(shown);
  if (term) return sayTerm(term);
  return /^\d{4}-\d{2}$/.test(shown) ? Temporal.PlainYearMonth.from(shown).toPlainDate({ day: 1 }).toLocaleString('en-US', { year: 'numeric', month: 'long' }) : shown;
}
