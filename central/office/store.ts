import type { Subject } from '../../shared/entry/subject.ts';

/** An entry as the main office keeps it. Salt and content are null once a court has ordered them sealed. */
export interface KeptEntry {
  /** The facility of the station that wrote it. */
  readonly home: string;
  readonly station: string;
  readonly seq: number;
  readonly id: string;
  readonly clock: string;
  readonly subject: Subject;
  readonly kind: string;
  readonly header: string;
  readonly salt: Uint8Array | null;
  readonly content: string | null;
  readonly hash: string;
  readonly signature: Uint8Array;
  readonly receivedAt: number;
}

/** Of an entry, what a feed names it by. */
export type FeedItem = Pick<KeptEntry, 'home' | 'station' | 'seq' | 'hash'>;

export interface FeedEnd {
  readonly position: number;
  readonly checksum: string;
}

/** A stretch of a feed after a position: its entries in order, and the feed's checksum behind each of them. */
export interface FeedPage {
  readonly entries: readonly KeptEntry[];
  readonly checksums: readonly string[];
  /** The checksum at the position that the stretch begins after. */
  readonly before: string;
  /** Where the whole feed ends. */
  readonly feedPosition: number;
}

/** Where a subject belongs. */
export interface SubjectPlace {
  readonly subject: Subject;
  /** The facility whose station wrote of it first; null where that was the main office. */
  readonly home: string | null;
  /** The scope that holds it now. */
  readonly scope: string;
  /** True once an entry on it may have moved it: from then on its record says where it belongs. */
  readonly moved: boolean;
}

export interface OfficeIdentity {
  readonly id: string;
  readonly name: string;
  readonly publicKey: string;
  readonly agreementKey: string;
  readonly epoch: string;
}

export interface StationRow {
  readonly id: string;
  /** The facility it belongs to; of the main office's own, the office's id. */
  readonly facility: string;
  readonly name: string;
  readonly publicKey: string;
  readonly agreementKey: string;
  readonly state: 'enrolled' | 'revoked' | 'forked';
  readonly why: string | null;
  /** Where its chain ends here. */
  readonly seq: number;
  readonly hash: string;
  readonly counter: number;
  readonly enrolledAt: number;
  readonly heardAt: number | null;
  readonly program: string | null;
  readonly protocol: number | null;
  readonly ahead: number | null;
  readonly waiting: number | null;
  readonly oldestWaiting: number | null;
}

export interface CodeRow {
  readonly hash: string;
  readonly facility: string | null;
  readonly madeBy: string;
  readonly expiresAt: number;
  readonly usedAt: number | null;
  readonly usedBy: string | null;
}

export interface RecordRow {
  readonly scope: string;
  readonly subject: Subject;
  readonly slices: unknown;
  readonly outcomes: unknown;
  readonly entries: number;
  readonly inQuestion: number;
  readonly standingAside: number;
  readonly unread: number;
  readonly entriesDigest: string;
  readonly recordDigest: string;
}

/** An entry that is kept beside the book. Salt and content are null once a court has ordered the entry of its id sealed. */
export interface QuarantineRow {
  readonly station: string;
  readonly seq: number;
  readonly hash: string;
  readonly id: string;
  readonly header: string;
  readonly salt: Uint8Array | null;
  readonly content: string | null;
  readonly signature: Uint8Array;
  readonly why: string;
  readonly at: number;
}

/** A packed stretch of a feed, from one position to another, both included. */
export interface ChunkRow {
  readonly scope: string;
  readonly first: number;
  readonly last: number;
  readonly hash: string;
  readonly length: number;
}

export interface DifferenceRow {
  readonly station: string;
  readonly subject: Subject;
  readonly theirs: string;
  readonly ours: string;
  readonly at: number;
}

/** A file that an entry of ours names. */
export interface FileNameRow extends Pick<KeptEntry, 'home' | 'station' | 'seq'> {
  readonly sha256: string;
  readonly bytes: number;
}

/** A file as the main office keeps it: by the SHA-256 of its content. */
export interface FileRow {
  readonly sha256: string;
  readonly bytes: number;
}

/** What is counted of a scope for the status page. */
export interface ScopeCount {
  readonly scope: string;
  readonly subjects: number;
  readonly inQuestion: number;
  readonly standingAside: number;
  readonly unread: number;
}

/**
 * What the main office keeps, as its logic sees it. Two keep it: PostgreSQL (central/store/postgres.ts)
 * and, for the simulation, memory (test/simulation/memory-store.ts); one suite holds them to the same
 * behaviour (central/testing/store-conformance.ts). Moments are milliseconds since 1970, in UTC.
 */
export interface OfficeStore {
  /** Does all of the work or none of it, on disk when it returns. The work may be done again from its beginning, so it changes nothing but through the transaction. */
  transaction<T>(work: (transaction: OfficeTransaction) => Promise<T>): Promise<T>;
  /**
   * Takes a request's counter, in a transaction of its own that a crash may forget: a request heard
   * twice changes nothing. Out: the station, or why not: unknown, or the counter is not above its last.
   */
  countRequest(station: string, counter: number, heardAt: number): Promise<StationRow | undefined | 'heard already'>;
}

export interface OfficeTransaction {
  office(): Promise<OfficeIdentity | undefined>;
  /** Fails (throws) when the office has a name already. */
  nameOffice(office: OfficeIdentity): Promise<void>;
  /** Begins the feeds' positions anew: every cursor is then of another epoch. */
  setEpoch(epoch: string): Promise<void>;

  stations(): Promise<readonly StationRow[]>;
  station(id: string): Promise<StationRow | undefined>;
  /** As `station`; until the transaction ends, no other one changes it or adds to its chain. */
  lockStation(id: string): Promise<StationRow | undefined>;
  /** Fails (throws) when the id is taken. */
  addStation(station: StationRow): Promise<void>;
  changeStation(id: string, change: Partial<Omit<StationRow, 'id'>>): Promise<void>;
  facilities(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  nameFacility(id: string, name: string): Promise<void>;

  addCode(code: CodeRow): Promise<void>;
  /** The code of a hash; until the transaction ends, no other one uses it. */
  lockCode(hash: string): Promise<CodeRow | undefined>;
  useCode(hash: string, usedBy: string, usedAt: number): Promise<void>;

  /** Adds entries. Fails (throws) when a station's sequence number or, within a facility, an entry's id is taken. */
  append(entries: readonly KeptEntry[]): Promise<void>;
  /** Which of these ids entries have, whoever wrote them. */
  idsHeld(ids: readonly string[]): Promise<readonly string[]>;
  /** Hashes of a station's entries by sequence, both ends included. */
  hashesOf(station: string, from: number, to: number): Promise<readonly { readonly seq: number; readonly hash: string }[]>;
  /** A station's entries after a sequence number, in order. */
  entriesOfStation(station: string, after: number, limit: number): Promise<readonly KeptEntry[]>;
  /** Every entry of some subjects, in no particular order. */
  entriesOf(subjects: readonly Subject[]): Promise<readonly KeptEntry[]>;
  entry(id: string): Promise<KeptEntry | undefined>;
  /**
   * Takes salt and content of an entry away, in the book and in quarantine, and every file that no other entry names. Fails (throws) unless
   * `sealing` is an `entry.sealed` that names it. Out: false when the book had no content of it any more, or has not the entry.
   */
  seal(named: string, sealing: string): Promise<boolean>;
  /** The sealings that name any of these entries: a sealing may arrive before what it seals. */
  sealingsOf(ids: readonly string[]): Promise<readonly { readonly named: string; readonly sealing: string }[]>;

  feedEnd(scope: string): Promise<FeedEnd>;
  /**
   * Adds entries at the end of a feed, those that it has already left out. Until the transaction ends no
   * other one adds to it, so positions become visible in their order. `fresh`: known to be in no feed yet.
   */
  addToFeed(scope: string, items: readonly FeedItem[], fresh: boolean): Promise<void>;
  /** Entries after a position, `limit` at most. */
  readFeed(scope: string, after: number, limit: number): Promise<FeedPage>;

  /** The scopes whose feeds hold an entry. */
  scopesWith(item: Pick<KeptEntry, 'home' | 'station' | 'seq'>): Promise<readonly string[]>;

  /** Where each of some subjects belongs; those of whom nothing was accepted yet are left out. */
  placesOf(subjects: readonly Subject[]): Promise<readonly SubjectPlace[]>;
  /** Notes where subjects belong, in place of what was noted before; `home` stays as it was first noted. */
  setPlaces(places: readonly SubjectPlace[]): Promise<void>;

  /** Notes subjects to be folded again. Until the transaction ends, no other one notes any of them, so what is read of them from here on stays as it is. */
  markUnfolded(subjects: readonly Subject[]): Promise<void>;
  /** Notes every subject to be folded again: what folded them was another program. */
  markAllUnfolded(): Promise<void>;
  /** Some subjects to be folded, which no other transaction then takes; their marks go to `folded`. */
  takeUnfolded(limit: number): Promise<readonly { readonly subject: Subject; readonly mark: number }[]>;
  /** Which of these are still to be folded. */
  unfoldedOf(subjects: readonly Subject[]): Promise<readonly Subject[]>;
  countUnfolded(): Promise<number>;
  /** Keeps records and strikes their subjects off the list, unless something was added to them meanwhile. */
  folded(records: readonly RecordRow[], marks: readonly { readonly subject: Subject; readonly mark: number }[]): Promise<void>;
  /** The records of some subjects, without their slices. */
  records(subjects: readonly Subject[]): Promise<readonly Omit<RecordRow, 'slices'>[]>;

  addToQuarantine(rows: readonly QuarantineRow[]): Promise<void>;
  quarantine(): Promise<readonly QuarantineRow[]>;
  /** True where quarantine has this entry of a station. */
  isAside(station: string, seq: number, hash: string): Promise<boolean>;

  /** The packed stretches of a feed, in order. */
  chunks(scope: string): Promise<readonly ChunkRow[]>;
  chunk(scope: string, first: number): Promise<{ readonly row: ChunkRow; readonly packed: Uint8Array } | undefined>;
  /** To be called before what is packed is read: until the transaction ends, no sealing looks for stretches to throw away. */
  beginPacking(): Promise<void>;
  addChunk(row: ChunkRow, packed: Uint8Array): Promise<void>;
  /** Throws away the packed stretches, of every feed, that hold an entry. */
  dropChunksWith(item: Pick<KeptEntry, 'home' | 'station' | 'seq'>): Promise<void>;

  noteDifferences(rows: readonly DifferenceRow[]): Promise<void>;
  /** Strikes off the differences that a station had in some subjects: they agree now. */
  forgetDifferences(station: string, subjects: readonly Subject[]): Promise<void>;
  differences(): Promise<readonly DifferenceRow[]>;

  /** Notes which files entries name. No other transaction takes or seals them until this one ends. */
  nameFiles(names: readonly FileNameRow[]): Promise<void>;
  /** Until the transaction ends, no other one takes this file, and no sealing removes it. */
  lockFile(sha256: string): Promise<void>;
  /** Which of some files are named, with what size, by entries that a station wrote or that the feeds of these scopes hold. */
  filesNamed(sha256s: readonly string[], station: string, scopes: readonly string[]): Promise<readonly FileRow[]>;
  /** Which of some files are kept. */
  filesHeld(sha256s: readonly string[]): Promise<readonly FileRow[]>;
  /** How much of a file came from a station so far, from its beginning without a gap. */
  fileArrived(station: string, sha256: string): Promise<number>;
  /** Adds the piece of a file that follows what came of it. */
  addFilePiece(station: string, sha256: string, from: number, piece: Uint8Array): Promise<void>;
  /** The pieces of a file that came from a station, in order, one after the other. */
  filePieces(station: string, sha256: string): AsyncIterable<Uint8Array>;
  /** Forgets what came of a file from a station. */
  dropFilePieces(station: string, sha256: string): Promise<void>;
  /** Keeps a file of the pieces that came from a station; what came of it from any other is forgotten. */
  keepFile(station: string, file: FileRow): Promise<void>;
  /** A part of a file that is kept: so many bytes at most, from a place on. */
  readFile(sha256: string, from: number, most: number): Promise<Uint8Array>;

  countEntries(): Promise<number>;
  /** How many entries have no content though no sealing names them: their station had let it go when they came. */
  countWithoutContent(): Promise<number>;
  countByScope(): Promise<readonly ScopeCount[]>;
}
