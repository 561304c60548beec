import type { Role } from '../accounts/roles.ts';
import type { Sight } from '../entry/header.ts';
import type { Subject } from '../entry/subject.ts';
import type { DaybookLine } from './shapes.ts';

/** One matter that machines must not settle: entries of one subject that are in question together, or one that stands aside. */
export interface Matter {
  readonly subject: Subject;
  readonly subjectName: string;
  /** Every entry of it, in canonical order: what a settlement names. */
  readonly entries: readonly DaybookLine[];
  /** When the oldest of its entries that is in question or stands aside was made: the matter's age. */
  readonly since: string;
  /** At a workstation of the main office: the facility it is of; null where it is of none, and at a facility. */
  readonly facility: OtherFacility | null;
  /** The roles that may settle it here; empty where only the main office may. */
  readonly settlers: readonly Role[];
  /** True for the account that asks. */
  readonly mine: boolean;
}

/** What the author of an entry had before him on one facet of the record, or of what he wrote again or struck out. */
export interface Saw {
  /** The facet; `entry:` and the entry that his own strikes. */
  readonly facet: string;
  /** True where the entry settles that facet; false where it was made in view of it. */
  readonly decides: boolean;
  /** The last entry on it that he had seen; null where there was none. */
  readonly last: DaybookLine | null;
  /** Entries on it that he had not seen, though the book has them now, made before or beside his own. */
  readonly unseen: readonly DaybookLine[];
}

/** An entry of a matter: where it was made, what its author saw, what became of it. */
export interface MatterEntry extends DaybookLine {
  readonly stationName: string;
  readonly facilityName: string;
  readonly saw: readonly Saw[];
}

/** What is in force on one facet of the record, or of one fact. */
export interface InForce {
  /** The facet; `entry:` and the entry first written, of a fact that has no facet by itself. */
  readonly facet: string;
  /** The entry whose words hold; null where nothing does. */
  readonly line: DaybookLine | null;
}

/** A matter with all that whoever settles it looks at. */
export interface MatterPage extends Omit<Matter, 'entries'> {
  readonly entries: readonly MatterEntry[];
  /** What the record says meanwhile on what the matter is about. */
  readonly meanwhile: readonly InForce[];
  /** Entries that are no part of the matter and were made in view of what it is about, or name an entry of it. */
  readonly depends: readonly DaybookLine[];
  /** Where transfers are among its entries: the facility that holds the person once none of its entries stands, which alone enters another in their place. */
  readonly heldWithout: OtherFacility | null;
  /** What the ids in the words of its entries stand for, in words. */
  readonly names: Readonly<Record<string, string>>;
  /** What has touched each facet of the record: sent back with the settlement as what its author had seen. */
  readonly seen: readonly Sight[];
}

/** What a record would say if a matter were settled so. */
export interface IfSettled {
  readonly inForce: readonly InForce[];
  /** Entries that would still wait in the inbox on this subject. */
  readonly open: readonly DaybookLine[];
}

/** A clash across subjects: it leaves the inbox when an entry changes what clashes. */
export interface Clash {
  readonly is: 'one cell' | 'one DIN' | 'one NYSID' | 'one user name';
  /** The cell, number or name. */
  readonly over: string;
  readonly subjects: readonly { readonly subject: Subject; readonly name: string }[];
  /** As of a matter; of a number that two facilities hold, that of the first. */
  readonly facility: OtherFacility | null;
}

export interface Inbox {
  readonly matters: readonly Matter[];
  readonly clashes: readonly Clash[];
}

/** A facility of the department: one that a station is enrolled for. */
export interface OtherFacility {
  readonly id: string;
  readonly name: string;
}
