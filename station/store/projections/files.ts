import { eq, sql } from 'drizzle-orm';
import type { Entry } from '../../../shared/entry/header.ts';
import { filesNamedIn } from '../../../shared/sync/files.ts';
import type { Db } from '../open.ts';
import { files, namedFiles } from '../schema.ts';
import { placeholdersOf } from './rows.ts';

/** Which files the entries of each person name. */
export class FilesProjection {
  readonly #forget;
  readonly #name;
  readonly #remember;

  constructor(db: Db) {
    this.#forget = db.delete(namedFiles).where(eq(namedFiles.person, sql.placeholder('person'))).prepare();
    this.#name = db.insert(namedFiles).values(placeholdersOf(namedFiles)).prepare();
    this.#remember = db.insert(files).values({ sha256: sql.placeholder('sha256') }).onConflictDoNothing().prepare();
  }

  /** Replaces the person's rows. A file named once is remembered, so that it can be let go when nothing names it any more. */
  project(person: string, entries: readonly Entry[]): void {
    this.#forget.run({ person });
    for (const { header, body } of entries) {
      for (const { sha256, bytes } of filesNamedIn(body)) {
        this.#name.run({ entry: header.id, sha256, bytes, person, station: header.station });
        this.#remember.run({ sha256 });
      }
    }
  }
}
