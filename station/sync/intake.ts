import { and, count, desc, eq, inArray } from 'drizzle-orm';
import type { KeyObject } from 'node:crypto';
import { canonicalOrder } from '../../shared/entry/clock.ts';
import { fold, type Registry } from '../../shared/entry/fold.ts';
import type { Content, Entry, Header } from '../../shared/entry/header.ts';
import { readsAsArrivingHeader } from '../../shared/entry/reads-as-header.ts';
import { contentHash, type SealedEntry } from '../../shared/entry/seal.ts';
import { subjectKey, type Subject } from '../../shared/entry/subject.ts';
import { jsonOf } from '../../shared/json.ts';
import { entrySealed, type Sealing } from '../../shared/records/sealing.ts';
import { entriesDigest, recordDigest } from '../../shared/sync/digest.ts';
import type { WireEntry } from '../../shared/sync/protocol.ts';
import { isSignedByLater, publicKeyOf, sha256 } from '../../crypto/keys.ts';
import { readEntry, type Book } from '../store/book.ts';
import type { Db } from '../store/open.ts';
import type { Projector } from '../store/projections/project.ts';
import { entries as entriesTable, files, namedFiles, toProject } from '../store/schema.ts';
import type { LettingGoOfPeople } from './let-go.ts';

/** An entry of another station that is not taken in: what does not hold, and whether more of the feed of all may mend it. */
export class NotTaken extends Error {
  readonly unknownStation: boolean;
  constructor(station: string, seq: number, why: string, unknownStation = false) {
    super(`entry ${seq} of station ${station}: ${why}`);
    this.name = 'NotTaken';
    this.unknownStation = unknownStation;
  }
}

/** What the intake is made of. */
export interface IntakeParts {
  readonly db: Db;
  readonly book: Book;
  readonly projector: Projector;
  readonly registry: Registry;
  readonly letGo: LettingGoOfPeople;
  /** The key an office's or a station's entries are checked with where the book does not say: the office's own, pinned, and this station's. */
  pinned(station: string): string | undefined;
  /** The office's station id: by its entries alone are stations enrolled and entries sealed. */
  office(): string | undefined;
  readonly monotonic: () => number;
  /** Lets whatever else waits go first. */
  readonly giveWay: () => Promise<void>;
  tell(subjects: readonly Subject[]): void;
  /** False where nobody waits at this station; somebody may unless it is said. */
  readonly atWork?: () => boolean;
  /** How a signature is checked, where it is not in a thread of its own: the simulation has no other threads. */
  readonly isSigned?: (key: KeyObject, text: string, signature: Uint8Array) => boolean | Promise<boolean>;
}

/** How a subject stood when it was last taken in: the digests of its entries and of its record. */
export interface Stood {
  readonly subject: Subject;
  readonly entries: string;
  readonly record: string;
}

/** A subject of which something was taken in, and how it stands unless its record was left for later. */
export type Taken = Stood | Pick<Stood, 'subject'>;

interface Checked extends SealedEntry {
  readonly read: Header;
}

/** An entry that was read and hashed, and whose signature is being checked with a key. */
interface Begun {
  readonly checked: Checked;
  readonly key: KeyObject | undefined;
  readonly signed: Promise<boolean> | undefined;
}

/** A transaction ends after so many entries or milliseconds, whichever comes first, so that recording never waits long. */
export const sliceLimits = { entries: 200, milliseconds: 15 } as const;

/** The same where nobody is at work, and the log is then brought into the database seldom: in pages of 4 KB. */
const quietLimits = { entries: 4000, milliseconds: 200 } as const;
const checkpointEvery = { atWork: 1000, quiet: 16_000 } as const;

/** So many headers and contents are read and hashed before whatever else waits goes first. */
const checkedAtOnce = 100;

/** Takes entries of other stations into the book: verified, appended, folded, projected. */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #keys = new Map<string, KeyObject>();
  readonly #begun = new WeakMap<WireEntry, Begun>();
  readonly #mark;
  readonly #marked;
  readonly #unmark;

  constructor(parts: IntakeParts) {
    this.#parts = parts;
    const { $client: client } = parts.db;
    this.#mark = client.prepare<[string]>('INSERT INTO to_project (person, arrived) VALUES (?, 1) ON CONFLICT (person) DO UPDATE SET arrived = 1');
    this.#marked = client.prepare<[number], string>('SELECT person FROM to_project LIMIT ?').pluck();
    this.#unmark = client.prepare<[string]>('DELETE FROM to_project WHERE person = ?');
  }

  /**
   * Begins to check entries that will be taken in: they are read and hashed, and other threads look at their signatures
   * while more of them are on the way. What is wrong with one is said when it is taken. In: the hash of each header.
   */
  async begin(lines: readonly WireEntry[], hashes: readonly string[]): Promise<void> {
    const { isSigned = isSignedByLater } = this.#parts;
    const read = new Map<Checked, WireEntry>();
    for (const [index, line] of lines.entries()) {
      if (index > 0 && index % checkedAtOnce === 0) await this.#parts.giveWay();
      try {
        const checked = readWire(line, hashes[index]);
        read.set(checked, line);
        this.#begun.set(line, { checked, key: undefined, signed: undefined });
      } catch (error) {
        if (!(error instanceof NotTaken)) throw error;
      }
    }
    for (const checked of notVouchedFor([...read.keys()])) {
      const key = this.#isHeld(checked) ? undefined : this.#keyOf(checked.read.station);
      if (!key) continue;
      const signed = Promise.resolve(isSigned(key, checked.header, checked.signature));
      signed.catch(() => undefined);
      this.#begun.set(read.get(checked)!, { checked, key, signed });
    }
  }

  /**
   * Takes in a page whose count and checksum were found right. Each subject's entries go in together; a
   * transaction holds few, and between two the event loop goes round. In: the entries in the order of the feed; what is to
   * happen after the last of them (the cursor), which puts all of them on disk: without it they may come again and are then known;
   * told of each slice. `later`: people's records are not made from them now, but noted to be (`catchUp`), in the
   * same transaction: what is made in between is made from all of them. Of this station's own chain, which a first load holds as well,
   * nothing is taken: what is not here of it the next greeting brings back whole, or finds to be a fork. Out: each subject of which
   * something was new, but people whose book was let go and is not whole. Fails with `NotTaken`, with nothing of that entry's subject taken.
   */
  async take(lines: readonly WireEntry[], last: () => void, done: (entries: number) => void = () => {}, { later = false } = {}): Promise<readonly Taken[]> {
    const { db, book, tell } = this.#parts;
    const checked = await this.#checked(lines);
    const groups = bySubject(checked);
    const neighbours = this.#neighbours(checked);
    const own = book.stationId();
    const all: Taken[] = [];
    let told: Subject[] = [];
    let count = 0;
    await this.#inSlices(
      groups,
      (group) => {
        const { subject } = group[0]!.read;
        const fresh = group.filter(({ read }) => read.station !== own && !book.has(read.id));
        const filled = this.#fill(group.filter((one) => !fresh.includes(one)));
        count += group.length;
        if (fresh.length === 0 && filled === 0) return group.length;
        const taken = this.#takeGroup(subject, fresh, neighbours, later);
        if (taken) all.push(taken);
        if (taken && 'record' in taken) told.push(subject);
        return group.length;
      },
      () => {
        if (told.length > 0) tell(told);
        done(count);
        [told, count] = [[], 0];
      },
    );
    db.$client.transaction(last).immediate();
    return all;
  }

  /** How many people's records are still to be made. */
  left(): number {
    return this.#parts.db.select({ n: count() }).from(toProject).get()?.n ?? 0;
  }

  /** Makes the records of the people who were noted to be made later, in slices. Told of each slice. Out: how they stand. */
  async catchUp(done: (people: number) => void): Promise<readonly Stood[]> {
    const { book, tell } = this.#parts;
    const stood: Stood[] = [];
    for (let some = this.#marked.all(quietLimits.entries); some.length > 0; some = this.#marked.all(quietLimits.entries)) {
      let people = 0;
      await this.#inSlices(
        some,
        (id) => {
          const subject: Subject = { type: 'person', id };
          // Somebody else may have made it meanwhile: it stands all the same, and is made once more.
          const stands = this.#stand(subject, book.entriesOf(subject), book.hashesOf(subject));
          if (stands) stood.push(stands);
          this.#unmark.run(id);
          people += 1;
          return 1;
        },
        () => {
          done(people);
          people = 0;
        },
      );
    }
    if (stood.length > 0) tell(stood.map(({ subject }) => subject));
    return stood;
  }

  /** Does one thing after the other, few of them in a transaction, and gives way between two. In: the things; what does one and says for how many entries it counts; told after each transaction. */
  async #inSlices<Thing>(things: readonly Thing[], work: (thing: Thing) => number, done: () => void): Promise<void> {
    const { db, monotonic, giveWay, atWork = () => true } = this.#parts;
    let next = 0;
    while (next < things.length) {
      const quiet = !atWork();
      const limits = quiet ? quietLimits : sliceLimits;
      const slice = () => {
        const began = monotonic();
        for (let entries = 0; next < things.length && entries < limits.entries && (entries === 0 || monotonic() - began < limits.milliseconds); next += 1) entries += work(things[next]!);
      };
      this.#withoutWaiting(quiet, () => db.$client.transaction(slice).immediate());
      done();
      await giveWay();
    }
  }

  /**
   * Does transactions without waiting until they are on disk. The log is written in order, so the next one that waits (a
   * recording, or the cursor's) puts them there too; a power cut before it loses them from the end, and they come again.
   */
  #withoutWaiting(quiet: boolean, work: () => void): void {
    const client = this.#parts.db.$client;
    client.pragma('synchronous = NORMAL');
    client.pragma(`wal_autocheckpoint = ${quiet ? checkpointEvery.quiet : checkpointEvery.atWork}`);
    try {
      work();
    } finally {
      client.pragma('synchronous = FULL');
      client.pragma(`wal_autocheckpoint = ${checkpointEvery.atWork}`);
    }
  }

  /**
   * Takes in what the office holds of this station's own chain, after a part of it was lost: in one transaction, so
   * that nothing is recorded in between under a sequence number that is taken. In: the entries; what notes first that the office has
   * them: of a person who was let go they are emptied on arrival. Fails with `NotTaken`.
   */
  async takeOwn(lines: readonly WireEntry[], first: () => void): Promise<void> {
    const { db, book, tell } = this.#parts;
    const checked = await this.#checked(lines);
    const groups = bySubject(checked);
    const neighbours = this.#neighbours(checked);
    const take = () => {
      first();
      for (const group of groups) {
        const fresh = group.filter(({ read }) => !book.has(read.id));
        if (fresh.length > 0) this.#takeGroup(group[0]!.read.subject, fresh, neighbours, false);
      }
    };
    db.$client.transaction(take).immediate();
    tell(groups.map((group) => group[0]!.read.subject));
  }

  /**
   * Puts back the contents of entries that were let go with a person who is held here again. In: entries that are known, as the main
   * office sent them once more. Out: how many were put back, and each subject that is whole again.
   */
  async fill(lines: readonly WireEntry[]): Promise<{ readonly filled: number; readonly whole: readonly Taken[] }> {
    const { tell } = this.#parts;
    const whole: Taken[] = [];
    let filled = 0;
    await this.#inSlices(
      bySubject(lines.map((line) => readWire(line))),
      (group) => {
        const put = this.#fill(group);
        const taken = put > 0 ? this.#takeGroup(group[0]!.read.subject, [], new Map(), false) : undefined;
        if (taken) whole.push(taken);
        filled += put;
        return group.length;
      },
      () => undefined,
    );
    if (whole.length > 0) tell(whole.map(({ subject }) => subject));
    return { filled, whole };
  }

  /** Of entries that are known, puts back the contents that are empty here because their person was let go, if he is back. Out: of how many. */
  #fill(known: readonly Checked[]): number {
    const { book, letGo } = this.#parts;
    const [first] = known;
    if (!first || !letGo.isBack(first.read.subject)) return 0;
    const wanted = new Set(letGo.wantedOf(first.read.subject));
    return known.filter((one) => one.content !== '' && wanted.has(one.hash) && book.fill(one)).length;
  }

  /** Appends a subject's new entries and makes its record. Out: how it stands, unless the record is left for later; undefined of a person whose book was let go and is not whole. */
  #takeGroup(subject: Subject, group: readonly Checked[], neighbours: ReadonlyMap<string, Checked>, later: boolean): Taken | undefined {
    const { book, letGo } = this.#parts;
    for (const sealed of group) {
      this.#mustContinue(sealed, neighbours);
      book.append(sealed);
      if (sealed.read.kind === 'station.enrolled') this.#keys.delete(sealed.read.subject.id);
    }
    // What a court ordered sealed is emptied at once.
    if (later && subject.type === 'person' && !book.isSealed(subject) && !letGo.has(subject)) {
      this.#mark.run(subject.id);
      return { subject };
    }
    const hashes = book.hashesOf(subject);
    return this.#stand(subject, hashes.length === group.length ? group.map(entryOf).toSorted((a, b) => canonicalOrder(a.header, b.header)) : book.entriesOf(subject), hashes);
  }

  /** Empties what was ordered sealed of a subject's entries, makes its record from them and shows it. In: the entries in canonical order, and their hashes. */
  #stand(subject: Subject, entries: readonly Entry[], hashes: readonly string[]): Stood | undefined {
    const { book, projector, registry, office, letGo } = this.#parts;
    let own = entries;
    const orders = own.filter(({ header, body }) => header.kind === entrySealed.name && header.station === office() && body !== null).map(({ body }) => (body as Sealing).entry);
    if (orders.length > 0) {
      this.#empty(orders.filter((id) => own.some(({ header, body }) => header.id === id && body !== null)));
      own = book.entriesOf(subject);
    }
    if (letGo.has(subject) && !letGo.arrived(subject, own)) return undefined;
    const record = fold(subject, own, registry);
    projector.project(record, own);
    return { subject, entries: entriesDigest(hashes, sha256), record: recordDigest(record, sha256) };
  }

  /** Empties entries. What files they name the main office has let go of, unless another entry that it held named them: it is asked again. */
  #empty(sealed: readonly string[]): void {
    const { db } = this.#parts;
    const client = db.$client;
    const named = db.select({ sha256: namedFiles.sha256 }).from(namedFiles).where(inArray(namedFiles.entry, [...sealed]));
    db.update(files).set({ atOffice: false }).where(inArray(files.sha256, named)).run();
    client.pragma('secure_delete = ON');
    for (const id of sealed) this.#parts.book.empty(id);
    client.pragma('secure_delete = OFF');
  }

  /** What of a page is new, by station and sequence number: most entries have their neighbours there. */
  #neighbours(checked: readonly Checked[]): ReadonlyMap<string, Checked> {
    const { book } = this.#parts;
    return new Map(checked.flatMap((one) => (book.hashAt(one.read.station, one.read.seq) === undefined ? [[placeOf(one.read.station, one.read.seq), one] as const] : [])));
  }

  /** An entry must continue its station's chain wherever its neighbours are in the page or the book; a station's entries about people held elsewhere are not. */
  #mustContinue({ read: { station, seq, previous }, hash }: Checked, neighbours: ReadonlyMap<string, Checked>): void {
    const { book } = this.#parts;
    const before = neighbours.get(placeOf(station, seq - 1))?.hash ?? book.hashAt(station, seq - 1);
    const after = neighbours.get(placeOf(station, seq + 1))?.read.previous ?? book.link(station, seq + 1)?.previous;
    if (neighbours.get(placeOf(station, seq))?.hash !== hash) throw new NotTaken(station, seq, 'another entry has its place: the chain has forked');
    if ((before !== undefined && before !== previous) || (after !== undefined && after !== hash)) throw new NotTaken(station, seq, 'does not continue the chain');
  }

  async #checked(lines: readonly WireEntry[]): Promise<readonly Checked[]> {
    const { isSigned = isSignedByLater } = this.#parts;
    const begun: Begun[] = [];
    for (const [index, line] of lines.entries()) {
      const held = this.#begun.get(line);
      if (!held && index > 0 && index % checkedAtOnce === 0) await this.#parts.giveWay();
      begun.push(held ?? { checked: readWire(line), key: undefined, signed: undefined });
    }
    const checked = begun.map((one) => one.checked);
    // What a page itself says of stations counts for the rest of it, as it would had it come in two.
    const inPage = new Map(checked.flatMap(({ read, content }) => (read.kind === 'station.enrolled' && read.station === this.#parts.office() && content !== '' ? [[read.subject.id, publicKeyIn(content)] as const] : [])));
    const toLookAt = new Set(notVouchedFor(checked));
    await Promise.all(
      begun.map(async ({ checked: one, key: triedWith, signed }) => {
        // Of what the book holds nothing is taken.
        if (!toLookAt.has(one) || this.#isHeld(one)) return;
        const { read: { station, seq }, header, signature } = one;
        const enrolledInPage = inPage.get(station);
        const key = this.#keyOf(station) ?? (enrolledInPage === undefined ? undefined : publicKeyOf(enrolledInPage));
        if (!key) throw new NotTaken(station, seq, 'the main office has not enrolled that station', true);
        if (!(await (signed && triedWith === key ? signed : isSigned(key, header, signature)))) throw new NotTaken(station, seq, 'was not signed by its station');
      }),
    );
    return checked;
  }

  /** True for an entry that is in the book, byte by byte as far as its chain goes. */
  #isHeld({ read: { station, seq }, hash }: Checked): boolean {
    return this.#parts.book.hashAt(station, seq) === hash;
  }

  #keyOf(station: string): KeyObject | undefined {
    const held = this.#keys.get(station);
    if (held) return held;
    const text = this.#parts.pinned(station) ?? this.#enrolledKey(station);
    const key = text === undefined ? undefined : publicKeyOf(text);
    if (key) this.#keys.set(station, key);
    return key;
  }

  #enrolledKey(station: string): string | undefined {
    const office = this.#parts.office();
    if (office === undefined) return undefined;
    const row = this.#parts.db
      .select({ header: entriesTable.header, content: entriesTable.content })
      .from(entriesTable)
      .where(and(eq(entriesTable.subjectType, 'station'), eq(entriesTable.subjectId, station), eq(entriesTable.kind, 'station.enrolled'), eq(entriesTable.station, office)))
      .orderBy(desc(entriesTable.clock))
      .limit(1)
      .get();
    return row && (readEntry(row).body as { readonly publicKey: string }).publicKey;
  }
}

/** An entry as it came, its header read and its hashes found right. Fails with `NotTaken`. */
function readWire({ header, salt, content, signature }: WireEntry, hash = sha256(header)): Checked {
  const read = jsonOf(header);
  // A role or a subject of a newer program is kept as it is; the fold leaves such an entry unread.
  if (!readsAsArrivingHeader(read)) throw new NotTaken('unknown', 0, 'the header does not read');
  const { station, seq } = read;
  const bytes = Buffer.from(salt, 'base64');
  if (content !== null && contentHash(bytes, content, { sha256 }) !== read.content) throw new NotTaken(station, seq, 'the content is not the one that the header commits to');
  return { read, header, salt: content === null ? Buffer.alloc(0) : bytes, content: content ?? '', hash, signature: Buffer.from(signature, 'base64') };
}

/**
 * Those of some entries whose own signature says that they are their station's. A header names the hash of the one before it,
 * so a station that signed an entry vouches for the one that it continues, and through that for all before it.
 */
function notVouchedFor(entries: readonly Checked[]): readonly Checked[] {
  const continued = new Set(entries.map(({ read: { station, previous } }) => `${previous} ${station}`));
  return entries.filter(({ read: { station }, hash }) => !continued.has(`${hash} ${station}`));
}

/** An entry as folds read it. */
function entryOf({ read: header, content }: Checked): Entry {
  if (content === '') return { header, body: null };
  const { body, reason } = JSON.parse(content) as Content;
  return { header, body, ...(reason === undefined ? {} : { reason }) };
}

function placeOf(station: string, seq: number): string {
  return `${seq} ${station}`;
}

/** Groups in order of their first entry, what is about stations before the rest: by it the others are checked. */
function bySubject(entries: readonly Checked[]): readonly (readonly Checked[])[] {
  const groups = new Map<string, Checked[]>();
  for (const entry of entries) {
    const key = subjectKey(entry.read.subject);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(entry);
  }
  const all = [...groups.values()];
  const ofStations = (group: readonly Checked[]) => group[0]!.read.subject.type === 'station';
  return [...all.filter(ofStations), ...all.filter((group) => !ofStations(group))];
}

function publicKeyIn(content: string): string {
  return ((jsonOf(content) as { readonly body?: { readonly publicKey?: string } } | undefined)?.body?.publicKey ?? '');
}
