import { stepPlaces, stepsTo, type Doubt, type Step } from './derivation.ts';

/** The dates and terms that the engine answers for, by the words of the field. */
export const dateTitles = {
  PE: 'Parole eligibility (PE)',
  CR: 'Conditional release (CR)',
  ME: 'Maximum expiration (ME)',
  merit: 'Merit eligibility',
  limitedCredit: 'Limited credit time (LCTA)',
  earnedEligibility: 'Earned eligibility (EEP)',
  presumptive: 'Presumptive release',
  tacMonth: 'Time allowance committee (TAC)',
  boardMonth: 'First Board of Parole',
  releaseDay: 'Release day',
  prsStart: 'Post-release supervision begins (PRS)',
  prsMaximum: 'Post-release supervision ends (PRS maximum)',
  paroleME: 'Parole maximum expiration',
  timeOwed: 'Time owed',
  netTimeOwed: 'Net time owed',
  aggregateMinimum: 'Aggregate minimum',
  aggregateMaximum: 'Aggregate maximum',
} as const;
export type DateName = keyof typeof dateTitles;
export const dateNames = Object.keys(dateTitles) as readonly DateName[];

/** One date, month or term worked out, or the reason why there is none. */
export interface Conclusion {
  readonly name: DateName;
  /** `none`: the law gives none. `life`: it does not expire. `not computed`: the engine refuses; `because` says why. */
  readonly outcome: 'date' | 'month' | 'term' | 'none' | 'life' | 'not computed';
  /** `2026-05-04`, `2026-05` or `1-04-00`, by the outcome; null otherwise. */
  readonly value: string | null;
  /** Place of its last step among the steps of the computation; null where there is nothing to show. */
  readonly step: number | null;
  /** Doubts it rests on: a conclusion with any is "computed, verify". */
  readonly verify: readonly Doubt[];
  /** Why it is not computed. */
  readonly because?: string;
  /** For dates that depend on a decision: whether the person may have it, and why. */
  readonly status?: { readonly is: 'eligible' | 'ineligible' | 'granted' | 'denied' | 'open'; readonly because: string };
  /** What is on record that could still move it. */
  readonly couldMove?: readonly string[];
}

/** Sentences that run one after another, or one alone, as a picture draws them. */
export interface Run {
  readonly counts: readonly { readonly commitment: string; readonly count: number; readonly says: string; readonly minimum: string | null; readonly maximum: string }[];
  readonly received: string;
  readonly jailDays: number;
  /** ISO days. The start is made real for drawing. */
  readonly start: string;
  readonly minimumEnds: string | null;
  readonly maximumEnds: string | 'LIFE';
}

/** What the engine has to say of one person's sentence. */
export type Computation =
  | { readonly outcome: 'computed'; readonly rules: string; readonly dates: Readonly<Record<DateName, Conclusion>>; readonly steps: readonly Step[]; readonly runs: readonly Run[] }
  | { readonly outcome: 'not computed'; readonly rules: string; readonly missing: readonly string[] };

/** The steps behind one conclusion, in the order in which one would work them. */
export function stepsOf(computation: Computation, name: DateName): readonly Step[] {
  if (computation.outcome === 'not computed') return [];
  const { step } = computation.dates[name];
  return step === null ? [] : stepsTo(computation.steps, step);
}

/** True where one date was worked out from another: a date by hand in the other’s place leaves it behind. */
export function restsOn(computation: Computation, name: DateName, other: DateName): boolean {
  if (computation.outcome === 'not computed' || name === other) return false;
  const [last, before] = [computation.dates[name].step, computation.dates[other].step];
  return last !== null && before !== null && stepPlaces(computation.steps, last).has(before);
}

/** A date as a list shows it: the value, NONE, LIFE, or nothing where it is not computed. */
export function shownDate(computation: Computation, name: DateName): string {
  if (computation.outcome === 'not computed') return '';
  const { outcome, value } = computation.dates[name];
  if (value !== null) return value;
  return outcome === 'not computed' ? '' : outcome.toUpperCase();
}
