import { caseIn, disciplineOf, type Place } from '../discipline/case.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Applied } from '../entry/kind.ts';
import { drcOf } from './drc-slice.ts';
import type { CaptainReviewBody } from './captain-review.ts';
import type { FoundBody } from './finding.ts';
import type { MoveDecidedBody, MoveRequestedBody } from './immediate-move.ts';
import type { LevelBody } from './level.ts';
import type { OrderSubject, OrderWords } from './order.ts';
import type { SkipBody } from './skip.ts';

/** Which entry a fact is, whose words are in force, of which day, by whom, and where it stands among the entries. */
export interface Stated {
  readonly root: string;
  readonly entry: string;
  /** The day on which it took effect. */
  readonly day: string;
  /** The account that first wrote it. */
  readonly by: string;
  readonly place: Place;
  readonly reason?: string;
}

/** One assignment to a level, from its day. */
export interface LevelHeld extends LevelBody {
  readonly root: string;
  readonly entry: string;
  readonly since: string;
  readonly reason?: string;
}

/** A person's judgement that somebody may, or may not, move up (PIMS R3, R5). */
export interface Finding extends FoundBody, Stated {
  readonly withdrawn: Stated | null;
}

/** Somebody was passed over on the waiting list. */
export interface Skip extends SkipBody, Stated {}

/** What the Captain or a designee decided on a report (PIMS R8, R10). */
export type CaptainReview = CaptainReviewBody & Stated;

/** A move down asked for at once, and what the Watch Commander said (PIMS R9). */
export interface ImmediateMove extends MoveRequestedBody, Stated {
  /** All who wrote or rewrote the request. */
  readonly askedBy: readonly string[];
  readonly decided: (MoveDecidedBody & Stated) | null;
}

/** A review of an order in force. */
export interface OrderReview extends Stated {
  readonly outcome: 'continued' | 'modified';
  readonly reviewBy: string;
  readonly words?: string;
}

/** A restraint or deprivation order, from its day; `ended` on the day from which it is in force no more. */
export interface Order extends OrderWords, Stated {
  readonly of: OrderSubject;
  /** Oldest first. */
  readonly reviews: readonly OrderReview[];
  readonly ended: Stated | null;
}

/** The part of a person's record that the level system keeps. Each list is in the order of entry, the levels by day. */
export interface ShuSlice {
  readonly levels: readonly LevelHeld[];
  readonly findings: readonly Finding[];
  readonly reviews: readonly CaptainReview[];
  readonly immediateMoves: readonly ImmediateMove[];
  readonly orders: readonly Order[];
  readonly skips: readonly Skip[];
}

export const noShu: ShuSlice = { levels: [], findings: [], reviews: [], immediateMoves: [], orders: [], skips: [] };

/** All that was entered, also about reports that no longer stand: not for screens, which ask the functions below. */
export function shuOf(record: SubjectRecord): ShuSlice {
  return record.slices['shu'] as ShuSlice;
}

/** A person's levels, oldest first; the reason of one that goes back to a report that no longer stands is left out, for it may speak of it. */
export function levelsOf(record: SubjectRecord): readonly LevelHeld[] {
  const { levels } = shuOf(record);
  return levels.map((held) => {
    const report = reportBehind(shuOf(record), held);
    return report === undefined || stands(record, report) ? held : withoutReason(held);
  });
}

/** The report that a level goes back to: the one it names, or that of the immediate move it carries out. */
export function reportBehind({ immediateMoves }: Pick<ShuSlice, 'immediateMoves'>, { report, immediateMove }: LevelBody): string | undefined {
  return report ?? (immediateMove === undefined ? undefined : immediateMoves.find(({ root }) => root === immediateMove)?.report);
}

/**
 * A person's levels of the stay in the unit in which a day (`yyyy-mm-dd`) lies, by its end, oldest first. A release ends what
 * was held before it: "30 days in Level I status" are days in the unit (PIMS R1; this program's reading).
 */
export function levelsInStay(record: SubjectRecord, day: string): readonly LevelHeld[] {
  const released = releasedBy(record, day)?.day ?? '';
  return levelsOf(record).filter(({ since }) => since <= day && since >= released);
}

/** The last release from the unit by the end of a day, if any. */
export function releasedBy(record: SubjectRecord, day: string): Stated | undefined {
  return drcOf(record).releases.findLast((one) => one.day <= day);
}

/** The day on which a level ended: that of the next one, or of a release from the unit before it; null while it is held. */
export function endOfLevel(record: SubjectRecord, { root, since }: Pick<LevelHeld, 'root' | 'since'>): string | null {
  const all = levelsOf(record);
  const next = all[all.findIndex((one) => one.root === root) + 1]?.since;
  const released = drcOf(record).releases.find(({ day }) => day > since)?.day;
  return [next, released].filter((day) => day !== undefined).toSorted()[0] ?? null;
}

/** The level that a person holds after all that is entered; null of somebody released, and of one never in a level. */
export function levelNow(record: SubjectRecord): LevelHeld | null {
  const last = levelsOf(record).at(-1);
  return last && endOfLevel(record, last) === null ? last : null;
}

/** The level held on a day (`yyyy-mm-dd`), if any; none after a release from the unit. */
export function levelOn(record: SubjectRecord, day: string): LevelHeld | undefined {
  return levelsInStay(record, day).at(-1);
}

/** A person's findings of eligibility, in the order in which they were made. Of a report looked at that no longer stands, nothing is left: its name and the reason are left out. */
export function findingsOf(record: SubjectRecord): readonly Finding[] {
  return shuOf(record).findings.map((finding) => {
    const considered = finding.considered.filter((report) => stands(record, report));
    return considered.length === finding.considered.length ? finding : { ...withoutReason(finding), considered };
  });
}

/** What was decided on reports that stand: of one dismissed, reversed or struck out, nothing (PIMS R12). */
export function captainReviewsOf(record: SubjectRecord): readonly CaptainReview[] {
  return shuOf(record).reviews.filter(({ report }) => stands(record, report));
}

/** Immediate moves asked for, without those about a report that no longer stands. */
export function immediateMovesOf(record: SubjectRecord): readonly ImmediateMove[] {
  return shuOf(record).immediateMoves.filter(({ report }) => report === undefined || stands(record, report));
}

/** A person's orders of a sort, in the order in which they were issued. */
export function ordersOf(record: SubjectRecord, of: OrderSubject): readonly Order[] {
  return shuOf(record).orders.filter((order) => order.of === of);
}

/** The orders of a sort in force on a day; on the day on which it is ended it no longer is. */
export function ordersInForce(record: SubjectRecord, of: OrderSubject, day: string): readonly Order[] {
  return ordersOf(record, of).filter((order) => order.day <= day && (order.ended === null || order.ended.day > day));
}

/** Times that somebody was passed over on the waiting list. */
export function skipsOf(record: SubjectRecord): readonly Skip[] {
  return shuOf(record).skips;
}

/** Everything of the unit that screens may show: nothing of a report that no longer stands. */
export function shuShown(record: SubjectRecord): ShuSlice {
  return { ...shuOf(record), levels: levelsOf(record), findings: findingsOf(record), reviews: captainReviewsOf(record), immediateMoves: immediateMovesOf(record) };
}

/** True while a report is on record and neither dismissed, reversed nor struck out. */
function stands(record: SubjectRecord, report: string): boolean {
  return caseIn(disciplineOf(record), report) !== undefined;
}

function withoutReason<Fact extends { readonly reason?: string }>(fact: Fact): Omit<Fact, 'reason'> {
  const { reason: _reason, ...kept } = fact;
  return kept;
}

/** What every fact of this part of the record says of its entry. */
export function stated<Body>({ root, entry, effective, written, reason }: Applied<Body>): Stated {
  const { author, clock, station, seq } = written;
  return { root, entry, day: effective, by: author, place: { clock, station, seq }, ...(reason === undefined ? {} : { reason }) };
}
