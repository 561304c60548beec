import { eq, sql } from 'drizzle-orm';
import { reportsOf } from '../../../shared/discipline/report.ts';
import type { SubjectRecord } from '../../../shared/entry/fold.ts';
import { cellStaysOf } from '../../../shared/housing/cell.ts';
import type { Procedures } from '../../../shared/procedures/procedures.ts';
import { identityOf } from '../../../shared/records/identity.ts';
import { levelsOf } from '../../../shared/shu/level.ts';
import { compute, type Computation, type DateName } from '../../../shared/time/compute.ts';
import { sentenceOf } from '../../../shared/time/sentence.ts';
import type { Db } from '../open.ts';
import { people, reports } from '../schema.ts';
import { placeholdersOf, takenOver } from './rows.ts';

/** People as lists and searches show them, their reports, and the dates with their derivations. */
export class PersonProjection {
  readonly #procedures: Procedures;
  readonly #before;
  readonly #write;
  readonly #remove;
  readonly #searchable;
  readonly #forget;
  readonly #forgetReports;
  readonly #report;

  constructor(db: Db, procedures: Procedures) {
    this.#procedures = procedures;
    const { no: _no, ...row } = placeholdersOf(people);
    this.#write = db
      .insert(people)
      .values(row)
      .onConflictDoUpdate({ target: people.id, set: takenOver(people, ['no', 'id']) })
      .returning({ no: people.no })
      .prepare();
    this.#remove = db.delete(people).where(eq(people.no, sql.placeholder('no'))).prepare();
    this.#forgetReports = db.delete(reports).where(eq(reports.person, sql.placeholder('person'))).prepare();
    this.#report = db.insert(reports).values(placeholdersOf(reports)).prepare();
    this.#before = db.select({ no: people.no, name: people.name }).from(people).where(eq(people.id, sql.placeholder('id'))).prepare();
    this.#searchable = db.$client.prepare('INSERT INTO people_names (rowid, name) VALUES (?, ?)');
    this.#forget = db.$client.prepare('DELETE FROM people_names WHERE rowid = ?');
  }

  /** Out: the computation, kept with the record and shown from there, never computed again to be shown. */
  project(record: SubjectRecord, asOf: Temporal.PlainDate): Computation {
    const { id } = record.subject;
    const computation = compute(sentenceOf(record), this.#procedures, asOf);
    const before = this.#before.get({ id });
    const identity = identityOf(record);
    if (!identity) {
      if (before) {
        this.#forget.run(before.no);
        this.#remove.run({ no: before.no });
      }
    } else {
      const stay = cellStaysOf(record).at(-1);
      const level = levelsOf(record).at(-1);
      const { no } = this.#write.get({
        id,
        din: identity.din,
        nysid: identity.nysid,
        name: identity.name,
        dateOfBirth: identity.dateOfBirth,
        received: identity.received,
        madeUp: identity.madeUp,
        unit: stay?.unit ?? null,
        cell: stay?.cell ?? null,
        level: level?.level ?? null,
        levelSince: level?.since ?? null,
        pe: shown(computation, 'PE'),
        cr: shown(computation, 'CR'),
        me: shown(computation, 'ME'),
        verify: computation.outcome === 'computed' && Object.values(computation.dates).some((date) => date.verify.length > 0),
        lastReport: reportsOf(record).reduce<string | null>((last, report) => (last === null || report.date > last ? report.date : last), null),
      });
      if (before?.name !== identity.name) {
        if (before) this.#forget.run(no);
        this.#searchable.run(no, identity.name);
      }
    }
    this.#projectReports(record, id);
    return computation;
  }

  #projectReports(record: SubjectRecord, person: string): void {
    this.#forgetReports.run({ person });
    for (const { root, date, time, place, tier, rules, author, writtenAt } of reportsOf(record)) {
      this.#report.run({ id: root, person, date, time, place, tier, rules, author, writtenAt });
    }
  }
}

/** A date for a list: the day, NONE, LIFE, or nothing where it is not computed. */
function shown(computation: Computation, name: DateName): string {
  if (computation.outcome === 'not computed') return '';
  const { outcome, day } = computation.dates[name];
  return day ?? outcome.toUpperCase();
}
