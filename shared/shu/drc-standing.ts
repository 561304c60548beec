import type { SubjectRecord } from '../entry/fold.ts';
import type { Procedures } from '../procedures/procedures.ts';
import { inOrder, StepBook, type Step } from '../time/derivation.ts';
import { reviewDue, type ReviewDue } from './drc-due.ts';
import { ceilingOn, confinementLessCuts, cutsBearingOn, cutsBefore, remainingOn, type Ceiling, type Remaining } from './drc-remaining.ts';
import { step, type DrcRule, type Working } from './drc-rules.ts';
import { drcOf, type DrcReview, type TimeCut } from './drc-slice.ts';
import { stayOn, type ShuStay } from './drc-stay.ts';

/** Where a person stands with the committee: what is to be done next, or why nothing is. */
export type DrcState = 'not in the unit' | 'nothing owed' | 'to come' | 'due' | 'before the Superintendent' | 'reviewed';

/** One review with what came of it, and what it did to the last day of confinement. */
export interface DrcReviewed {
  readonly review: DrcReview;
  /** True where it was held before it was due. */
  readonly early: boolean;
  readonly cut: TimeCut | null;
  /** The last day of confinement as it was before the cut and after it; null where nothing was cut or nothing is left. */
  readonly before: string | null;
  readonly after: string | null;
  /** Why it is to be looked at again, in words: what it was reckoned from has changed since. */
  readonly lookAgain: string | null;
}

export interface DrcStanding {
  readonly state: DrcState;
  readonly stay: ShuStay | null;
  /** What the day of the review follows from, also when it has been held. */
  readonly reckoned: ReviewDue | null;
  /** The day on which a review is due; null where none is, or one was held in this stay. */
  readonly due: string | null;
  /** What remains when the day is over on which it is asked, and the most that may be recommended on it. */
  readonly remaining: Remaining | null;
  readonly ceiling: Ceiling | null;
  /** The release date from confinement: the last day owed less the cuts. Null where nothing is owed. */
  readonly release: string | null;
  readonly releaseStep: Working | null;
  /** Every review and every cut, oldest first, of all stays. */
  readonly history: readonly DrcReviewed[];
  /** What rests on a reading of this program, in words. */
  readonly inferred: readonly string[];
}

/** Work that a change of the terms leaves: a cut to be looked at again. Nothing is changed in silence. */
export interface CutToLookAt {
  readonly entry: string;
  readonly since: string;
  readonly says: string;
  readonly remedy: string;
}

/**
 * How a person stands with the Disciplinary Review Committee on a day.
 * In: the record; the procedures; the day. Pure; nothing in it depends on the present but by that day.
 */
export function drcStanding(record: SubjectRecord, procedures: Pick<Procedures, 'levels'>, asOf: Temporal.PlainDate): DrcStanding {
  const day = asOf.toString();
  const stay = stayOn(record, day);
  const reckoned = reviewDue(record, procedures, day);
  const history = historyOf(record, procedures);
  const inStay = stay ? history.filter(({ review }) => review.day >= stay.on && review.day <= day) : [];
  const waiting = inStay.some(({ review, cut }) => review.days > 0 && cut === null);
  const due = reckoned && inStay.length === 0 ? reckoned.due : null;
  const remaining = stay && remainingOn(record, day);
  const ceiling = ceilingOn(record, procedures, day, remaining);
  const cuts = cutsBefore(record, day);
  const release = confinementLessCuts(record, day, cuts).at(-1)?.to ?? null;
  const state = ((): DrcState => {
    if (!stay) return 'not in the unit';
    if (waiting) return 'before the Superintendent';
    if (inStay.length > 0) return 'reviewed';
    if (due === null) return 'nothing owed';
    return due <= day ? 'due' : 'to come';
  })();
  return { state, stay, reckoned, due, remaining, ceiling, release, releaseStep: releaseStep(record, day, cutsBearingOn(record, day), release), history, inferred: reckoned?.inferred ?? (stay?.inferred ? [stay.inferred] : []) };
}

/** Cuts that were reckoned from terms which have changed since, by appeal, reduction or a correction. */
export function cutsToLookAt(record: SubjectRecord, procedures: Pick<Procedures, 'levels'>): readonly CutToLookAt[] {
  return historyOf(record, procedures).flatMap(({ cut, lookAgain }) =>
    cut === null || lookAgain === null ? [] : [{ entry: cut.entry, since: cut.day, says: `Time cut of ${cut.days} days decided ${cut.day}: ${lookAgain}`, remedy: 'Look at the cut again: correct the decision, or enter it anew as it stands, with a reason.' }],
  );
}

function historyOf(record: SubjectRecord, procedures: Pick<Procedures, 'levels'>): readonly DrcReviewed[] {
  const { reviews, cuts } = drcOf(record);
  return reviews
    .map((review): DrcReviewed => {
      const cut = cuts.find((one) => one.recommendation === review.root) ?? null;
      const due = reviewDue(record, procedures, review.day)?.due;
      const early = due !== undefined && review.day < due;
      if (!cut || cut.days === 0) return { review, early, cut, before: null, after: null, lookAgain: null };
      const found = remainingOn(record, cut.day, cut.root);
      const others = cutsBefore(record, cut.day, cut.root);
      const after = confinementLessCuts(record, cut.day, [...others, cut]).at(-1)?.to ?? null;
      const same = found !== null && found.remaining === cut.basis.remaining && found.lastDay === cut.basis.lastDay;
      const now = found === null ? 'nothing of it stands' : `it is ${found.remaining} days to ${found.lastDay}`;
      return { review, early, cut, before: found?.lastDay ?? null, after, lookAgain: same ? null : `it was reckoned from ${cut.basis.remaining} days to ${cut.basis.lastDay}, and now ${now}` };
    })
    .toSorted((a, b) => (a.review.day < b.review.day ? -1 : a.review.day > b.review.day ? 1 : 0));
}

function releaseStep(record: SubjectRecord, day: string, cuts: readonly TimeCut[], release: string | null): Working | null {
  if (release === null) return null;
  const owed = confinementLessCuts(record, day, []).at(-1)?.to ?? release;
  const taken = cuts.map((cut) => step('cut', [{ name: 'decided', value: cut.day, entry: cut.entry }], `${cut.days} days off, ${cut.outcome}`, `${cut.days} days`));
  return step('release', [{ name: 'last day owed', value: owed }, ...taken.map((one) => ({ name: 'time cut', value: one.result, step: one }))], taken.length === 0 ? 'No time was cut' : `${owed} less ${cuts.reduce((sum, cut) => sum + cut.days, 0)} days`, release);
}

/** The steps behind a standing in the order in which one would work them, for screens and prints. */
export function stepsOfDrc({ reckoned, ceiling, remaining, releaseStep: release }: DrcStanding): readonly Working[] {
  const lasts = [reckoned?.step, ceiling?.step ?? remaining?.step, release ?? undefined].filter((one) => one !== undefined);
  return [...new Set(lasts.flatMap((one) => inOrder(one)))];
}

/** The same, each with the places of the steps that it works on: as lists of steps show them. */
export function drcStepsNumbered(standing: DrcStanding): readonly Step<number, DrcRule>[] {
  const book = new StepBook<DrcRule>();
  for (const one of stepsOfDrc(standing)) book.enter(one);
  return book.steps;
}
