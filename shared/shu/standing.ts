import { canonicalOrder } from '../entry/clock.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import { levels } from '../facility/facility.ts';
import type { Procedures } from '../procedures/procedures.ts';
import { latestOf, levelClock, periodsOf } from './level-clock.ts';
import type { ShuRule } from './rules.ts';
import { drcOf } from './drc-slice.ts';
import { captainReviewsOf, findingsOf, immediateMovesOf, levelOn, levelsInStay, levelsOf, ordersOf, releasedBy, type Finding, type LevelHeld, type Stated } from './slice.ts';

/**
 * Where a finding of eligibility stands. `lost`: the clock has moved beyond it since. `in question`: it was made without
 * sight of what it rests on. `moved`: a move has carried it out.
 */
export const findingStates = ['waiting', 'lost', 'moved', 'withdrawn', 'not eligible', 'in question'] as const;
export type FindingState = (typeof findingStates)[number];

/** A move down that somebody has decided on, or asked for, and nobody has made. */
export interface PendingDown {
  readonly rule: ShuRule;
  readonly says: string;
  /** The entry of the decision or of the request. */
  readonly entry: string;
  /** True where it is decided; false while it awaits the Watch Commander. */
  readonly decided: boolean;
}

/** The last finding on a person, and where it stands. */
export interface StandingFinding {
  readonly finding: Finding;
  readonly state: FindingState;
  /** Of a finding lost, moved, withdrawn or in question: why, and the entry that did it. */
  readonly because: { readonly says: string; readonly entry: string } | null;
  /** The day of eligibility, by which the waiting list goes: the clock's earliest day at the finding, or the day of the finding where the clock then gave none. */
  readonly eligibleOn: string;
  /** A move down that would undo it. */
  readonly pendingDown: PendingDown | null;
}

/**
 * The finding that counts, the last made by the day asked about, and where it stands; null where there is none.
 * In: the record, with its outcomes; the procedures; the day.
 */
export function standingFinding(record: SubjectRecord, procedures: Procedures, asOf: Temporal.PlainDate): StandingFinding | null {
  const day = asOf.toString();
  const finding = findingsOf(record)
    .filter((one) => one.day <= day)
    .toSorted((a, b) => (a.day === b.day ? canonicalOrder(a.place, b.place) : a.day < b.day ? -1 : 1))
    .at(-1);
  if (!finding) return null;
  const { earliest } = levelClock(record, procedures, Temporal.PlainDate.from(finding.day));
  const eligibleOn = earliest ?? finding.day;
  return { finding, eligibleOn, pendingDown: pendingDown(record, day), ...stateOf(record, procedures, finding, day) };
}

function stateOf(record: SubjectRecord, procedures: Procedures, finding: Finding, day: string): Pick<StandingFinding, 'state' | 'because'> {
  const { withdrawn, outcome, to } = finding;
  if (withdrawn && withdrawn.day <= day) return { state: 'withdrawn', because: { says: `Withdrawn on ${withdrawn.day}${withdrawn.reason ? `: ${withdrawn.reason}` : ''}`, entry: withdrawn.entry } };
  const released = releaseOver(record, finding, day);
  const after = levelsOf(record).filter((held) => held.since >= finding.day && held.since <= (released?.day ?? day));
  const carriedOut = after.find((held) => held.finding === finding.root || indexOf(held) >= levels.indexOf(to));
  if (carriedOut && outcome === 'eligible') return { state: 'moved', because: { says: `Moved to Level ${carriedOut.level} on ${carriedOut.since}`, entry: carriedOut.entry } };
  if (outcome === 'not eligible') return { state: 'not eligible', because: null };
  if (released) return { state: 'lost', because: { says: `Released from the unit on ${released.day}`, entry: released.entry } };
  const lost = lostBy(record, procedures, finding, after, day);
  if (lost) return { state: 'lost', because: lost };
  const what = record.outcomes.get(finding.entry);
  if (what?.is === 'in question') return { state: 'in question', because: { says: what.because, entry: what.with[0] ?? finding.entry } };
  return { state: 'waiting', because: null };
}

/** The release from the unit that ends a finding: the first after it, or one before it where nobody has given him a level since. */
function releaseOver(record: SubjectRecord, finding: Finding, day: string): Stated | undefined {
  const after = drcOf(record).releases.find((one) => one.day >= finding.day && one.day <= day);
  return after ?? (levelOn(record, finding.day) ? undefined : releasedBy(record, finding.day));
}

/** What took a finding away after it was made: a move down, a restraint order, or a period that runs beyond the day of the finding. */
function lostBy(record: SubjectRecord, procedures: Procedures, finding: Finding, after: readonly LevelHeld[], day: string): { readonly says: string; readonly entry: string } | null {
  const down = after.find((held) => indexOf(held) < levels.indexOf(finding.to) - 1);
  if (down) return { says: `Moved to Level ${down.level} on ${down.since}`, entry: down.entry };
  const order = ordersOf(record, 'restraint').find((one) => one.day <= day && isAfter(one, finding) && (one.ended === null || one.ended.day >= finding.day));
  if (order) return { says: `Restraint order of ${order.day}`, entry: order.entry };
  const period = latestOf(periodsOf(record, procedures, day).filter(({ place, over }) => place !== null && over > finding.day && canonicalOrder(place, finding.place) > 0));
  return period ? { says: `${period.says}: not before ${period.over}`, entry: period.entry } : null;
}

function isAfter(one: Pick<Finding, 'place'>, other: Pick<Finding, 'place'>): boolean {
  return canonicalOrder(one.place, other.place) > 0;
}

function indexOf({ level }: Pick<LevelHeld, 'level'>): number {
  return levels.indexOf(level);
}

/** The move down that is decided on or asked for and not made by the end of a day, decided ones first; null where there is none. */
export function pendingDown(record: SubjectRecord, day: string): PendingDown | null {
  return pendingMovesDown(record, day)[0] ?? null;
}

/** All of them, of the present stay in the unit. A move to Level I since the decision, or since the request, carries it out; so does one that the Captain decides on when it has been made. */
export function pendingMovesDown(record: SubjectRecord, day: string): readonly PendingDown[] {
  const held = levelsInStay(record, day);
  if (held.at(-1)?.level === 'I' || held.length === 0) return [];
  const carriedOut = (from: string) => held.findLast(({ since }) => since <= from)?.level === 'I' || held.some(({ level, since }) => level === 'I' && since >= from);
  const released = releasedBy(record, day)?.day ?? '';
  const moves = immediateMovesOf(record).filter((one) => one.day >= released && one.day <= day && one.decided?.outcome !== 'refused' && !carriedOut(one.day) && !held.some(({ immediateMove }) => immediateMove === one.root));
  const approved = moves.filter(({ decided }) => decided && decided.day <= day);
  return [
    ...approved.map(({ decided, nature }): PendingDown => ({ rule: 'R9', says: `Immediate move for ${nature} approved ${decided!.day}, not made`, entry: decided!.entry, decided: true })),
    ...captainReviewsOf(record)
      .filter((review) => review.outcome === 'move to Level I' && review.day >= released && review.day <= day && !carriedOut(review.day))
      .map(({ entry, day: on }): PendingDown => ({ rule: 'R8', says: `The Captain decided on ${on} on a move to Level I, not made`, entry, decided: true })),
    ...moves.filter((one) => !approved.includes(one)).map(({ nature, day: on, entry }): PendingDown => ({ rule: 'R9', says: `Immediate move for ${nature} asked for ${on}, awaiting the Watch Commander`, entry, decided: false })),
  ];
}
