import type { SubjectRecord } from '../entry/fold.ts';
import type { Procedures } from '../procedures/procedures.ts';
import { captainTasks, type CaptainTask } from './captain-tasks.ts';
import { levelClock } from './level-clock.ts';
import { orderNow, type OrderSubject } from './order.ts';
import { immediateMovesOf, levelOn, shuOf, skipsOf, type ImmediateMove } from './slice.ts';
import { pendingMovesDown, standingFinding, type PendingDown } from './standing.ts';
import type { WaitingLine } from './waiting.ts';

/** An order in force and the day by which it is to be reviewed. */
export interface OrderDue {
  readonly of: OrderSubject;
  /** The root of the order. */
  readonly order: string;
  readonly since: string;
  readonly reviewBy: string;
  /** How it reads now. */
  readonly words: string;
}

/** Every order in force by the end of a day, the first to be reviewed first. */
export function ordersDue(record: SubjectRecord, asOf: Temporal.PlainDate): readonly OrderDue[] {
  const day = asOf.toString();
  return shuOf(record)
    .orders.filter((order) => order.day <= day && (order.ended === null || order.ended.day > day))
    .map((order): OrderDue => ({ of: order.of, order: order.root, since: order.day, ...orderNow(order) }))
    .toSorted((a, b) => (a.reviewBy < b.reviewBy ? -1 : a.reviewBy > b.reviewBy ? 1 : 0));
}

/** Immediate moves that await the Watch Commander, oldest first (PIMS R9). */
export function immediateMovesAwaiting(record: SubjectRecord): readonly ImmediateMove[] {
  return immediateMovesOf(record).filter(({ decided }) => decided === null);
}

/** Moves down that were decided on, by the Captain or the Watch Commander, and not made by the end of a day (PIMS R8, R9). */
export function movesDownToMake(record: SubjectRecord, asOf: Temporal.PlainDate): readonly PendingDown[] {
  return pendingMovesDown(record, asOf.toString()).filter(({ decided }) => decided);
}

/** A person whose days have run and on whom nobody has found. */
export interface FindingPossible {
  readonly to: 'II' | 'III';
  readonly earliest: string;
}

/** The finding that somebody may make: the earliest day has come, and none on this level stands, whatever it says; null otherwise (PIMS R3). */
export function findingPossible(record: SubjectRecord, procedures: Procedures, asOf: Temporal.PlainDate): FindingPossible | null {
  const { to, earliest, since } = levelClock(record, procedures, asOf);
  if (to === null || earliest === null || earliest > asOf.toString()) return null;
  const standing = standingFinding(record, procedures, asOf);
  const answered = standing?.finding.to === to && (standing.state === 'waiting' || standing.state === 'in question' || (standing.state === 'not eligible' && standing.finding.day >= earliest));
  return answered && since !== null && standing.finding.day >= since ? null : { to, earliest };
}

/** The person's line on the waiting list, if he is on it. In: the record, with his name; the procedures; the day. */
export function waitingLine(record: SubjectRecord, name: string, procedures: Procedures, asOf: Temporal.PlainDate): WaitingLine | null {
  const standing = standingFinding(record, procedures, asOf);
  if (standing?.state !== 'waiting') return null;
  const { finding, eligibleOn } = standing;
  return { person: record.subject.id, name, to: finding.to, eligibleOn, foundOn: finding.day, finding: finding.root, skips: skipsOf(record).filter((one) => one.finding === finding.root) };
}

/** Everything in the unit that awaits somebody on a person's record. */
export interface UnitWork {
  readonly captain: readonly CaptainTask[];
  readonly immediateMoves: readonly ImmediateMove[];
  readonly movesDown: readonly PendingDown[];
  readonly orders: readonly OrderDue[];
  readonly finding: FindingPossible | null;
}

/** What awaits whom on the record of a person, in or out of a level. */
export function workOfUnit(record: SubjectRecord, procedures: Procedures, asOf: Temporal.PlainDate): UnitWork {
  return {
    captain: levelOn(record, asOf.toString()) ? captainTasks(record) : [],
    immediateMoves: immediateMovesAwaiting(record),
    movesDown: movesDownToMake(record, asOf),
    orders: ordersDue(record, asOf),
    finding: findingPossible(record, procedures, asOf),
  };
}
