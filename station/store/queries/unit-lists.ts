import { and, eq, gt, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { ApprovalLine, CaptainLine, OrderLine, UnitPerson } from '../../../shared/contract/unit-lists.ts';
import { caseIn, disciplineOf } from '../../../shared/discipline/case.ts';
import { statusOf } from '../../../shared/discipline/status.ts';
import type { SubjectRecord } from '../../../shared/entry/fold.ts';
import { captainTasks } from '../../../shared/shu/captain-tasks.ts';
import { immediateMovesOf, type ImmediateMove } from '../../../shared/shu/slice.ts';
import { movesDownToMake, ordersDue } from '../../../shared/shu/work.ts';
import type { Db } from '../open.ts';
import { accounts, people, records, standings } from '../schema.ts';

/** A person of a list with as much of his record as the rules of the unit ask. */
export interface Held {
  readonly person: UnitPerson;
  readonly record: SubjectRecord;
}

/** Reports that await the Captain or a designee, the oldest incident first (PIMS R8). */
export function captainLines(db: Db): readonly CaptainLine[] {
  return heldWhere(db, gt(standings.inReview, 0))
    .flatMap(({ person, record }) =>
      captainTasks(record).map((task): CaptainLine => {
        const held = caseIn(disciplineOf(record), task.report)!;
        return { ...person, task, rules: held.report.rules, state: statusOf(held).state, immediateMove: sayMove(moveAbout(record, task.report, task.date)) };
      }),
    )
    .toSorted((a, b) => compare(a.task.date, b.task.date) || compare(a.name, b.name));
}

/** The last immediate move asked for on a report, or on no report since its day. */
function moveAbout(record: SubjectRecord, report: string, since: string): ImmediateMove | undefined {
  return immediateMovesOf(record).findLast((move) => (move.report === undefined ? move.day >= since : move.report === report));
}

function sayMove(move: ImmediateMove | undefined): CaptainLine['immediateMove'] {
  if (!move) return null;
  return move.decided?.outcome ?? 'awaits the Watch Commander';
}

/** Immediate moves that await the Watch Commander, and those approved and not made by the end of a day, the oldest first (PIMS R9). */
export function approvalLines(db: Db, today: Temporal.PlainDate): readonly ApprovalLine[] {
  const names = new Map(db.select({ id: accounts.id, name: accounts.name }).from(accounts).all().map(({ id, name }) => [id, name]));
  const named = (account: string) => names.get(account) ?? account;
  return heldWhere(db, isNotNull(standings.moving))
    .flatMap(({ person, record }) => {
      const toMake = new Set(movesDownToMake(record, today).map(({ entry }) => entry));
      return immediateMovesOf(record)
        .filter(({ decided }) => decided === null || toMake.has(decided.entry))
        .map(
          ({ root, day, by, nature, words, decided }): ApprovalLine => ({
            ...person,
            request: root,
            askedOn: day,
            askedBy: named(by),
            nature,
            words,
            approved: decided && { on: decided.day, by: named(decided.by) },
          }),
        );
    })
    .toSorted((a, b) => compare(a.askedOn, b.askedOn) || compare(a.name, b.name));
}

/** Restraint and deprivation orders in force by the end of a day, the first to be reviewed first; also of people in no level. */
export function orderLines(db: Db, today: Temporal.PlainDate): readonly OrderLine[] {
  return heldWhere(db, sql`json_array_length(${records.slices}, '$.shu.orders') > 0`)
    .flatMap(({ person, record }) => ordersDue(record, today).map((due): OrderLine => ({ ...person, ...due })))
    .toSorted((a, b) => compare(a.reviewBy, b.reviewBy) || compare(a.name, b.name));
}

/** People of whom something holds, each with as much of his record as the rules of the unit ask. */
export function heldWhere(db: Db, where: SQL | undefined): readonly Held[] {
  return db
    .select({ id: people.id, name: people.name, din: people.din, unit: people.unit, cell: people.cell, level: people.level, slices: records.slices })
    .from(records)
    .innerJoin(people, eq(people.id, records.id))
    .leftJoin(standings, eq(standings.person, records.id))
    .where(and(eq(records.type, 'person'), where))
    .all()
    .map(({ slices, ...person }) => ({ person, record: { subject: { type: 'person', id: person.id }, slices: slices as SubjectRecord['slices'], outcomes: new Map(), facets: new Map(), inForce: new Map(), kinds: new Map() } }));
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
