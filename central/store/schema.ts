import { sql } from 'drizzle-orm';
import { bigint, boolean, customType, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uniqueIndex } from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const moment = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' });
const place = () => bigint({ mode: 'number' });

/**
 * Every entry that the main office accepted, in the bytes it was signed in. The role that the program
 * works in may add and read, and nothing else (migrations/central); a sealing removes salt and content
 * by a function of the owner's. `home` is the facility of the station that wrote it, by which the table
 * can be distributed; the columns beside `header` are copies of it for questions in SQL.
 */
export const entries = pgTable(
  'entries',
  {
    home: text().notNull(),
    station: text().notNull(),
    seq: integer().notNull(),
    id: text().notNull(),
    clock: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    kind: text().notNull(),
    header: text().notNull(),
    salt: bytea(),
    content: text(),
    hash: text().notNull(),
    signature: bytea().notNull(),
    receivedAt: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.home, table.station, table.seq] }),
    uniqueIndex('entries_id').on(table.id, table.home),
    index('entries_sealings').on(table.id).where(sql`kind = 'entry.sealed'`),
    index('entries_without_content').on(table.id).where(sql`content IS NULL`),
    index('entries_subject').on(table.subjectType, table.subjectId),
  ],
);

/** The main office itself: one row. Its private key is a file; a process with another is turned away. */
export const office = pgTable('office', {
  one: integer().primaryKey(),
  id: text().notNull(),
  name: text().notNull(),
  publicKey: text().notNull(),
  agreementKey: text().notNull(),
  /** Names this database's line of positions: a restored copy must be given another. */
  epoch: text().notNull(),
});

/** The stations that were enrolled, where their chains end here, and what they last said of themselves. */
export const stations = pgTable('stations', {
  id: text().primaryKey(),
  facility: text().notNull(),
  name: text().notNull(),
  publicKey: text().notNull(),
  agreementKey: text().notNull(),
  state: text({ enum: ['enrolled', 'revoked', 'forked'] }).notNull(),
  why: text(),
  seq: integer().notNull(),
  hash: text().notNull(),
  /** The counter of its last request: it only rises, so that a request heard once is not heard again. */
  counter: place().notNull(),
  enrolledAt: moment().notNull(),
  heardAt: moment(),
  program: text(),
  protocol: integer(),
  /** Milliseconds by which its clock was ahead when it last said hello. */
  ahead: integer(),
  waiting: integer(),
  oldestWaiting: moment(),
});

/** Facilities by id, as enrolment and their own entries name them. */
export const facilities = pgTable('facilities', {
  id: text().primaryKey(),
  name: text().notNull(),
});

/** One-time codes, kept as hashes. */
export const codes = pgTable('codes', {
  hash: text().primaryKey(),
  /** The facility that the station will belong to; null where it brings its own. */
  facility: text(),
  madeBy: text().notNull(),
  expiresAt: moment().notNull(),
  usedAt: moment(),
  usedBy: text(),
});

/** Where each feed ends. Its row is locked by whoever appends, so positions become visible in order. */
export const feeds = pgTable('feeds', {
  scope: text().primaryKey(),
  position: place().notNull(),
  checksum: text().notNull(),
});

/** The feeds: which entry lies at which position. */
export const feedEntries = pgTable(
  'feed_entries',
  {
    scope: text().notNull(),
    position: place().notNull(),
    home: text().notNull(),
    station: text().notNull(),
    seq: integer().notNull(),
    /** The checksum of the feed up to here (`feedChecksum`). */
    checksum: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.position] }), unique('feed_entries_once').on(table.scope, table.home, table.station, table.seq)],
);

/** Where each subject belongs: the facility whose station wrote of it first, the scope that holds it now, and whether it ever moved. */
export const subjects = pgTable(
  'subjects',
  {
    type: text().notNull(),
    id: text().notNull(),
    /** Null where the main office wrote of it first. */
    home: text(),
    scope: text().notNull(),
    moved: boolean().notNull(),
  },
  (table) => [primaryKey({ columns: [table.type, table.id] }), index('subjects_scope').on(table.scope)],
);

/** The folded record of each subject, for questions in SQL. */
export const records = pgTable(
  'records',
  {
    scope: text().notNull(),
    type: text().notNull(),
    id: text().notNull(),
    slices: jsonb().notNull(),
    /** What became of each entry that is not plainly applied, by entry id. */
    outcomes: jsonb().notNull(),
    entries: integer().notNull(),
    inQuestion: integer().notNull(),
    standingAside: integer().notNull(),
    unread: integer().notNull(),
    /** Hash of the set of its entries, and of the record: what a station's is held against. */
    entriesDigest: text().notNull(),
    recordDigest: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.type, table.id] }), index('records_subject').on(table.type, table.id)],
);

/** Subjects to be folded again: noted in the transaction that appends, struck off in the one that folds. */
export const unfolded = pgTable(
  'unfolded',
  {
    type: text().notNull(),
    id: text().notNull(),
    /** Rises with each append, so that what came while it was being folded is not struck off. */
    mark: place().notNull(),
  },
  (table) => [primaryKey({ columns: [table.type, table.id] })],
);

/**
 * Of a fork the branch that the book does not hold: kept beside it for a person to decide. The role that the program works in may add
 * and read; a sealing takes salt and content away here as well.
 */
export const quarantine = pgTable(
  'quarantine',
  {
    station: text().notNull(),
    seq: integer().notNull(),
    hash: text().notNull(),
    /** The entry's id, which it keeps when it is brought in. */
    id: text().notNull(),
    header: text().notNull(),
    salt: bytea(),
    content: text(),
    signature: bytea().notNull(),
    why: text().notNull(),
    at: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.station, table.seq, table.hash] })],
);

/** Stretches of a feed, packed once for stations that load from nothing. They are thrown away and packed again when one holds a sealed entry. */
export const chunks = pgTable(
  'chunks',
  {
    scope: text().notNull(),
    first: place().notNull(),
    last: place().notNull(),
    /** SHA-256 and length of the text before it was packed. */
    hash: text().notNull(),
    length: integer().notNull(),
    packed: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.first] })],
);

/**
 * Which files entries name, by the SHA-256 of their content: a station may have a file where a feed of its has the entry.
 * The role that the program works in may add and read; a sealing removes the entry's rows, and files that nothing names any more.
 */
export const fileNames = pgTable(
  'file_names',
  {
    sha256: text().notNull(),
    home: text().notNull(),
    station: text().notNull(),
    seq: integer().notNull(),
    bytes: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sha256, table.home, table.station, table.seq] }), index('file_names_entry').on(table.home, table.station, table.seq)],
);

/** The files, once all of each had come and hashed right; in the database, since any number of processes on any machines serve them. */
export const files = pgTable('files', {
  sha256: text().primaryKey(),
  bytes: integer().notNull(),
});

/** Their content, in the pieces in which it came. */
export const filePieces = pgTable(
  'file_pieces',
  {
    sha256: text().notNull(),
    /** Where in the file the piece begins, and how long it is. */
    start: integer().notNull(),
    length: integer().notNull(),
    piece: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.sha256, table.start] })],
);

/** What has come so far of files that are not whole yet, each station's apart: what one sends wrong does not spoil another's. */
export const filesArriving = pgTable(
  'files_arriving',
  {
    station: text().notNull(),
    sha256: text().notNull(),
    start: integer().notNull(),
    length: integer().notNull(),
    piece: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.station, table.sha256, table.start] }), index('files_arriving_file').on(table.sha256)],
);

/** What stations reported as differing between their fold and ours: a defect until shown otherwise. */
export const differences = pgTable(
  'differences',
  {
    station: text().notNull(),
    type: text().notNull(),
    id: text().notNull(),
    theirs: text().notNull(),
    ours: text().notNull(),
    at: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.station, table.type, table.id] })],
);

/** Those who may open the status page and issue codes. */
export const administrators = pgTable('administrators', {
  id: text().primaryKey(),
  username: text().notNull().unique(),
  name: text().notNull(),
  passwordHash: text().notNull(),
});

/** Who is signed in to the status page, by the hash of the cookie: any process can look. */
export const sessions = pgTable('sessions', {
  hash: text().primaryKey(),
  administrator: text().notNull(),
  expiresAt: moment().notNull(),
});
