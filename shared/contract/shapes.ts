import type { Role } from '../accounts/roles.ts';
import type { Outcome } from '../entry/fold.ts';
import type { Sight } from '../entry/header.ts';
import type { Subject } from '../entry/subject.ts';
import type { Unit } from '../facility/facility.ts';
import type { CellStay } from '../housing/cell.ts';
import type { CustodyChange } from '../records/custody.ts';
import type { Identity } from '../records/identity.ts';
import type { Problem } from '../problems.ts';
import type { CertificationNumbers } from '../procedures/procedures.ts';
import type { Case } from '../discipline/case.ts';
import type { Report } from '../discipline/report.ts';
import type { PopulationNoted, SegregationStay } from '../discipline/segregation.ts';
import type { Work } from '../discipline/work.ts';
import type { Level, LevelHeld } from '../shu/level.ts';
import type { DrcSlice } from '../shu/drc-slice.ts';
import type { ItemsSlice } from '../shu/items.ts';
import type { ShuSlice } from '../shu/slice.ts';
import type { Certificate } from '../time/certificate.ts';
import type { Commitment } from '../time/commitment.ts';
import type { Computation } from '../time/computation.ts';
import type { SentenceEvent } from '../time/event.ts';
import type { Basis } from '../time/inputs.ts';
import type { JailTime } from '../time/jail-time.ts';
import type { Dates, Difference, Harm } from '../time/reconcile/difference.ts';
import type { ManualDate } from '../time/manual-date.ts';
import type { CertificationState, Standing } from '../time/standing.ts';

/** The shapes that cross the bridge to the window. Days are ISO text; the window turns them into PlainDate. */

export interface StationStatus {
  /** `arriving`: enrolled for a facility whose book has not come whole yet; `without accounts`: it came, and nobody can sign in. */
  readonly state: 'new' | 'arriving' | 'without accounts' | 'ready';
  readonly version: string;
  readonly facility: { readonly id: string; readonly name: string; readonly code: string; readonly demonstration: boolean } | null;
  /** The name of the main office, at a workstation of it; null at a facility. */
  readonly mainOffice: string | null;
  readonly station: { readonly id: string; readonly name: string } | null;
  /** One account of each role with its password, for the demonstration facility only. */
  readonly demonstrationAccounts: readonly { readonly username: string; readonly name: string; readonly role: Role; readonly password: string }[];
  readonly today: string;
  /** The moment it is at the station (`yyyy-mm-ddThh:mm`, New York). */
  readonly now: string;
}

export interface StationAbout {
  readonly folder: string;
  readonly entries: number;
  readonly people: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly databaseBytes: number;
  /** The files attached to reports: how many, each once, and how large together. */
  readonly attachments: { readonly count: number; readonly bytes: number };
  readonly backups: readonly string[];
}

export interface SignedIn {
  readonly account: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
}

export interface AccountLine extends SignedIn {
  readonly closed: boolean;
}

export interface Progress {
  readonly is: 'progress';
  readonly doing: string;
  readonly done: number;
  readonly of: number;
}

/** A date as lists show it: an ISO day, or what stands in its place. */
export type DateShown = string;

export interface PersonFound {
  readonly id: string;
  readonly din: string;
  readonly nysid: string;
  readonly name: string;
  readonly dateOfBirth: string;
  readonly received: string;
  readonly madeUp: boolean;
  readonly unit: string | null;
  readonly cell: string | null;
  readonly level: Level | null;
  readonly levelSince: string | null;
  readonly pe: DateShown;
  readonly cr: DateShown;
  readonly me: DateShown;
  /** How the computation stands, and which of PE, CR and ME were entered by hand (`PE CR`). */
  readonly certified: CertificationState;
  readonly manual: string;
  /** At a workstation of the main office: the name of the facility that holds the person. */
  readonly facility?: string;
  /** True when the name only resembles what was searched for. */
  readonly near?: true;
  /** Where another facility holds him: which, from which day (null where that is not on record), and whether his book was let go here; then nothing but who he is is known. */
  readonly heldBy?: { readonly name: string; readonly since: string | null; readonly letGo: boolean };
}

/** A person whose book was let go here: who he is, who holds him since when, the day on which it was let go, and whether he is back and it is on its way. */
export interface LetGoShown {
  readonly din: string;
  readonly name: string;
  readonly holder: string;
  readonly since: string;
  readonly day: string;
  readonly back: boolean;
}

/** An event of a sentence, with who wrote the words in force, and when. */
export type EventLine = SentenceEvent & { readonly author: string; readonly writtenAt: string };

export interface PersonPage {
  /** At a workstation of the main office: the name of the facility that holds the person. */
  readonly facility?: string;
  readonly id: string;
  readonly identity: Identity | null;
  readonly commitments: readonly Commitment[];
  readonly jailTimes: readonly JailTime[];
  /** In the order in which they count. */
  readonly events: readonly EventLine[];
  readonly computation: Computation;
  readonly standing: Standing;
  /** In the order in which they were certified; the steps of each are asked for by themselves. */
  readonly certificates: readonly Certificate[];
  readonly manualDates: readonly ManualDate[];
  readonly reports: readonly Report[];
  /** The cases of the reports that stand, with all that was done on each: a case dismissed or reversed is not among them. */
  readonly cases: readonly Case[];
  readonly segregation: readonly SegregationStay[];
  readonly populations: readonly PopulationNoted[];
  /** What dispositions that no longer stand leave to be put right. */
  readonly work: readonly Work[];
  readonly levels: readonly LevelHeld[];
  /** What the level system keeps of him, without what was about reports that no longer stand. */
  readonly shu: ShuSlice;
  /** His stays in the unit, reviews by the Disciplinary Review Committee and time cuts; and the items in his hands. */
  readonly drc: DrcSlice;
  readonly items: ItemsSlice;
  readonly cells: readonly CellStay[];
  /** The stay that he is in here; null where he is in none, is held elsewhere, or left it with the facility. */
  readonly cell: CellStay | null;
  /** Transfers that stand, in the order entered: the last says who holds the person. */
  readonly transfers: readonly CustodyChange[];
  /** The facility that holds him, where a transfer was ever entered, since when where one that stands says so, and the facilities that may write of him: while transfers are in question there may be several. */
  readonly holder: { readonly id: string; readonly name: string; readonly since: string | null; readonly writing: readonly string[] } | null;
  /** What has touched each facet: sent back with an act as what its author had seen. */
  readonly seen: readonly Sight[];
  /** Entries that are not plainly applied. */
  readonly unsettled: number;
  /** What became of those entries, by entry. */
  readonly outcomes: readonly (readonly [entry: string, outcome: Outcome])[];
  readonly authors: Readonly<Record<string, string>>;
}

/** What would be certified of a person now, and what it is certified or entered by hand for. */
export interface CertificationPreview {
  readonly basis: Basis;
  readonly computation: Computation;
  readonly reasons: CertificationNumbers['reasons'];
  readonly manualReasons: CertificationNumbers['manualReasons'];
  /** What has touched each facet, at the same moment. */
  readonly seen: readonly Sight[];
}

/** A page of a list of the records desk. */
export interface CertificationList {
  readonly count: number;
  readonly perPage: number;
  readonly people: DeskList['people'];
}

export interface DaybookLine {
  readonly id: string;
  readonly subject: Subject;
  readonly subjectName: string;
  readonly station: string;
  readonly seq: number;
  readonly at: string;
  readonly effective: string;
  readonly kind: string;
  readonly says: string;
  readonly body: unknown;
  readonly reason: string | null;
  readonly author: string;
  readonly authorName: string;
  readonly role: Role;
  readonly strikes: string | null;
  readonly outcome: Outcome;
  readonly hash: string;
}

export interface RosterRow {
  /** Row of the file, counted from 2 where the first row of people is (1 is the header). */
  readonly row: number;
  readonly din: string;
  readonly name: string;
  readonly outcome: 'add' | 'present' | 'refuse';
  readonly problems: readonly Problem[];
  /** What it will put in the book, in a line. */
  readonly says: string;
}

export interface RosterPreview {
  /** What the preview was made of: the file and the record as it stood. Sent back to confirm. */
  readonly digest: string;
  readonly rows: readonly RosterRow[];
  readonly add: number;
  readonly present: number;
  readonly refuse: number;
  readonly warnings: number;
  /** Problems with the file as a whole; with any, there are no rows. */
  readonly problems: readonly Problem[];
  /** The refused rows as CSV with their reasons, to be mended and imported again. */
  readonly refusedCsv: string;
}

export interface RosterReport {
  readonly is: 'done';
  readonly added: number;
  readonly present: number;
  readonly refused: number;
  readonly entries: number;
  readonly seconds: number;
}

/** A person whose dates on record were held against another system's. */
export interface ReconciledPerson extends Difference {
  readonly row: number;
  readonly id: string;
  readonly din: string;
  readonly name: string;
  /** True when the dates here rest on a point that the sources leave in doubt. */
  readonly verify: boolean;
  readonly here: Dates;
  /** Empty where the file gives none. */
  readonly there: Dates;
}

/** What came of holding the record against a file. Lists are cut off; counts are of everybody. */
export interface Reconciliation {
  /** Problems with the file as a whole; with any, nothing was compared. */
  readonly problems: readonly Problem[];
  readonly rows: number;
  readonly compared: Readonly<Record<Harm, { readonly count: number; readonly people: readonly ReconciledPerson[] }>>;
  readonly unknown: { readonly count: number; readonly rows: readonly { readonly row: number; readonly number: string }[] };
  readonly notInFile: { readonly count: number; readonly people: readonly { readonly id: string; readonly din: string; readonly name: string }[] };
  readonly unreadable: { readonly count: number; readonly rows: readonly { readonly row: number; readonly problems: readonly Problem[] }[] };
}

export interface UnitLayout extends Unit {
  readonly people: number;
}

export interface DeskList {
  readonly title: string;
  readonly explains: string;
  readonly empty: string;
  readonly count: number;
  /** Each with why he is listed, what is to be done where that is not the same for all, and the page that is about it where that is not the person's. */
  readonly people: readonly (PersonFound & { readonly note: string; readonly does?: string; readonly opens?: string })[];
  /** Where the whole of it is, page by page. */
  readonly all?: string;
}

export interface Desk {
  readonly counts: readonly { readonly name: string; readonly value: number }[];
  readonly lists: readonly DeskList[];
  readonly recent: readonly DaybookLine[];
}

export interface Draft {
  readonly key: string;
  readonly title: string;
  readonly savedAt: string;
}
