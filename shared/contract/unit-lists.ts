import type { Role } from '../accounts/roles.ts';
import type { CaseState } from '../discipline/state-graph.ts';
import type { CaptainTask } from '../shu/captain-tasks.ts';
import type { natures } from '../shu/immediate-move.ts';
import type { CellCard } from '../shu/cell-card.ts';
import type { Level } from '../shu/level.ts';
import type { ClockStand } from '../shu/clock-moves.ts';
import type { Shift } from '../shu/shift.ts';
import type { ShiftTopic } from '../shu/shift-topics.ts';
import type { WaitingPlace } from '../shu/waiting.ts';
import type { OrderDue } from '../shu/work.ts';
import type { DeskList } from './shapes.ts';

/** Somebody on a list of the unit: who he is, where, at which level now. */
export interface UnitPerson {
  readonly id: string;
  readonly name: string;
  readonly din: string;
  readonly unit: string | null;
  readonly cell: string | null;
  readonly level: Level | null;
}

/** A report that awaits the Captain (PIMS R8), the oldest incident first. */
export interface CaptainLine extends UnitPerson {
  readonly task: CaptainTask;
  readonly rules: readonly string[];
  readonly state: CaseState;
  /** What was asked of the Watch Commander on this report, or without one while it was open; null where nothing was. */
  readonly immediateMove: 'awaits the Watch Commander' | 'approved' | 'refused' | null;
}

/** An immediate move that awaits the Watch Commander, or that he approved and nobody has made (PIMS R9). */
export interface ApprovalLine extends UnitPerson {
  /** The root of the request. */
  readonly request: string;
  readonly askedOn: string;
  readonly askedBy: string;
  readonly nature: (typeof natures)[number];
  readonly words: string;
  /** The day of the approval, and by whom; null while it awaits one. */
  readonly approved: { readonly on: string; readonly by: string } | null;
}

/** An order in force and when it is to be reviewed, the first due first. */
export interface OrderLine extends UnitPerson, OrderDue {}

/** Somebody on the waiting list, in his place, with what has come about him since (PIMS R2, R5). */
export interface WaitingPerson extends UnitPerson, WaitingPlace {
  /** What a report that is not decided would do, in words; empty where there is none. */
  readonly risk: string;
  /** A move down that is asked for or decided on and not made; null where there is none. */
  readonly moving: string | null;
}

/** Somebody found eligible who is not on the waiting list: the finding is lost, or in question, and why. */
export interface NotWaiting extends UnitPerson {
  readonly to: 'II' | 'III';
  readonly foundOn: string;
  readonly state: 'lost' | 'in question';
  readonly because: string;
}

/** Beds free now on a gallery of the unit, by its designation of today. */
export interface GalleryBeds {
  readonly unit: string;
  readonly gallery: string;
  readonly name: string;
  readonly levels: readonly Level[];
  readonly free: number;
  /** Cells that nobody is in. */
  readonly empty: number;
}

export interface WaitingList {
  /** In the order of the list: by level, then by place. */
  readonly waiting: readonly WaitingPerson[];
  /** The last found first. */
  readonly notWaiting: readonly NotWaiting[];
  readonly beds: readonly GalleryBeds[];
}

/** Somebody whose review by the Disciplinary Review Committee is due, or will be. */
export interface DrcReviewLine extends UnitPerson {
  readonly due: string;
  /** Days of confinement owed on admission, and how many of them come before the review. */
  readonly owed: number;
  readonly part: number;
  readonly admitted: string;
  /** The release date from confinement as it stands; null where nothing is owed any more. */
  readonly release: string | null;
  /** True where no admission is entered and its day is taken from the first level of the stay. */
  readonly inferred: boolean;
}

/** A recommendation that awaits the Superintendent. */
export interface DrcDecisionLine extends UnitPerson {
  /** The root of the recommendation. */
  readonly review: string;
  readonly on: string;
  readonly days: number;
  readonly release: string | null;
}

/** A time cut reckoned from terms that have changed since. */
export interface DrcCutLine extends UnitPerson {
  readonly entry: string;
  readonly on: string;
  readonly says: string;
}

/** What the Disciplinary Review Committee and the Superintendent have before them. */
export interface DrcLists {
  /** By the day on which the review is due: those due first, and those to come. */
  readonly reviews: readonly DrcReviewLine[];
  /** Reviews that were due and not held while confinement was owed: nothing remains of which time could come off. */
  readonly missed: readonly DrcReviewLine[];
  /** The oldest recommendation first. */
  readonly decisions: readonly DrcDecisionLine[];
  readonly lookAgain: readonly DrcCutLine[];
}

/** Somebody of a unit with what his cell card says. */
export interface CardLine extends UnitPerson {
  readonly card: CellCard;
}

/** Something of the unit that waits for an office: each line says what is to be done, and leads there. */
export interface WorkList extends DeskList {
  /** The offices whose work it is. */
  readonly roles: readonly Role[];
}

/** An entry that a shift hands over. */
export interface ShiftEntry {
  readonly entry: string;
  /** The moment it was entered (ISO, UTC). */
  readonly at: string;
  readonly topic: ShiftTopic;
  readonly says: string;
  readonly authorName: string;
  /** True of one that has been struck out or put in question since. */
  readonly standsNoMore: boolean;
}

/** What was entered in the shift about somebody of the unit. */
export interface ShiftPerson extends UnitPerson {
  /** Where he was when the shift began, where that is another cell than now. */
  readonly cameFrom: { readonly unit: string; readonly cell: string } | null;
  readonly entries: readonly ShiftEntry[];
  /** How many more there are of him than are given. */
  readonly more: number;
}

/** Somebody whose level clock entries of the shift moved: how it stood, how it stands, and by which entries. */
export interface ClockMovedLine extends UnitPerson {
  readonly was: ClockStand;
  readonly now: ClockStand;
  readonly by: readonly { readonly entry: string; readonly at: string; readonly says: string; readonly authorName: string; readonly to: ClockStand }[];
}

/** Something due before the coming shift is over. */
export interface ShiftDue extends UnitPerson {
  /** The last day, or the last moment; it may have passed. */
  readonly due: string;
  readonly says: string;
  readonly opens: string;
}

/** What one shift hands over to the next. */
export interface Handover {
  /** The shift now running, and the one after. */
  readonly shift: Shift;
  readonly coming: Shift;
  /** From when on changes are listed, and the moment it is. */
  readonly since: string;
  readonly now: string;
  /** How many people anything was entered about; those given are the first by cell. */
  readonly count: number;
  readonly people: readonly ShiftPerson[];
  /** What was entered about the unit itself: galleries designated, procedures of the levels adopted. */
  readonly ofUnit: readonly Omit<ShiftEntry, 'topic'>[];
  readonly clocks: readonly ClockMovedLine[];
  readonly due: readonly ShiftDue[];
}
