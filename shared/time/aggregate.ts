import type { CeilingYears } from '../procedures/procedures.ts';
import type { FelonyClass } from './count.ts';
import { compareTerms, noTerm, oneSeventh, sumTerms, termLess, type Term } from './term.ts';

/** A sentence as far as adding it to others needs to know it. */
export type AddedSentence = { readonly class?: FelonyClass; readonly violent?: boolean } & (
  | { readonly kind: 'indeterminate'; readonly minimum: Term; readonly maximum: Term | 'LIFE' }
  | { readonly kind: 'determinate'; readonly term: Term }
);

/** What consecutive sentences come to (PL 70.30(1)(b) to (e)). */
export interface ConsecutiveTotal {
  /** Sums before any ceiling. */
  readonly sumMinimum: Term;
  readonly sumMaximum: Term | 'LIFE';
  /** Sum of the determinate terms. */
  readonly determinate: Term;
  readonly minimum: Term;
  readonly maximum: Term | 'LIFE';
  /** The ceiling that applied, or null. */
  readonly ceiling: Term | null;
}

/** The ceilings of PL 70.30(1)(e), in years, by what is in the set. */
type Ceilings = Pick<CeilingYears, 'noClassB' | 'classB' | 'twoViolentOneB' | 'threeViolentOneB'>;

/**
 * Adds consecutive sentences and applies the ceiling.
 * In: the sentences; whether every crime was committed before imprisonment under any of them (only then
 * is there a ceiling); the ceilings; the procedure's sevenths. Out: for determinate terms alone the
 * minimum is nothing. No ceiling on a single sentence, where a maximum is life or a class A felony is in the set.
 */
export function addConsecutive(
  sentences: readonly AddedSentence[],
  committedBefore: boolean,
  ceilings: Ceilings,
  sevenths: { readonly yearDays: number; readonly monthDays: number },
): ConsecutiveTotal {
  const indeterminate = sentences.filter((one) => one.kind === 'indeterminate');
  const determinate = sumTerms(sentences.flatMap((one) => (one.kind === 'determinate' ? [one.term] : [])));
  const sumMinimum = sumTerms(indeterminate.map((one) => one.minimum));
  const indeterminateMaximum = sumMaxima(indeterminate.map((one) => one.maximum));
  const mixed = indeterminate.length > 0 && indeterminate.length < sentences.length;
  const sumMaximum: Term | 'LIFE' = indeterminateMaximum === 'LIFE' ? 'LIFE' : mixed ? longer(sumTerms([determinate, sumMinimum]), indeterminateMaximum) : sumTerms([determinate, indeterminateMaximum]);
  const total = { sumMinimum, sumMaximum, determinate, minimum: sumMinimum, maximum: sumMaximum, ceiling: null };
  const classA = sentences.some((one) => one.class === 'A-I' || one.class === 'A-II');
  if (sumMaximum === 'LIFE' || classA || !committedBefore || sentences.length < 2) return total;

  const ceiling: Term = { ...noTerm, years: ceilingYears(sentences, ceilings) };
  if (compareTerms(sumMaximum, ceiling) <= 0) return total;
  const half: Term = { ...noTerm, years: Math.floor(ceiling.years / 2), months: (ceiling.years % 2) * 6 };
  if (!mixed) return { ...total, minimum: shorter(sumMinimum, half), maximum: ceiling, ceiling };
  if (compareTerms(determinate, ceiling) > 0) return { ...total, determinate: ceiling, minimum: noTerm, maximum: ceiling, ceiling };
  const sixSevenths = termLess(determinate, oneSeventh(determinate, sevenths));
  return { ...total, minimum: longer(half, sixSevenths), maximum: ceiling, ceiling };
}

/** Maxima one after the other; life where one of them is life. */
function sumMaxima(maxima: readonly (Term | 'LIFE')[]): Term | 'LIFE' {
  const terms = maxima.filter((maximum) => maximum !== 'LIFE');
  return terms.length < maxima.length ? 'LIFE' : sumTerms(terms);
}

function ceilingYears(sentences: readonly AddedSentence[], ceilings: Ceilings): number {
  const violent = sentences.filter((one) => one.violent);
  const violentB = violent.some((one) => one.class === 'B');
  if (violentB && violent.length >= 3) return ceilings.threeViolentOneB;
  if (violentB && violent.length === 2) return ceilings.twoViolentOneB;
  return sentences.some((one) => one.class === 'B') ? ceilings.classB : ceilings.noClassB;
}

function longer(a: Term, b: Term): Term {
  return shorter(a, b) === a ? b : a;
}

function shorter(a: Term, b: Term): Term {
  return compareTerms(a, b) <= 0 ? a : b;
}

/**
 * Consecutive definite sentences in one institution (PL 70.30(2)(b)): the sum, or two years where it is
 * more; jail time and good time come off the lesser figure.
 */
export function addDefinite(terms: readonly Term[], ceiling: Term): Term {
  return shorter(sumTerms(terms), ceiling);
}
