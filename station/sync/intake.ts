import { and, desc, eq } from 'drizzle-orm';
import { verify, type KeyObject } from 'node:crypto';
import { fold, type Registry } from '../../shared/entry/fold.ts';
import type { Header } from '../../shared/entry/header.ts';
import { readsAsArrivingHeader } from '../../shared/entry/reads-as-header.ts';
import { contentHash, type SealedEntry } from '../../shared/entry/seal.ts';
import type { Subject } from '../../shared/entry/subject.ts';
import type { Sealing } from '../../shared/records/sealing.ts';
import { entriesDigest, recordDigest } from '../../shared/sync/digest.ts';
import type { WireEntry } from '../../shared/sync/protocol.ts';
import { publicKeyOf, sha256 } from '../keys.ts';
import { readEntry, type Book } from '../store/book.ts';
import type { Db } from '../store/open.ts';
import type { Projector } from '../store/projections/project.ts';
import { entries as entriesTable } from '../store/schema.ts';

/** Checks a signature in a thread of its own, so that recording does not wait. */
function isSignedElsewhere(text: string, key: KeyObject, signature: Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify(null, Buffer.from(text), key, signature, (error, holds) => (error ? reject(error) : resolve(holds)));
  });
}

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
  /** The key an office's or a station's entries are checked with where the book does not say: the office's own, pinned, and this station's. */
  pinned(station: string): string | undefined;
  /** The office's station id: by its entries alone are stations enrolled and entries sealed. */
  office(): string | undefined;
  readonly monotonic: () => number;
  /** Lets whatever else waits go first. */
  readonly giveWay: () => Promise<void>;
  tell(subjects: readonly Subject[]): void;
  /** How a signature is checked, where it is not in a thread of its own: the simulation has no other threads. */
  readonly isSigned?: (text: string, key: KeyObject, signature: Uint8Array) => boolean | Promise<boolean>;
}

/** How a subject stood when it was last taken in: the digests of its entries and of its record. */
export interface Stood {
  readonly subject: Subject;
  readonly entries: string;
  readonly record: string;
}

interface Checked extends SealedEntry {
  readonly read: Header;
}

/** A transaction ends after so many entries or milliseconds, whichever comes first, so that recording never waits long. */
export const sliceLimits = { entries: 200, milliseconds: 15 } as const;

/** So many headers and contents are read and hashed before whatever else waits goes first. */
const checkedAtOnce = 100;

/** Takes entries of other stations into the book: verified, appended, folded, projected. */
export class Intake {
  readonly #parts: IntakeParts;
  readonly #keys = new Map<string, KeyObject>();

  constructor(parts: IntakeParts) {
    this.#parts = parts;
  }

  /**
   * Takes in a page whose count and checksum were found right. Each subject's entries go in together; a
   * transaction holds few, and between two the event loop goes round. In: the entries in the order of the feed; what is to
   * happen after the last of them (the cursor), which puts all of them on disk: without it they may come again and are then known;
   * told of each slice. Out: how each subject stands. Fails with `NotTaken`, with nothing of that entry's subject taken.
   */
  async take(lines: readonly WireEntry[], last: () => void, done: (entries: number) => void = () => {}): Promise<readonly Stood[]> {
    const { db, book, monotonic, giveWay, tell } = this.#parts;
    const groups = bySubject(await this.#checked(lines));
    const stood: Stood[] = [];
    let next = 0;
    while (next < groups.length) {
      const told: Subject[] = [];
      let count = 0;
      const slice = () => {
        const began = monotonic();
        while (next < groups.length) {
          const group = groups[next]!;
          const fresh = group.filter(({ read }) => !book.has(read.id));
          if (fresh.length > 0) {
            stood.push(this.#takeGroup(fresh));
            told.push(fresh[0]!.read.subject);
          }
          count += group.length;
          next += 1;
          if (count >= sliceLimits.entries || monotonic() - began >= sliceLimits.milliseconds) break;
        }
      };
      this.#withoutWaiting(() => db.$client.transaction(slice).immediate());
      if (told.length > 0) tell(told);
      done(count);
      await giveWay();
    }
    db.$client.transaction(last).immediate();
    return stood;
  }

  /**
   * Does transactions without waiting until they are on disk. The log is written in order, so the next one that waits (a
   * recording, or the cursor's) puts them there too; a power cut before it loses them from the end, and they come again.
   */
  #withoutWaiting(work: () => void): void {
    const client = this.#parts.db.$client;
    client.pragma('synchronous = NORMAL');
    try {
      work();
    } finally {
      client.pragma('synchronous = FULL');
    }
  }

  /**
   * Takes in what the office holds of this station's own chain, after a part of it was lost: in one transaction, so
   * that nothing is recorded in between under a sequence number that is taken. Fails with `NotTaken`.
   */
  async takeOwn(lines: readonly WireEntry[]): Promise<void> {
    const { db, book, tell } = this.#parts;
    const groups = bySubject(await this.#checked(lines));
    db.$client.transaction(() => groups.map((group) => group.filter(({ read }) => !book.has(read.id))).filter((fresh) => fresh.length > 0).forEach((fresh) => this.#takeGroup(fresh))).immediate();
    tell(groups.map((group) => group[0]!.read.subject));
  }

  #takeGroup(group: readonly Checked[]): Stood {
    const { book, projector, registry, office } = this.#parts;
    const { subject } = group[0]!.read;
    for (const sealed of group) {
      this.#mustContinue(sealed);
      book.append(sealed);
      if (sealed.read.kind === 'station.enrolled') this.#keys.delete(sealed.read.subject.id);
    }
    let own = book.entriesOf(subject);
    const orders = own.filter(({ header, body }) => header.kind === 'entry.sealed' && header.station === office() && body !== null).map(({ body }) => (body as Sealing).entry);
    if (orders.length > 0) {
      this.#empty(orders.filter((id) => own.some(({ header, body }) => header.id === id && body !== null)));
      own = book.entriesOf(subject);
    }
    const record = fold(subject, own, registry);
    projector.project(record, own);
    return { subject, entries: entriesDigest(book.hashesOf(subject), sha256), record: recordDigest(record, sha256) };
  }

  #empty(sealed: readonly string[]): void {
    const client = this.#parts.db.$client;
    client.pragma('secure_delete = ON');
    for (const id of sealed) this.#parts.book.empty(id);
    client.pragma('secure_delete = OFF');
  }

  /** An entry must continue its station's chain wherever its neighbours are in the book; a station's entries about people held elsewhere are not. */
  #mustContinue({ read: { station, seq, previous }, hash }: Checked): void {
    const { book } = this.#parts;
    const before = book.link(station, seq - 1);
    const after = book.link(station, seq + 1);
    if (book.link(station, seq)) throw new NotTaken(station, seq, 'another entry has its place: the chain has forked');
    if ((before && before.hash !== previous) || (after && after.previous !== hash)) throw new NotTaken(station, seq, 'does not continue the chain');
  }

  async #checked(lines: readonly WireEntry[]): Promise<readonly Checked[]> {
    const { isSigned = isSignedElsewhere } = this.#parts;
    const checked: Checked[] = [];
    for (const [index, line] of lines.entries()) {
      if (index > 0 && index % checkedAtOnce === 0) await this.#parts.giveWay();
      checked.push(readWire(line));
    }
    // What a page itself says of stations counts for the rest of it, as it would had it come in two.
    const inPage = new Map(checked.flatMap(({ read, content }) => (read.kind === 'station.enrolled' && read.station === this.#parts.office() && content !== '' ? [[read.subject.id, publicKeyIn(content)] as const] : [])));
    await Promise.all(
      checked.map(async ({ read: { station, seq }, header, signature }) => {
        const enrolledInPage = inPage.get(station);
        const key = this.#keyOf(station) ?? (enrolledInPage === undefined ? undefined : publicKeyOf(enrolledInPage));
        if (!key) throw new NotTaken(station, seq, 'the main office has not enrolled that station', true);
        if (!(await isSigned(header, key, signature))) throw new NotTaken(station, seq, 'was not signed by its station');
      }),
    );
    return checked;
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
function readWire({ header, salt, content, signature }: WireEntry): Checked {
  const read = parsed(header);
  // A role or a subject of a newer program is kept as it is; the fold leaves such an entry unread.
  if (!readsAsArrivingHeader(read)) throw new NotTaken('unknown', 0, 'the header does not read');
  const { station, seq } = read;
  const bytes = Buffer.from(salt, 'base64');
  if (content !== null && contentHash(bytes, content, { sha256 }) !== read.content) throw new NotTaken(station, seq, 'the content is not the one that the header commits to');
  return { read, header, salt: content === null ? Buffer.alloc(0) : bytes, content: content ?? '', hash: sha256(header), signature: Buffer.from(signature, 'base64') };
}

/** Groups in order of their first entry, what is about stations before the rest: by it the others are checked. */
function bySubject(entries: readonly Checked[]): readonly (readonly Checked[])[] {
  const groups = new Map<string, Checked[]>();
  for (const entry of entries) {
    const { type, id } = entry.read.subject;
    const group = groups.get(`${type}:${id}`) ?? [];
    groups.set(`${type}:${id}`, group);
    group.push(entry);
  }
  const all = [...groups.values()];
  const ofStations = (group: readonly Checked[]) => group[0]!.read.subject.type === 'station';
  return [...all.filter(ofStations), ...all.filter((group) => !ofStations(group))];
}

function publicKeyIn(content: string): string {
  return ((parsed(content) as { readonly body?: { readonly publicKey?: string } } | undefined)?.body?.publicKey ?? '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
