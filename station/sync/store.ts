import { eq, sql } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import type { Subject } from '../../shared/entry/subject.ts';
import { feedStart, type EnrolAnswer, type Scope, type SnapshotAnswer } from '../../shared/sync/protocol.ts';
import type { SyncFailure } from '../../shared/sync/status.ts';
import type { Db } from '../store/open.ts';
import { cursors, defects, enrolment } from '../store/schema.ts';

/** How the station stands with the main office. */
export type EnrolmentRow = typeof enrolment.$inferSelect;

/** How far a feed has been taken in. */
export interface Cursor {
  readonly cursor: string | null;
  readonly position: number;
  readonly checksum: string;
  readonly remaining: number;
  readonly snapshot: SnapshotAnswer | null;
  readonly chunk: number;
}

/** A feed that nothing has been taken of. */
export const atStart: Cursor = { cursor: null, position: 0, checksum: feedStart, remaining: 0, snapshot: null, chunk: 0 };

/** From where a feed is pulled in pages: behind the last piece taken in, also in the middle of a first load. */
export function pulledFrom({ cursor, snapshot, chunk }: Cursor): string | null {
  return snapshot?.chunks[chunk - 1]?.cursor ?? cursor;
}

/** Counters are put aside on disk so many at a time, so that a request costs no write of its own. */
const countersAside = 100;

/** Another process on the same book took in the same page: what this one holds is stale. */
export class Overtaken extends Error {
  constructor() {
    super('another process takes in the same feed');
    this.name = 'Overtaken';
  }
}

/** What the station remembers of the exchange: enrolment, acknowledgement, cursors. None of it is part of the book, and none of it is needed to keep the book. */
export class SyncStore {
  readonly #db: Db;
  readonly #row;
  readonly #cursor;
  #counter = 0;
  #aside = 0;

  constructor(db: Db) {
    this.#db = db;
    this.#row = db.select().from(enrolment).prepare();
    this.#cursor = db.select().from(cursors).where(eq(cursors.scope, sql.placeholder('scope'))).prepare();
  }

  /** The enrolment, asked for or answered; undefined where this station was never to be enrolled. */
  row(): EnrolmentRow | undefined {
    return this.#row.get();
  }

  /** Writes down under which id and key enrolment is asked for. */
  ask(words: Pick<EnrolmentRow, 'station' | 'name' | 'publicKey' | 'address' | 'certificate'>): void {
    this.#db.insert(enrolment).values({ one: 1, ...words }).onConflictDoUpdate({ target: enrolment.one, set: words }).run();
  }

  enrolled(answer: EnrolAnswer): void {
    this.update({ answer, epoch: answer.epoch });
  }

  update(change: Partial<Omit<EnrolmentRow, 'one'>>): void {
    this.#db.update(enrolment).set(change).run();
  }

  /** What the last attempt came to: nothing where it was completed. */
  tried(at: string, failure: SyncFailure | null): void {
    this.update({ triedAt: at, failure, ...(failure === null ? { exchangedAt: at } : {}) });
  }

  /** A request counter higher than every one before it, also after a crash and beside another process. `above` is one known to have been seen. */
  nextCounter(above = 0): number {
    if (this.#counter >= this.#aside || above >= this.#counter) {
      const row = this.#db
        .update(enrolment)
        .set({ counter: sql`max(${enrolment.counter}, ${above}) + ${countersAside}` })
        .returning({ counter: enrolment.counter })
        .get();
      if (!row) throw new Error('the station has not asked to be enrolled');
      this.#aside = row.counter;
      this.#counter = row.counter - countersAside;
    }
    this.#counter += 1;
    return this.#counter;
  }

  cursor(scope: Scope): Cursor {
    return this.#cursor.get({ scope }) ?? atStart;
  }

  /** Moves a cursor, in the caller's transaction; nothing is written where it stays. Fails with `Overtaken` when it is no longer where it was. A cursor goes only forward. */
  move(scope: Scope, from: Cursor, to: Cursor): void {
    const held = this.cursor(scope);
    if (held.position !== from.position || held.chunk !== from.chunk) throw new Overtaken();
    if (isDeepStrictEqual({ ...held, ...to }, held)) return;
    this.#db.insert(cursors).values({ scope, ...to }).onConflictDoUpdate({ target: cursors.scope, set: { ...to } }).run();
  }

  /** Begins every feed again, or one: the entries taken in stay, and those that come again are known. */
  beginAgain(scope?: Scope): void {
    this.#db.delete(cursors).where(scope === undefined ? undefined : eq(cursors.scope, scope)).run();
  }

  /** How many entries are known to be still at the office. */
  toCome(): number {
    return this.#db.select({ n: sql<number>`coalesce(sum(${cursors.remaining}), 0)` }).from(cursors).get()?.n ?? 0;
  }

  defects(): readonly Subject[] {
    return this.#db.select({ type: defects.type, id: defects.id }).from(defects).all() as readonly Subject[];
  }

  /** Of the subjects compared: those that differ are noted, the others no longer. */
  compared(subjects: readonly Subject[], differ: readonly Subject[], at: string): void {
    this.#db.transaction((tx) => {
      for (const { type, id } of subjects) tx.run(sql`DELETE FROM ${defects} WHERE ${defects.type} = ${type} AND ${defects.id} = ${id}`);
      for (const { type, id } of differ) tx.insert(defects).values({ type, id, foundAt: at }).onConflictDoNothing().run();
    });
  }
}
