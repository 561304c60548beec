import { and, count, desc, eq, gt, max, ne, sql } from 'drizzle-orm';
import { clockZero, type Clock } from '../../shared/entry/clock.ts';
import { chainStart, type SealedEntry } from '../../shared/entry/seal.ts';
import type { Content, Entry, Header } from '../../shared/entry/header.ts';
import type { Subject } from '../../shared/entry/subject.ts';
import type { Db } from './open.ts';
import { enrolment, entries, thisStation } from './schema.ts';

/** An entry as stored. */
export type StoredEntry = typeof entries.$inferSelect;

/** The last link of a station's chain. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

/** The entries table, read and added to; nothing here removes one, and none is changed but as its triggers allow. */
export class Book {
  readonly #db: Db;
  readonly #ofSubject;
  readonly #has;
  readonly #thisStation;
  readonly #chainEnd;
  readonly #latestClock;
  readonly #append;
  readonly #link;
  readonly #hashAt;
  readonly #hashes;
  readonly #isSealed;
  readonly #after;

  constructor(db: Db) {
    this.#db = db;
    this.#ofSubject = db
      .select({ header: entries.header, content: entries.content })
      .from(entries)
      .where(and(eq(entries.subjectType, sql.placeholder('type')), eq(entries.subjectId, sql.placeholder('id'))))
      .orderBy(entries.clock, entries.station, entries.seq)
      .prepare();
    // What is asked of every entry that arrives is asked of the driver itself.
    const { $client: client } = db;
    this.#has = client.prepare<[string], number>('SELECT 1 FROM entries WHERE id = ?').pluck();
    this.#hashAt = client.prepare<[string, number], string>('SELECT hash FROM entries WHERE station = ? AND seq = ?').pluck();
    this.#isSealed = client.prepare<[string, string], number>(`SELECT 1 FROM entries WHERE subject_type = ? AND subject_id = ? AND kind = 'entry.sealed' LIMIT 1`).pluck();
    this.#thisStation = db.select().from(thisStation).prepare();
    this.#chainEnd = db
      .select({ seq: entries.seq, hash: entries.hash })
      .from(entries)
      .where(eq(entries.station, sql.placeholder('station')))
      .orderBy(desc(entries.seq))
      .limit(1)
      .prepare();
    this.#latestClock = db.select({ clock: max(entries.clock) }).from(entries).prepare();
    this.#link = db
      .select({ hash: entries.hash, previous: sql<string>`json_extract(${entries.header}, '$.previous')` })
      .from(entries)
      .where(and(eq(entries.station, sql.placeholder('station')), eq(entries.seq, sql.placeholder('seq'))))
      .prepare();
    this.#hashes = client.prepare<[string, string], string>('SELECT hash FROM entries WHERE subject_type = ? AND subject_id = ?').pluck();
    this.#after = db
      .select()
      .from(entries)
      .where(and(eq(entries.station, sql.placeholder('station')), gt(entries.seq, sql.placeholder('seq'))))
      .orderBy(entries.seq)
      .limit(sql.placeholder('most'))
      .prepare();
    this.#append = client.prepare('INSERT INTO entries (id, station, seq, clock, subject_type, subject_id, kind, header, salt, content, hash, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  }

  /** Entries of one subject in canonical order. */
  entriesOf(subject: Subject): Entry[] {
    return this.#ofSubject.all({ type: subject.type, id: subject.id }).map(readEntry);
  }

  /** True when an entry of that id is in the book. */
  has(id: string): boolean {
    return this.#has.get(id) !== undefined;
  }

  /** Where the station's chain ends: sequence 0 and the chain's start before its first entry. */
  chainEnd(station: string): ChainEnd {
    return this.#chainEnd.get({ station }) ?? { seq: 0, hash: chainStart };
  }

  /** The latest clock of any entry in the book. */
  latestClock(): Clock {
    return this.#latestClock.get()?.clock ?? clockZero;
  }

  /** Adds a sealed entry; of one whose content was removed by order, `content` and `salt` are empty. Fails (throws) when the station's sequence number is taken: another process wrote it. */
  append(sealed: SealedEntry & { readonly read: Header }): void {
    const { read, header, salt, content, hash, signature } = sealed;
    this.#append.run(read.id, read.station, read.seq, read.clock, read.subject.type, read.subject.id, read.kind, header, salt, content, hash, signature);
  }

  /** The hash of a station's entry, by its sequence number. */
  hashAt(station: string, seq: number): string | undefined {
    return this.#hashAt.get(station, seq);
  }

  /** The hash and the header of a station's entry, by its sequence number. */
  link(station: string, seq: number): { readonly hash: string; readonly previous: string } | undefined {
    return this.#link.get({ station, seq });
  }

  /** The hashes of a subject's entries. */
  hashesOf(subject: Subject): string[] {
    return this.#hashes.all(subject.type, subject.id);
  }

  /** True when an order of sealing is on a subject's record. */
  isSealed(subject: Subject): boolean {
    return this.#isSealed.get(subject.type, subject.id) !== undefined;
  }

  /** Removes content and salt of an entry that an `entry.sealed` in the book names; no other entry can be (a trigger holds it). */
  empty(entry: string): void {
    this.#db.update(entries).set({ content: '', salt: Buffer.alloc(0) }).where(eq(entries.id, entry)).run();
  }

  /** Removes content and salt of entries whose person is let go (a trigger holds it). Out: of how many there was content. */
  emptyLetGo(ids: readonly string[]): number {
    let emptied = 0;
    for (const id of ids) emptied += this.#db.update(entries).set({ content: '', salt: Buffer.alloc(0) }).where(and(eq(entries.id, id), ne(entries.content, ''))).run().changes;
    return emptied;
  }

  /** Puts back content and salt of an entry that was let go, where it is the entry of that hash and empty, and its person is back (a trigger holds the rest). Out: false where it is not. The caller has found the content to be the one that the header commits to. */
  fill({ read: { id }, hash, salt, content }: Pick<SealedEntry, 'hash' | 'salt' | 'content'> & { readonly read: Pick<Header, 'id'> }): boolean {
    return this.#db.update(entries).set({ content, salt: Buffer.from(salt) }).where(and(eq(entries.id, id), eq(entries.hash, hash), eq(entries.content, ''))).run().changes > 0;
  }

  /** Entries of a station above a sequence number, in order, at most so many. */
  after(station: string, seq: number, most: number): readonly StoredEntry[] {
    return this.#after.all({ station, seq, most });
  }

  /** How many entries the book holds. */
  count(): number {
    return this.#db.select({ n: count() }).from(entries).get()?.n ?? 0;
  }

  /** This station's id, if it has been set up. */
  stationId(): string | undefined {
    return this.#thisStation.get()?.id;
  }

  /** The public key of this station: the one it enrolled with, or that its book was begun with, as its first entry has it. */
  publicKey(): string | undefined {
    const { content } = entries;
    const own = and(eq(thisStation.id, entries.station), eq(entries.seq, 1), eq(entries.kind, 'station.opened'));
    const publicKey = sql<string | null>`CASE WHEN json_valid(${content}) THEN json_extract(${content}, '$.body.publicKey') END`;
    const first = this.#db.select({ publicKey }).from(entries).innerJoin(thisStation, own).get();
    return first?.publicKey ?? this.#db.select({ publicKey: enrolment.publicKey }).from(enrolment).innerJoin(thisStation, eq(thisStation.id, enrolment.station)).get()?.publicKey;
  }

  /** Writes down which station this is: once, when it is set up or enrolled. */
  nameStation(id: string): void {
    this.#db.insert(thisStation).values({ one: 1, id }).run();
  }
}

/** Reads a stored entry for the fold: of a sealed one the body is null. Its bytes were made by `seal` and checked when they were accepted. */
export function readEntry(stored: Pick<StoredEntry, 'header' | 'content'>): Entry {
  const content: Content = stored.content === '' ? { body: null } : (JSON.parse(stored.content) as Content);
  return { header: JSON.parse(stored.header) as Header, body: content.body, ...(content.reason === undefined ? {} : { reason: content.reason }) };
}
