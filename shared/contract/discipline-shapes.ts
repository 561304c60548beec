import type { ClockId } from '../discipline/clock.ts';
import type { Missing } from '../discipline/missing.ts';
import type { EffectName } from '../discipline/put-right.ts';
import type { CaseMove, CaseState } from '../discipline/state-graph.ts';
import type { Tier } from '../procedures/discipline-numbers.ts';

/** A case as lists of discipline name it, with whose it is and where that person is now. */
export interface CaseNamed {
  readonly person: string;
  readonly name: string;
  readonly din: string;
  readonly unit: string | null;
  readonly cell: string | null;
  readonly report: string;
  /** The day of the incident. */
  readonly day: string;
  readonly rules: readonly string[];
  /** As the review set it; null before. */
  readonly tier: Tier | null;
  readonly state: CaseState;
}

/** A clock that nothing has met. What it is, what a miss means and who may extend it are said by its id (`clockWords`). */
export interface ClockLine extends CaseNamed {
  readonly clock: ClockId;
  /** 1 for the hearing, 2 for the first rehearing, and so on. */
  readonly round: number;
  readonly last: string;
  readonly extended: boolean;
}

/** A case that was dismissed or reversed, as those see it who may know of it: what expunged it, and nothing of what it was about. */
export interface ExpungedLine {
  /** The act that expunged it. */
  readonly entry: string;
  readonly on: string;
  readonly how: CaseMove;
  /** The account that entered it. */
  readonly by: string;
}

/** Something in a person's cases that cannot be as it was entered, or that a reversal left to be put right. */
export interface AmissLine {
  readonly person: string;
  readonly name: string;
  readonly din: string;
  readonly cell: string | null;
  readonly report: string;
  /** False where the case was expunged: there is no page of it. */
  readonly stands: boolean;
  readonly effect: EffectName | null;
  readonly since: string | null;
  readonly says: string;
  readonly remedy: string;
}

/** The clocks board. `now` is the moment at which it was asked. */
export interface ClocksBoard {
  readonly now: string;
  readonly clocks: readonly ClockLine[];
  readonly impossible: { readonly count: number; readonly lines: readonly AmissLine[] };
  readonly putRight: { readonly count: number; readonly lines: readonly AmissLine[] };
}

/** A hearing on a docket. */
export interface DocketLine extends CaseNamed {
  /** When the session began, or to when it is adjourned; null where no day is set. */
  readonly at: string | null;
  /** The officer who opened it; null before that. */
  readonly officer: { readonly account: string; readonly name: string } | null;
  readonly missing: readonly Missing[];
  /** Its open clocks, the first to run out first. */
  readonly clocks: readonly { readonly clock: ClockId; readonly last: string }[];
}

/** The hearings of a day, and those that no day is set for. */
export interface Docket {
  readonly day: string;
  readonly now: string;
  readonly hearings: readonly DocketLine[];
  readonly unset: { readonly count: number; readonly lines: readonly DocketLine[] };
}
