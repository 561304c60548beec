import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { clockIds } from '../../shared/discipline/clock.ts';
import type { Missing } from '../../shared/discipline/missing.ts';
import { effectNames } from '../../shared/discipline/put-right.ts';
import { caseStates, type CaseState } from '../../shared/discipline/state-graph.ts';
import { levels } from '../../shared/facility/facility.ts';
import type { Level } from '../../shared/shu/level.ts';
import { findingStates } from '../../shared/shu/standing.ts';
import type { SyncFailure } from '../../shared/sync/status.ts';
import type { EnrolAnswer, SnapshotAnswer } from '../../shared/sync/protocol.ts';
import { certificationStates } from '../../shared/time/standing.ts';

const caseStateNames = Object.keys(caseStates) as [CaseState, ...CaseState[]];

/**
 * The book: every entry in the bytes it was signed in. The columns beside `header` and `content` are
 * copies of the header for questions in SQL; `verify` holds them equal. Triggers refuse every delete, and every
 * update but two (migrations/station): an entry loses content and salt, which are then empty, where an `entry.sealed` in the book names
 * it, or where its person was let go and the main office has acknowledged it; and one that was let go gets them back.
 */
export const entries = sqliteTable(
  'entries',
  {
    id: text().primaryKey(),
    station: text().notNull(),
    seq: integer().notNull(),
    clock: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    kind: text().notNull(),
    header: text().notNull(),
    salt: blob({ mode: 'buffer' }).notNull(),
    content: text().notNull(),
    hash: text().notNull(),
    signature: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [
    uniqueIndex('entries_station_seq').on(table.station, table.seq),
    index('entries_subject').on(table.subjectType, table.subjectId, table.clock),
    index('entries_clock').on(table.clock),
    index('entries_sealing').on(table.subjectType, table.subjectId).where(sql`${table.kind} = 'entry.sealed'`),
  ],
);

/** Which station this is. One row. */
export const thisStation = sqliteTable('this_station', {
  one: integer().primaryKey(),
  id: text().notNull(),
});

/** How the main office took this station in, and how the exchange with it stands. One row, once it was asked to. */
export const enrolment = sqliteTable('enrolment', {
  one: integer().primaryKey(),
  /** The id and name that the station asked to be enrolled under, kept so that it may ask again. */
  station: text().notNull(),
  name: text().notNull(),
  /** The key that goes with that id. */
  publicKey: text().notNull(),
  /** Where the office is: an https address; empty where files are carried by hand alone. */
  address: text().notNull(),
  /** The office's certificate (PEM) where no authority vouches for it: pinned with its key. */
  certificate: text(),
  /** What the office answered; none before. Its keys are pinned by it. */
  answer: text({ mode: 'json' }).$type<EnrolAnswer>(),
  /** The last request counter that may have been used: it only rises. */
  counter: integer().notNull().default(0),
  /** The office holds this station's entries through this sequence number. */
  acknowledged: integer().notNull().default(0),
  paused: integer({ mode: 'boolean' }).notNull().default(false),
  /** Wall clock of the last exchange that was completed, and of the last attempt. */
  exchangedAt: text(),
  triedAt: text(),
  /** Why the last attempt did not complete; none when it did. */
  failure: text({ mode: 'json' }).$type<SyncFailure>(),
  /** The office's wall clock less this station's, in milliseconds, as last measured. */
  offset: integer(),
  /** The feeds' epoch that the cursors below belong to. */
  epoch: text(),
});

/** How far each feed has been taken in: to be asked for next, and the checksum up to there. */
export const cursors = sqliteTable('cursors', {
  scope: text().primaryKey(),
  cursor: text(),
  position: integer().notNull(),
  checksum: text().notNull(),
  remaining: integer().notNull(),
  /** The snapshot being loaded and its next chunk, while one is. */
  snapshot: text({ mode: 'json' }).$type<SnapshotAnswer>(),
  chunk: integer().notNull().default(0),
});

/** Subjects whose record here is another than the main office's from the same entries: a defect, reported as such. */
export const defects = sqliteTable(
  'defects',
  {
    type: text().notNull(),
    id: text().notNull(),
    foundAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.type, table.id] })],
);

/**
 * People who went to another facility, and whose book was let go here: contents and salts are empty, but for those that say where he
 * is and what was sealed; headers stay. What is kept of him is what finds him again. Written with the emptying, in one transaction; the row goes when
 * his book is whole again.
 */
export const letGo = sqliteTable(
  'let_go',
  {
    person: text().primaryKey(),
    din: text().notNull(),
    nysid: text().notNull(),
    name: text().notNull(),
    /** Who held him then, and from which day. */
    holder: text().notNull(),
    holderName: text().notNull(),
    since: text().notNull(),
    /** The day on which he was let go, the moment, and of how many entries the content went. */
    day: text().notNull(),
    at: text().notNull(),
    entries: integer().notNull(),
    /** True once he is held here again: the main office is asked for what was let go. */
    back: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [index('let_go_day').on(table.day)],
);

/**
 * Of each file that an entry ever named (see `namedFiles`): whether it is on this disk, null until that was looked up, and whether
 * the main office is known to have it. Not part of the book, and found again from the disk and the office where it is lost.
 */
export const files = sqliteTable('files', {
  sha256: text().primaryKey(),
  here: integer({ mode: 'boolean' }),
  atOffice: integer({ mode: 'boolean' }).notNull().default(false),
});

/** Forms begun and not recorded: kept through a crash and a sign-out, by account. Not part of the book. */
export const drafts = sqliteTable(
  'drafts',
  {
    account: text().notNull(),
    key: text().notNull(),
    title: text().notNull(),
    words: text({ mode: 'json' }).notNull(),
    savedAt: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.key] })],
);

/* Projections: what screens query. Every row can be thrown away and made again from the entries. */

/** Of which form and of which rules the projections below are: another program makes them again. One row. */
export const projected = sqliteTable('projected', {
  one: integer().primaryKey(),
  form: text().notNull(),
});

/** People whose rows below are to be made again: a procedure was adopted with which they are worked out, or entries on them arrived that the rows do not show. */
export const toProject = sqliteTable('to_project', {
  person: text().primaryKey(),
  arrived: integer({ mode: 'boolean' }).notNull().default(false),
});

/** The versions of procedures that entries adopted, each procedure's in the order in which they count. */
export const procedureVersions = sqliteTable('procedure_versions', {
  root: text().primaryKey().references(() => entries.id),
  entry: text().notNull(),
  /** The subject that it was adopted on: a facility's own procedure, or that of the state. */
  subject: text().notNull(),
  procedure: text().notNull(),
  number: integer().notNull(),
  effective: text().notNull(),
  scope: text({ enum: ['state', 'facility'] }).notNull(),
  source: text().notNull(),
  numbers: text({ mode: 'json' }).$type<unknown>().notNull(),
  adoptedBy: text().notNull(),
  adoptedOn: text().notNull(),
  enteredAt: text().notNull(),
  reason: text().notNull(),
}, (table) => [index('procedure_versions_number').on(table.procedure, table.subject, table.number)]);

/** What became of each entry that is not plainly applied. */
export const outcomes = sqliteTable('outcomes', {
  entry: text().primaryKey().references(() => entries.id),
  subjectId: text().notNull(),
  outcome: text({ mode: 'json' }).notNull(),
}, (table) => [index('outcomes_subject').on(table.subjectId)]);

/** The folded record of each subject: its slices, what touched each facet, and what rules concluded. */
export const records = sqliteTable(
  'records',
  {
    type: text().notNull(),
    id: text().notNull(),
    slices: text({ mode: 'json' }).notNull(),
    facets: text({ mode: 'json' }).notNull(),
    concluded: text({ mode: 'json' }),
  },
  (table) => [primaryKey({ columns: [table.type, table.id] })],
);

/** One line for each person received. `no` joins the full-text index and means nothing else. */
export const people = sqliteTable(
  'people',
  {
    no: integer().primaryKey(),
    id: text().notNull().unique(),
    din: text().notNull(),
    nysid: text().notNull(),
    name: text().notNull(),
    dateOfBirth: text().notNull(),
    received: text().notNull(),
    madeUp: integer({ mode: 'boolean' }).notNull(),
    unit: text(),
    cell: text(),
    level: text({ enum: ['I', 'II', 'III'] }),
    levelSince: text(),
    pe: text().notNull(),
    cr: text().notNull(),
    me: text().notNull(),
    verify: integer({ mode: 'boolean' }).notNull(),
    /** How the computation stands, why or since when, and which of PE, CR and ME were entered by hand (`PE CR`). */
    certified: text({ enum: certificationStates }).notNull().default(''),
    certifiedNote: text().notNull().default(''),
    manual: text().notNull().default(''),
    lastReport: text(),
    /** Where a transfer was entered: the facility that holds him, as the record says, and since when. */
    holder: text(),
    holderName: text(),
    heldSince: text(),
  },
  (table) => [
    index('people_din').on(table.din),
    index('people_nysid').on(table.nysid),
    index('people_name').on(table.name),
    index('people_cell').on(table.unit, table.cell),
    index('people_level').on(table.level, table.levelSince),
    index('people_cr').on(table.cr),
    index('people_holder').on(table.holder, table.heldSince),
    index('people_certified').on(table.certified, table.cr, table.name),
  ],
);

export const reports = sqliteTable(
  'reports',
  {
    id: text().primaryKey().references(() => entries.id),
    person: text().notNull(),
    date: text().notNull(),
    time: text().notNull(),
    place: text().notNull(),
    tier: integer().notNull(),
    rules: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    author: text().notNull(),
    writtenAt: text().notNull(),
  },
  (table) => [index('reports_date').on(table.date), index('reports_person').on(table.person), index('reports_author').on(table.author)],
);

/** Where each report stands that is not expunged: what the lists of discipline ask. The words of the report are in `reports`. */
export const cases = sqliteTable(
  'cases',
  {
    id: text().primaryKey().references(() => entries.id),
    person: text().notNull(),
    /** The tier that the review set; none before it. */
    tier: integer(),
    state: text({ enum: caseStateNames }).notNull(),
    /** Who heard it last: an account and a name. */
    officer: text(),
    officerName: text(),
    /** When the session began that is open or was the last, or to when it is adjourned; none where no day is set. */
    hearingAt: text(),
    /** What is missing on record before it can be heard. */
    missing: text({ mode: 'json' }).$type<readonly Missing[]>().notNull(),
  },
  (table) => [index('cases_person').on(table.person), index('cases_state').on(table.state, table.tier), index('cases_hearing').on(table.hearingAt)],
);

/** Clocks that nothing has met: the last moment of each. How one stands depends on the moment it is, and is never stored. */
export const clocks = sqliteTable(
  'clocks',
  {
    report: text().notNull(),
    person: text().notNull(),
    clock: text({ enum: clockIds }).notNull(),
    round: integer().notNull(),
    /** The last day or minute. */
    last: text().notNull(),
    /** The same as a moment that sorts: the end of the day, or the minute. */
    runsUntil: text().notNull(),
    /** True where the office must act by it: it does not go away by running out. */
    presses: integer({ mode: 'boolean' }).notNull(),
    extended: integer({ mode: 'boolean' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.report, table.clock, table.round] }), index('clocks_person').on(table.person), index('clocks_due').on(table.presses, table.runsUntil)],
);

/** What cannot be as it was entered, and what a reversal left to be put right: a line each, in the order of the record. */
export const amiss = sqliteTable(
  'amiss',
  {
    person: text().notNull(),
    number: integer().notNull(),
    what: text({ enum: ['impossible', 'put right'] }).notNull(),
    report: text().notNull(),
    entry: text().notNull(),
    effect: text({ enum: effectNames }),
    since: text(),
    says: text().notNull(),
    remedy: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.number] }), index('amiss_what').on(table.what, table.since)],
);

/** Entries whose words no screen may show: they are about a case that was dismissed or reversed. */
export const expunged = sqliteTable(
  'expunged',
  {
    entry: text().primaryKey().references(() => entries.id),
    person: text().notNull(),
    on: text().notNull(),
    hides: text({ enum: ['entry', 'findings', 'reason'] }).notNull(),
  },
  (table) => [index('expunged_person').on(table.person)],
);

/** The files that entries name, whether their cases stand or not: photographs and documents attached to reports. */
export const namedFiles = sqliteTable(
  'named_files',
  {
    entry: text().notNull().references(() => entries.id),
    sha256: text().notNull(),
    bytes: integer().notNull(),
    person: text().notNull(),
    /** The station that wrote the entry. */
    station: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.entry, table.sha256] }), index('named_files_file').on(table.sha256), index('named_files_person').on(table.person)],
);

export const accounts = sqliteTable('accounts', {
  id: text().primaryKey(),
  username: text().notNull(),
  name: text().notNull(),
  role: text().notNull(),
  passwordHash: text().notNull(),
  closed: integer({ mode: 'boolean' }).notNull(),
}, (table) => [index('accounts_username').on(table.username)]);

export const stations = sqliteTable('stations', {
  id: text().primaryKey(),
  name: text().notNull(),
  publicKey: text().notNull(),
  /** The facility it was enrolled for; none for the main office, and before. */
  facility: text(),
  facilityName: text(),
  enrolled: integer({ mode: 'boolean' }).notNull().default(false),
  revoked: text(),
});

export const facilities = sqliteTable('facilities', {
  id: text().primaryKey(),
  name: text().notNull(),
  code: text().notNull(),
  demonstration: integer({ mode: 'boolean' }).notNull(),
});

export const units = sqliteTable('units', {
  code: text().primaryKey(),
  facility: text().notNull(),
  layout: text({ mode: 'json' }).notNull(),
});

export const cells = sqliteTable(
  'cells',
  {
    unit: text().notNull(),
    cell: text().notNull(),
    gallery: text().notNull(),
    use: text({ enum: ['general', 'shu'] }).notNull(),
    /** The levels of the unit's description: the first designation of the gallery, before those of `designations`. */
    levels: text({ mode: 'json' }).$type<readonly Level[]>().notNull(),
    beds: integer().notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.unit, table.cell] })],
);

/** Which levels a gallery is designated to, from which day: the last one of a gallery on or before a day is in force on it. */
export const designations = sqliteTable(
  'designations',
  {
    root: text().primaryKey().references(() => entries.id),
    entry: text().notNull(),
    /** The place among the facility's designations, which are in order of day. */
    number: integer().notNull(),
    unit: text().notNull(),
    gallery: text().notNull(),
    levels: text({ mode: 'json' }).$type<readonly Level[]>().notNull(),
    since: text().notNull(),
    author: text().notNull(),
    reason: text(),
  },
  (table) => [index('designations_gallery').on(table.unit, table.gallery, table.since)],
);

/** Orders to keep two people separate, on whose record each was made. */
export const separations = sqliteTable(
  'separations',
  {
    root: text().primaryKey().references(() => entries.id),
    entry: text().notNull(),
    person: text().notNull(),
    other: text().notNull(),
    why: text().notNull(),
    scope: text(),
    since: text().notNull(),
    author: text().notNull(),
    ended: text(),
  },
  (table) => [index('separations_person').on(table.person), index('separations_other').on(table.other)],
);

/** The cell that each person is in, and the entry whose words put him there. */
export const stays = sqliteTable(
  'stays',
  {
    person: text().primaryKey(),
    unit: text().notNull(),
    cell: text().notNull(),
    since: text().notNull(),
    entry: text().notNull(),
    author: text().notNull(),
    at: text().notNull(),
    station: text().notNull(),
  },
  (table) => [index('stays_cell').on(table.unit, table.cell)],
);

/** How each person of the level system stands, as far as no day has to be known for it: what the board and the lists of the unit ask. */
export const standings = sqliteTable(
  'standings',
  {
    person: text().primaryKey(),
    level: text({ enum: levels }).notNull(),
    since: text().notNull(),
    /** The level he may come to next, the first day on which the clock lets him, and the rule that sets it. */
    to: text({ enum: ['II', 'III'] }),
    earliest: text(),
    setBy: text(),
    /** What a report that is not decided would do, in words; empty where there is none. */
    risk: text().notNull(),
    restraint: integer({ mode: 'boolean' }).notNull(),
    deprivation: integer({ mode: 'boolean' }).notNull(),
    /** Reports that wait for the Captain's review. */
    inReview: integer().notNull(),
    /** The day from which somebody may find him eligible or not: none where a finding stands. */
    findableFrom: text(),
    /** The last finding of eligibility: how it stands and why, to which level it is, and the days that order the waiting list. */
    finding: text({ enum: findingStates }),
    findingRoot: text(),
    findingTo: text({ enum: ['II', 'III'] }),
    foundOn: text(),
    eligibleOn: text(),
    findingNote: text(),
    /** A move down that somebody asked for, or decided on, and nobody has made; and which. */
    moving: text({ enum: ['requested', 'decided'] }),
    movingNote: text(),
    drcDue: text(),
    drcUntil: text(),
  },
  (table) => [index('standings_level').on(table.level, table.since), index('standings_finding').on(table.finding)],
);
