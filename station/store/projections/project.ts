import { eq, sql } from 'drizzle-orm';
import type { SubjectRecord } from '../../../shared/entry/fold.ts';
import type { Entry } from '../../../shared/entry/header.ts';
import type { StationProcedures } from '../../procedures.ts';
import type { Db } from '../open.ts';
import { outcomes, records } from '../schema.ts';
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
    this.#outcome = db.insert(outcomes).values(placeholdersOf(outcomes)).prepare();
  }

  /**
   * Replaces the subject's rows by those its record gives. The result depends on the entries alone:
   * what a rule concludes is concluded as of the day of the last entry, not of the day of rebuilding.
   */
  project(record: SubjectRecord, entries: readonly Entry[]): void {
    const { subject, slices } = record;
    const concluded = JSON.stringify(this.#projectSlices(record, entries, lastDay(entries)));
    const facets = [...record.facets.values()].toSorted((a, b) => (a.facet < b.facet ? -1 : 1));
    this.#record.run({ ...subject, slices, facets, concluded });
    this.#forgetOutcomes.run({ id: subject.id });
    for (const [entry, outcome] of record.outcomes) {
      if (outcome.is !== 'applied') this.#outcome.run({ entry, subjectId: subject.id, outcome });
    }
  }

  #projectSlices(record: SubjectRecord, entries: readonly Entry[], asOf: Temporal.PlainDate): unknown {
    switch (record.subject.type) {
      case 'person':
        this.#discipline.project(record, entries, asOf);
        this.#files.project(record.subject.id, entries);
        this.#housing.project(record, entries);
        this.#levels.project(record);
        return this.#person.project(record, asOf);
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
