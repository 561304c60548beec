import { and, eq, gt, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { dayInNewYork } from '../../shared/entry/day.ts';
import { fold, type Registry } from '../../shared/entry/fold.ts';
import type { Entry } from '../../shared/entry/header.ts';
import type { Subject } from '../../shared/entry/subject.ts';
import { identityOf } from '../../shared/records/identity.ts';
import { isNeeded, keptWhenLetGo, mayBeLetGo, type Kept, type LettingGo } from '../../shared/records/letting-go.ts';
import type { Procedures } from '../../shared/procedures/procedures.ts';
import type { Book } from '../store/book.ts';
import type { Db } from '../store/open.ts';
import type { Projector } from '../store/projections/project.ts';
import { drafts, enrolment, entries, files, letGo, namedFiles, people } from '../store/schema.ts';

/** What letting go works with. */
export interface LetGoParts {
  readonly db: Db;
  readonly book: Book;
  readonly projector: Projector;
  readonly registry: Registry;
  /** What is in force now. */
  readonly procedures: () => Pick<Procedures, 'custody'>;
  readonly now: () => number;
  readonly today: () => Temporal.PlainDate;
}

/** A person whose book may be let go as far as is known here, and what the main office is to be asked for. */
export interface ToLetGo {
  readonly person: string;
  /** The hashes of all of his entries. */
  readonly entries: readonly string[];
  /** The files here that they name, by SHA-256. */
  readonly files: readonly string[];
}

/** So many people are looked at behind one exchange, and so many let go: recording does not wait for it, and the next exchange goes on. */
const lookedAt = 40;
const atOnce = 10;

/**
 * What a station lets go of people who went to another facility, and gets back with them. Contents and salts of their entries
 * are emptied and their rows thrown away; the headers stay, so that chains verify. What may be let go is decided by
 * `mayBeLetGo`; that nothing goes which the main office has not acknowledged is held by a trigger as well.
 */
export class LettingGoOfPeople {
  readonly #parts: LetGoParts;
  readonly #noted;
  /** The last person looked at: the next look begins behind him, so that those who are kept do not keep the others. */
  #lookedAt = '';

  constructor(parts: LetGoParts) {
    this.#parts = parts;
    // Asked of every entry that arrives.
    this.#noted = parts.db.$client.prepare<[string], number>('SELECT back FROM let_go WHERE person = ?').pluck();
  }

  /** True when a person's book was let go here and is not whole again. */
  has(subject: Subject): boolean {
    return subject.type === 'person' && this.#noted.get(subject.id) !== undefined;
  }

  /** True when a person whose book was let go is held here again. */
  isBack(subject: Subject): boolean {
    return subject.type === 'person' && this.#noted.get(subject.id) === 1;
  }

  /** Some of the people whose book may be let go if the main office holds it. */
  due(): readonly ToLetGo[] {
    const here = this.#here();
    if (!here.facility || here.atMainOffice) return [];
    const away = this.#parts.db
      .select({ id: people.id })
      .from(people)
      .where(and(isNotNull(people.holder), ne(people.holder, here.facility), gt(people.id, this.#lookedAt)))
      .orderBy(people.id)
      .limit(lookedAt)
      .all();
    const found: ToLetGo[] = [];
    for (const { id } of away) {
      if (found.length === atOnce) return found;
      this.#lookedAt = id;
      if (this.#ask(id, true).is === 'let go') found.push({ person: id, entries: this.#parts.book.hashesOf({ type: 'person', id }), files: this.#filesOf(id) });
    }
    if (away.length < lookedAt) this.#lookedAt = '';
    return found;
  }

  /**
   * Lets a person's book go, once the main office has said that it holds it. In one transaction, in which it is asked once
   * more whether he may be: something may have been recorded meanwhile. Out: false where his book is kept. Files that his entries
   * alone named are named by nothing then, and go with the next look at the disk (`StationFiles.look`).
   */
  letGo({ person, entries: held }: ToLetGo): boolean {
    const { db, book } = this.#parts;
    const work = () => {
      const now = book.hashesOf({ type: 'person', id: person });
      const asked = this.#ask(person, now.length === held.length);
      if (asked.is === 'let go') this.#empty(person, asked);
    };
    this.#overwriting(() => db.$client.transaction(work).immediate());
    return this.has({ type: 'person', id: person });
  }

  /**
   * Entries on a person who was let go have arrived, in the caller's transaction. Where he is held here again, or a transfer is in
   * question that this facility is to settle, his book is to be filled; where not, what arrived goes as well. Out: true when nothing of his book is wanting: he is then as everybody, and the caller projects him.
   */
  arrived(subject: Subject, own: readonly Entry[]): boolean {
    const { db, book, projector, registry } = this.#parts;
    const { facility } = this.#here();
    const record = fold(subject, own, registry);
    const back = isNeeded(record, own, facility ?? '');
    db.update(letGo).set({ back }).where(eq(letGo.person, subject.id)).run();
    if (back) return this.#whole(subject);
    const kept = keptWhenLetGo(own, registry);
    this.#overwriting(() => book.emptyLetGo(own.filter(({ header }) => !kept.has(header.id)).map(({ header }) => header.id)));
    projector.project(record, own);
    return false;
  }

  /** What is to be asked for of the people who are back: the hashes of their emptied entries, those that were sealed by order aside. */
  wanted(most: number): readonly { readonly subject: Subject; readonly entries: readonly string[] }[] {
    const back = this.#parts.db.select({ person: letGo.person }).from(letGo).where(eq(letGo.back, true)).orderBy(letGo.person).all();
    return back.map(({ person }) => ({ subject: { type: 'person', id: person } as const, entries: this.wantedOf({ type: 'person', id: person }, most) })).filter((one) => one.entries.length > 0);
  }

  /** The hashes of a person's entries whose content was let go and was not ordered sealed, the first so many or all. */
  wantedOf({ id: person }: Subject, most = -1): readonly string[] {
    const orders = sql`(SELECT json_extract(orders.content, '$.body.entry') FROM entries AS orders WHERE orders.subject_type = 'person' AND orders.subject_id = ${person} AND orders.kind = 'entry.sealed' AND json_valid(orders.content))`;
    return this.#parts.db
      .select({ hash: entries.hash })
      .from(entries)
      .where(and(eq(entries.subjectType, 'person'), eq(entries.subjectId, person), eq(entries.content, ''), sql`${entries.id} NOT IN ${orders}`))
      .orderBy(entries.clock)
      .limit(most)
      .all()
      .map(({ hash }) => hash);
  }

  /** How many were let go on a day, and how many there are in all who are not back. */
  counts(day: string): { readonly today: number; readonly all: number } {
    const row = this.#parts.db.select({ today: sql<number>`coalesce(sum(${letGo.day} = ${day}), 0)`, all: sql<number>`count(*)` }).from(letGo).get();
    return row ?? { today: 0, all: 0 };
  }

  #whole(subject: Subject): boolean {
    if (this.wantedOf(subject, 1).length > 0) return false;
    this.#parts.db.delete(letGo).where(eq(letGo.person, subject.id)).run();
    return true;
  }

  #ask(person: string, heldAtOffice: boolean): LettingGo {
    const { book, registry, procedures } = this.#parts;
    const subject = { type: 'person', id: person } as const;
    const own = book.entriesOf(subject);
    return mayBeLetGo({ ...this.#here(), record: fold(subject, own, registry), entries: own, procedures: procedures(), unsent: this.#unsent(person), typedOn: this.#typedOn(person), heldAtOffice });
  }

  /** Where this is, and the day that both the clock here and the main office’s have reached: by a clock that is ahead nothing is to go. */
  #here(): Pick<Kept, 'facility' | 'atMainOffice' | 'today'> {
    const { answer, offset } = this.#parts.db.select({ answer: enrolment.answer, offset: enrolment.offset }).from(enrolment).get() ?? {};
    const today = dayInNewYork(Temporal.Instant.fromEpochMilliseconds(this.#parts.now() + Math.min(0, offset ?? 0)));
    return { facility: answer?.facility.id, atMainOffice: answer?.facility.id === answer?.office.station, today };
  }

  #unsent(person: string): number {
    const above = and(eq(entries.station, enrolment.station), gt(entries.seq, enrolment.acknowledged));
    return this.#parts.db.select({ n: sql<number>`count(*)` }).from(entries).innerJoin(enrolment, above).where(and(eq(entries.subjectType, 'person'), eq(entries.subjectId, person))).get()?.n ?? 0;
  }

  #typedOn(person: string): string | null {
    const saved = this.#parts.db.select({ at: sql<string | null>`max(${drafts.savedAt})` }).from(drafts).where(this.#draftsAbout(person)).get()?.at;
    return saved ? dayInNewYork(Temporal.Instant.from(saved)).toString() : null;
  }

  #draftsAbout(person: string) {
    return or(sql`instr(${drafts.key}, ${person}) > 0`, sql`instr(${drafts.words}, ${person}) > 0`);
  }

  #empty(person: string, { holder, since }: Extract<LettingGo, { is: 'let go' }>): void {
    const { db, book, projector, registry, now, today } = this.#parts;
    const subject = { type: 'person', id: person } as const;
    const own = book.entriesOf(subject);
    const record = fold(subject, own, registry);
    const identity = identityOf(record);
    const words = { din: identity?.din ?? '', nysid: identity?.nysid ?? '', name: identity?.name ?? '', holder: holder.id, holderName: holder.name, since, day: today().toString(), at: new Date(now()).toISOString() };
    db.insert(letGo).values({ person, ...words, entries: 0 }).run();
    const kept = keptWhenLetGo(own, registry);
    const emptied = book.emptyLetGo(own.filter(({ header }) => !kept.has(header.id)).map(({ header }) => header.id));
    db.update(letGo).set({ entries: emptied }).where(eq(letGo.person, person)).run();
    db.delete(drafts).where(this.#draftsAbout(person)).run();
    projector.project(record, own);
  }

  /** The files here that a person's entries name. */
  #filesOf(person: string): readonly string[] {
    return this.#parts.db
      .selectDistinct({ sha256: namedFiles.sha256 })
      .from(namedFiles)
      .innerJoin(files, eq(files.sha256, namedFiles.sha256))
      .where(and(eq(namedFiles.person, person), or(isNull(files.here), files.here)))
      .all()
      .map(({ sha256 }) => sha256);
  }

  /** What is emptied is overwritten on the disk, not only given free. */
  #overwriting<Result>(work: () => Result): Result {
    const client = this.#parts.db.$client;
    client.pragma('secure_delete = ON');
    try {
      return work();
    } finally {
      client.pragma('secure_delete = OFF');
    }
  }
}
