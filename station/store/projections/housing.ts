import { eq, sql } from 'drizzle-orm';
import type { SubjectRecord } from '../../../shared/entry/fold.ts';
import type { Entry } from '../../../shared/entry/header.ts';
import { cellNow } from '../../../shared/housing/cell.ts';
import { separationsOf } from '../../../shared/housing/separation.ts';
import type { Db } from '../open.ts';
import { separations, stays } from '../schema.ts';
import { placeholdersOf } from './rows.ts';

/** Where each person is and who put him there, and from whom he is to be kept separate. */
export class HousingProjection {
  readonly #forget;
  readonly #stay;
  readonly #separation;

  constructor(db: Db) {
    this.#forget = [stays, separations].map((table) => db.delete(table).where(eq(table.person, sql.placeholder('person'))).prepare());
    this.#stay = db.insert(stays).values(placeholdersOf(stays)).prepare();
    this.#separation = db.insert(separations).values(placeholdersOf(separations)).prepare();
  }

  /** In: the record, the entries it is made of, and whether another facility holds him: then he is in no cell here. Replaces the person's rows. */
  project(record: SubjectRecord, entries: readonly Entry[], away: boolean): void {
    const { id: person } = record.subject;
    for (const forget of this.#forget) forget.run({ person });
    const stay = away ? undefined : cellNow(record);
    if (stay) {
      const { unit, cell, since, entry } = stay;
      const header = entries.find((one) => one.header.id === entry)?.header;
      this.#stay.run({ person, unit, cell, since, entry, author: header?.author ?? '', at: header?.at ?? '', station: header?.station ?? '' });
    }
    for (const { root, entry, other, why, scope, since, author, ended } of separationsOf(record)) {
      this.#separation.run({ root, entry, person, other, why, scope: scope ?? null, since, author, ended: ended?.on ?? null });
    }
  }
}
