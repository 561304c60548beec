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

/** People as lists and searches show them, their reports, and the dates with their derivations. */
export class PersonProjection {
  readonly #db: Db;
  readonly #procedures: Procedures;
  readonly #before;
  readonly #searchable;
  readonly #forget;

  constructor(db: Db, procedures: Procedures) {
    this.#db = db;
    this.#procedures = procedures;
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
        this.#db.delete(people).where(eq(people.id, id)).run();
      }
    } else {
      const stay = cellStaysOf(record).at(-1);
      const level = levelsOf(record).at(-1);
      const row = {
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
      };
      if (before) this.#db.update(people).set(row).where(eq(people.no, before.no)).run();
      const no = before?.no ?? this.#db.insert(people).values({ id, ...row }).returning({ no: people.no }).get().no;
      if (before?.name !== row.name) {
        if (before) this.#forget.run(no);
        this.#searchable.run(no, row.name);
      }
    }
    this.#projectReports(record, id);
    return computation;
  }

  #projectReports(record: SubjectRecord, person: string): void {
    const written = reportsOf(record);
    this.#db.delete(reports).where(eq(reports.person, person)).run();
    for (const { root, date, time, place, tier, rules, author, writtenAt } of written) {
      this.#db.insert(reports).values({ id: root, person, date, time, place, tier, rules, author, writtenAt }).run();
    }
  }
}

/** A date for a list: the day, NONE, LIFE, or nothing where it is not computed. */
function shown(computation: Computation, name: DateName): string {
  if (computation.outcome === 'not computed') return '';
  const { outcome, day } = computation.dates[name];
  return day ?? outcome.toUpperCase();
}
