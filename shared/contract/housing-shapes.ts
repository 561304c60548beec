import type { Crowded, Bedded } from '../housing/crowding.ts';
import type { Level } from '../shu/level.ts';
import type { LevelClock } from '../shu/level-clock.ts';
import type { FindingState, StandingFinding } from '../shu/standing.ts';
import type { UnitWork } from '../shu/work.ts';

/** Somebody on the board: who he is and how he stands, as far as no day has to be known for it. */
export interface BoardLine {
  readonly id: string;
  readonly din: string;
  readonly name: string;
  readonly level: Level | null;
  /** The day from which he is at the level. */
  readonly since: string | null;
  /** The level he may come to next, the first day on which the clock lets him, and the rule that sets it. */
  readonly to: 'II' | 'III' | null;
  readonly earliest: string | null;
  readonly setBy: string | null;
  /** What a report that is not decided would do, in words; empty where there is none. */
  readonly risk: string;
  readonly restraint: boolean;
  readonly deprivation: boolean;
  /** Reports that wait for the Captain's review. */
  readonly inReview: number;
  /** The day from which somebody may find him eligible or not: none where a finding stands. */
  readonly findableFrom: string | null;
  /** The last finding of eligibility: how it stands and why, to which level it is, and the days that order the waiting list. */
  readonly finding: FindingState | null;
  readonly findingRoot: string | null;
  readonly findingTo: 'II' | 'III' | null;
  readonly foundOn: string | null;
  readonly eligibleOn: string | null;
  readonly findingNote: string | null;
  /** A move down that somebody asked for, or decided on, and nobody has made; and which. */
  readonly moving: 'requested' | 'decided' | null;
  readonly movingNote: string | null;
  /** The day on which the Disciplinary Review Committee is to look at him, and the last day of the confinement that it would cut. */
  readonly drcDue: string | null;
  readonly drcUntil: string | null;
}

export interface BoardCell {
  readonly cell: string;
  readonly people: readonly BoardLine[];
}

export interface BoardGallery {
  readonly code: string;
  readonly name: string;
  readonly floor: 'lower' | 'upper' | null;
  readonly side: 'A' | 'B' | null;
  /** The levels that it is designated to today. */
  readonly levels: readonly Level[];
  /** How many people each cell holds. */
  readonly beds: number;
  readonly cells: readonly BoardCell[];
}

export interface Board {
  readonly unit: string;
  readonly name: string;
  readonly use: 'general' | 'shu';
  readonly galleries: readonly BoardGallery[];
  /** People of the unit whose cell is not one of the unit's. */
  readonly elsewhere: readonly (BoardLine & { readonly cell: string })[];
}

/** A gallery with beds free, by its designation of today; and who is in the cells that have one. */
export interface FreeBeds {
  readonly unit: string;
  readonly gallery: string;
  readonly name: string;
  readonly levels: readonly Level[];
  readonly cells: readonly { readonly cell: string; readonly free: number; readonly people: readonly { readonly id: string; readonly name: string; readonly level: Level | null }[] }[];
}

/** A cell with more people than beds, or with two who are to be kept separate, with who put them there. */
export interface CrowdedCell extends Omit<Crowded, 'people'> {
  readonly people: readonly (Bedded & { readonly byName: string; readonly stationName: string })[];
}

/** A designation of a gallery, with who made it. */
export interface DesignationLine {
  readonly root: string;
  readonly entry: string;
  readonly unit: string;
  readonly gallery: string;
  readonly levels: readonly Level[];
  readonly since: string;
  readonly reason: string | null;
  readonly authorName: string;
}

/** An order that keeps a person separate from another, on whichever of the two records it was made. */
export interface SeparationLine {
  readonly root: string;
  readonly entry: string;
  /** The person on whose record it stands. */
  readonly person: string;
  readonly withId: string;
  readonly withName: string;
  readonly withCell: string | null;
  readonly why: string;
  readonly scope: string | null;
  readonly since: string;
  readonly ended: string | null;
  /** The entry whose words end it. */
  readonly endEntry: string | null;
}

/** Where somebody stands in the level system today, and why: what opens beside the board. */
export interface LevelStanding {
  readonly id: string;
  readonly name: string;
  readonly din: string;
  readonly clock: LevelClock;
  readonly finding: StandingFinding | null;
  /** What awaits whom: reviews, moves, orders in force, a finding that may be made. */
  readonly work: UnitWork;
  readonly separations: readonly SeparationLine[];
}

/** What a printed gallery sheet says of a person besides what the board shows. */
export interface SheetLine {
  readonly id: string;
  /** Restraint and deprivation orders in force, as they read now, with the day of their review. */
  readonly orders: readonly string[];
  /** How he is restrained out of his cell; empty for somebody in no level. */
  readonly moves: string;
  readonly keptFrom: readonly string[];
}
