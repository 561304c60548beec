import type { Mark } from '../time/rules.ts';
import type { Step } from '../time/derivation.ts';
import type { Moment } from './moment.ts';
import type { DisciplineRule } from './rules.ts';

export const clockIds = ['start', 'finish', 'tier-1', 'release', 'notice', 'assistance', 'written', 'appeal', 'appeal-decision', 'rehearing'] as const;
export type ClockId = (typeof clockIds)[number];

/**
 * Where a clock stands. `running`: not met, and not run out. `extended`: the same, on borrowed time. `met`: in time.
 * `missed`: met too late, or run out. `ended`: what it counts to is no longer called for.
 */
export const clockStates = ['running', 'extended', 'met', 'missed', 'ended'] as const;
export type ClockState = (typeof clockStates)[number];

/** An extension of a clock, and whether it counts: one authorized after the clock had run does not. */
export interface ExtensionSeen {
  readonly entry: string;
  readonly askedBy: string;
  readonly authorizedBy: string;
  readonly at: Moment;
  readonly until: string;
  readonly why: string;
  readonly counts: boolean;
}

/** One clock of a case: its rule, the event it counts from, its last day, who may extend it, and what a miss means. */
export interface Clock {
  readonly id: ClockId;
  /** 1 for the hearing, 2 for the first rehearing, and so on. */
  readonly round: number;
  readonly title: string;
  readonly citation: string;
  readonly marks: readonly Mark[];
  /** Whose time it is: the office must act by it, or the person may. */
  readonly whose: 'office' | 'person';
  readonly from: { readonly what: string; readonly at: string; readonly entry: string };
  /** The last day (`yyyy-mm-dd`) or the last minute (`yyyy-mm-ddThh:mm`); of a clock that holds back, the first minute. */
  readonly last: string;
  /** `by`: it is to be done by then. `not before`: it waits until then. */
  readonly direction: 'by' | 'not before';
  readonly state: ClockState;
  readonly met: { readonly at: Moment; readonly entry: string } | null;
  readonly extensions: readonly ExtensionSeen[];
  /** Who may extend it; null where nobody may. */
  readonly mayExtend: string | null;
  readonly missMeans: string;
  /** True where a miss undoes the charges by itself. */
  readonly mandatory: boolean;
  readonly steps: readonly Step<number, DisciplineRule>[];
}

interface ClockWords {
  readonly rule: DisciplineRule;
  readonly whose: Clock['whose'];
  readonly direction: Clock['direction'];
  readonly mayExtend: string | null;
  readonly missMeans: string;
  readonly mandatory: boolean;
}

const byCommissioner = 'the commissioner or a designee, before it has run';

/** What is the same of every clock of a sort. What a miss means is from knowledge where the mark of the rule is, and for written dispositions, appeals and rehearings altogether. */
export const clockWords: Readonly<Record<ClockId, ClockWords>> = {
  start: { rule: 'clock.start', whose: 'office', direction: 'by', mayExtend: byCommissioner, missMeans: 'The charges are dismissed and expunged: the limit is mandatory (Anderson v Coughlin).', mandatory: true },
  finish: { rule: 'clock.finish', whose: 'office', direction: 'by', mayExtend: byCommissioner, missMeans: 'The hearing is not void for that alone: the limit is directory, and prejudice must be shown (Haigler v Fischer).', mandatory: false },
  'tier-1': { rule: 'clock.tier-1', whose: 'office', direction: 'by', mayExtend: byCommissioner, missMeans: 'The delay is a ground of appeal; as far as is known the limit is directory.', mandatory: false },
  release: { rule: 'clock.release', whose: 'office', direction: 'by', mayExtend: null, missMeans: 'The person is confined without authority and is to be released at once.', mandatory: false },
  notice: { rule: 'clock.notice', whose: 'office', direction: 'not before', mayExtend: null, missMeans: 'The person had too little time to prepare: a ground of reversal.', mandatory: false },
  assistance: { rule: 'clock.assistance', whose: 'office', direction: 'not before', mayExtend: null, missMeans: 'The person had too little time with the assistant: a ground of reversal.', mandatory: false },
  written: { rule: 'clock.written', whose: 'office', direction: 'by', mayExtend: null, missMeans: 'The delay is a ground of appeal; the time to appeal runs from the delivery.', mandatory: false },
  appeal: { rule: 'clock.appeal', whose: 'person', direction: 'by', mayExtend: null, missMeans: 'The disposition is final, unless the authority takes a late appeal.', mandatory: false },
  'appeal-decision': { rule: 'clock.appeal-decision', whose: 'office', direction: 'by', mayExtend: null, missMeans: 'The appeal is overdue; the person may go to court (CPLR article 78).', mandatory: false },
  rehearing: { rule: 'clock.rehearing', whose: 'office', direction: 'by', mayExtend: 'the authority that ordered it, before it has run', missMeans: 'The order is not kept: the charges are to be dismissed and expunged.', mandatory: true },
};

/** The clocks to be seen to, the most pressing first: those of the office that run, and those missed that nothing has met. */
export function pressing(clocks: readonly Clock[]): readonly Clock[] {
  return clocks
    .filter(({ state, whose, direction, met }) => whose === 'office' && direction === 'by' && (state === 'running' || state === 'extended' || (state === 'missed' && met === null)))
    .toSorted((a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0));
}
