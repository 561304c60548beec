import type { Outcome } from '../entry/fold.ts';
import type { Sight } from '../entry/header.ts';
import type { ProcedureName, ProcedureVersion } from '../procedures/procedures.ts';

/** What the window needs to know what is in force: the versions adopted at the station, in the order in which they count. */
export interface AdoptedLine extends ProcedureVersion<unknown> {
  readonly procedure: ProcedureName;
}

/** A version that an entry adopted, as the page of procedures shows it. */
export interface AdoptedShown extends AdoptedLine {
  readonly root: string;
  readonly entry: string;
  /** The subject that it was adopted on. */
  readonly subject: string;
  readonly adoptedBy: string;
  readonly adoptedOn: string;
  readonly enteredAt: string;
  readonly reason: string;
  readonly outcome: Outcome;
}

export interface ProcedureList {
  readonly adopted: readonly AdoptedShown[];
  /** The facility whose own versions are adopted here; null where none is described. */
  readonly facility: string | null;
  /** What has been seen of each procedure, by its subject: sent with the acts on it. */
  readonly seen: Readonly<Record<string, readonly Sight[]>>;
}

/** One day that a change would move. Null where there is none. */
export interface DayMoved {
  readonly what: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface PersonMoved {
  readonly id: string;
  readonly din: string;
  readonly name: string;
  readonly moved: readonly DayMoved[];
}

/** What a version would do to whom, if it were adopted. */
export interface ChangePreview {
  readonly is: 'done';
  /** How many people were looked at, and how many days or dates would change for how many. */
  readonly looked: number;
  readonly changed: number;
  /** Those whose days move, by name; cut off after as many as a page bears. */
  readonly people: readonly PersonMoved[];
  /** What cannot be counted, in plain words; empty where everything was. */
  readonly words: string;
}
