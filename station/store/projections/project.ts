import { and, eq, sql } from 'drizzle-orm';
import { known } from '../../../shared/capabilities.ts';
import { fold, type SubjectRecord } from '../../../shared/entry/fold.ts';
import type { Entry } from '../../../shared/entry/header.ts';
import type { Subject } from '../../../shared/entry/subject.ts';
import { holdingOf } from '../../../shared/records/custody.ts';
import type { StationProcedures } from '../../procedures.ts';
import type { Db } from '../open.ts';
import { enrolment, letGo, outcomes, records } from '../schema.ts';
import { projectAccount } from './account.ts';
import { DisciplineProjection } from './discipline.ts';
import { projectFacility } from './facility.ts';
import { FilesProjection } from './files.ts';
import { HousingProjection } from './housing.ts';
import { LevelsProjection } from './levels.ts';
import { PersonProjection } from './person.ts';
import { projectProcedure } from './procedures.ts';
import { placeholdersOf, takenOver } from './rows.ts';
import { projectStation } from './station.ts';

/** Writes what screens query of a subject, in the caller's transaction: the only writer of projections. */
export class Projector {
  readonly #db: Db;
  readonly #procedures: StationProcedures;
  readonly #person: PersonProjection;
  readonly #discipline: DisciplineProjection;
  readonly #files: FilesProjection;
  readonly #housing: HousingProjection;
  readonly #levels: LevelsProjection;
  readonly #record;
  readonly #forgetOutcomes;
  readonly #outcome;
  readonly #enrolment;
  readonly #letGo;
  readonly #forgetRecord;

  constructor(db: Db, adopted: StationProcedures) {
    const procedures = adopted.inForce;
    this.#db = db;
    this.#procedures = adopted;
    this.#person = new PersonProjection(db, procedures);
    this.#discipline = new DisciplineProjection(db, procedures);
    this.#files = new FilesProjection(db);
    this.#housing = new HousingProjection(db);
    this.#levels = new LevelsProjection(db, procedures);
    this.#record = db
      .insert(records)
      .values({ ...placeholdersOf(records), concluded: sql`nullif(${sql.placeholder('concluded')}, 'null')` })
      .onConflictDoUpdate({ target: [records.type, records.id], set: takenOver(records, ['type', 'id']) })
      .prepare();
    this.#forgetOutcomes = db.delete(outcomes).where(eq(outcomes.subjectId, sql.placeholder('id'))).prepare();
    this.#enrolment = db.select({ answer: enrolment.answer }).from(enrolment).prepare();
    this.#letGo = db.select({ person: letGo.person }).from(letGo).where(eq(letGo.person, sql.placeholder('id'))).prepare();
    this.#forgetRecord = db.delete(records).where(and(eq(records.type, sql.placeholder('type')), eq(records.id, sql.placeholder('id')))).prepare();
    this.#outcome = db.insert(outcomes).values(placeholdersOf(outcomes)).prepare();
  }

  /**
   * Replaces the subject's rows by those its record gives. The result depends on the entries alone:
   * what a rule concludes is concluded as of the day of the last entry, not of the day of rebuilding. Of a person who was
   * let go there are no rows.
   */
  project(record: SubjectRecord, entries: readonly Entry[]): void {
    const { subject, slices } = record;
    if (subject.type === 'person' && this.#letGo.get({ id: subject.id })) return this.#forget(subject);
    const concluded = JSON.stringify(this.#projectSlices(record, entries, lastDay(entries)));
    const facets = [...record.facets.values()].toSorted((a, b) => (a.facet < b.facet ? -1 : 1));
    this.#record.run({ ...subject, slices, facets, concluded });
    this.#forgetOutcomes.run({ id: subject.id });
    for (const [entry, outcome] of record.outcomes) {
      if (outcome.is !== 'applied') this.#outcome.run({ entry, subjectId: subject.id, outcome });
    }
  }

  #projectPerson(record: SubjectRecord, entries: readonly Entry[], asOf: Temporal.PlainDate, away: boolean): unknown {
    this.#discipline.project(record, entries, asOf, away);
    this.#files.project(record.subject.id, entries);
    this.#housing.project(record, entries, away);
    this.#levels.project(record, away);
    return this.#person.project(record, entries, asOf, away);
  }

  /** True where another facility than this station's holds a person. A station that is not enrolled knows of no other, and the main office's own hold nobody. */
  #isAway(record: SubjectRecord, entries: readonly Entry[]): boolean {
    const holding = holdingOf(record, entries);
    const answer = holding && this.#enrolment.get()?.answer;
    return answer !== undefined && answer !== null && answer.facility.id !== answer.office.station && !holding!.writing.includes(answer.facility.id);
  }

  #forget(subject: Subject): void {
    this.#projectSlices(fold(subject, [], known), [], lastDay([]));
    this.#forgetRecord.run({ ...subject });
    this.#forgetOutcomes.run({ id: subject.id });
  }

  #projectSlices(record: SubjectRecord, entries: readonly Entry[], asOf: Temporal.PlainDate): unknown {
    switch (record.subject.type) {
      case 'person':
        return this.#projectPerson(record, entries, asOf, this.#isAway(record, entries));
      case 'account':
        return projectAccount(this.#db, record);
      case 'facility':
        return projectFacility(this.#db, record);
      case 'station':
        return projectStation(this.#db, record);
      case 'procedure':
        this.#procedures.forget();
        return projectProcedure(this.#db, record);
      // A subject of a newer program's: its entries are kept, and nothing is shown of it.
      default:
        return null;
    }
  }
}

function lastDay(entries: readonly Entry[]): Temporal.PlainDate {
  const last = entries.reduce((latest, { header }) => (header.at > latest ? header.at : latest), '1900-01-01T00:00:00.000Z');
  return Temporal.PlainDate.from(last.slice(0, 10));
}
