import type { SubjectRecord } from '../entry/fold.ts';
import type { Procedures } from '../procedures/procedures.ts';
import { captainReviewDecided, type CaptainReviewBody } from './captain-review.ts';
import { levelAssigned } from './level.ts';
import { levelClock, type LevelClock } from './level-clock.ts';
import { withProposed, type ProposedAct } from './proposed.ts';
import { shuOf } from './slice.ts';
import { standingFinding, type StandingFinding } from './standing.ts';

/** Where somebody would stand after a decision that nobody has made. */
export interface IfDecided {
  readonly clock: LevelClock;
  readonly finding: StandingFinding | null;
}

/**
 * Where somebody would stand if the Captain decided so on a report (PIMS R8, R10, R11, R14): a decision on it that is on
 * record already is left out, and a move to Level I counts as made on the day of the decision.
 * In: the record; the decision; its day (ISO); the procedures; the day asked about, no earlier.
 */
export function ifDecided(record: SubjectRecord, body: CaptainReviewBody, day: string, procedures: Procedures, asOf: Temporal.PlainDate): IfDecided {
  const shu = shuOf(record);
  const before = { ...record, slices: { ...record.slices, shu: { ...shu, reviews: shu.reviews.filter(({ report }) => report !== body.report) } } };
  const reviewed = withProposed(before, { kind: captainReviewDecided, body, effective: day });
  const after = body.outcome === 'move to Level I' ? withProposed(reviewed, { kind: levelAssigned, body: { level: 'I', report: body.report }, effective: day }) : reviewed;
  return standsAfter(after, procedures, asOf);
}

/** Where somebody would stand if one act more were recorded. In: the record; the act; the procedures; the day asked about. */
export function ifRecorded<Body>(record: SubjectRecord, act: ProposedAct<Body>, procedures: Procedures, asOf: Temporal.PlainDate): IfDecided {
  return standsAfter(withProposed(record, act), procedures, asOf);
}

function standsAfter(record: SubjectRecord, procedures: Procedures, asOf: Temporal.PlainDate): IfDecided {
  return { clock: levelClock(record, procedures, asOf), finding: standingFinding(record, procedures, asOf) };
}
