import type { Operand, Step, Working as AnyWorking } from '../time/derivation.ts';
import type { Mark } from '../time/rules.ts';

/** Whether the text says it, or this program reads it so. */
export type RuleMark = 'source' | 'inferred';

const page = (number: 1 | 2 | 3) => `Upstate 5/01/01 p. ${number}`;

/** The rules of the Progressive Inmate Movement System, R1 to R17, and under a rule's own name what this program reads into it. */
const rules = {
  R1: { title: 'Level I to Level II: the minimum days without a disciplinary report', page: page(1), mark: 'source' },
  'R1.count': { title: 'The period is over when its days have passed: its first day and the minimum added', page: page(1), mark: 'inferred' },
  'R1.procedure': { title: 'A period has the minimum that was in force on the day it began', page: page(1), mark: 'inferred' },
  'R1.tiers': { title: 'A disciplinary report of any tier begins the period anew', page: page(1), mark: 'inferred' },
  'R1.undecided': { title: 'A report at Level II that nobody has decided puts the period at risk, as at Level I', page: page(3), mark: 'inferred' },
  R2: { title: 'Level II to Level III: the minimum days without a disciplinary report, then the waiting list', page: page(2), mark: 'source' },
  'R2.report': { title: 'A report affirmed at Level II without a move begins the period anew on its day', page: page(2), mark: 'inferred' },
  'R2.down': { title: 'Moved to Level II from Level III, the period begins on the day of the move, as at Level I', page: page(3), mark: 'inferred' },
  'R2.order': { title: 'The waiting list goes by the day of eligibility, then by the day of the finding', page: page(2), mark: 'inferred' },
  R3: { title: 'Recent acts of misbehavior and the overall disciplinary record are reviewed by a person', page: page(1), mark: 'source' },
  R4: { title: 'On a restraint order nobody is eligible, nor until off it for the days set, with positive adjustment', page: page(1), mark: 'source' },
  R5: { title: 'Found eligible is not moved: the move waits for space', page: page(1), mark: 'source' },
  R6: { title: 'No advance to Level III without space on the galleries for it', page: page(3), mark: 'source' },
  R7: { title: 'Misbehavior, or no positive adjustment, may lead to a Level I cell', page: page(3), mark: 'source' },
  R8: { title: 'The Captain or a designee reviews every Tier II and Tier III report', page: page(3), mark: 'source' },
  'R8.levels': { title: 'The review is called for while the person is at Level II or III, or was when the report arose', page: page(3), mark: 'inferred' },
  R9: { title: 'An immediate move is approved by the Watch Commander', page: page(3), mark: 'source' },
  R10: { title: 'Sanctions may mean a loss of privileges and a new adjustment period: the Captain decides', page: page(2), mark: 'source' },
  R11: { title: 'Moved to Level I, the period begins on the day of the move', page: page(3), mark: 'source' },
  R12: { title: 'A report issued and affirmed at Level I: the period begins on the day of the report', page: page(3), mark: 'source' },
  'R12.day': { title: 'The day of a report is the day it was written, or that of the incident where it does not say', page: page(3), mark: 'inferred' },
  R13: { title: 'Off a restraint order: the days run from the day after it ends', page: page(1), mark: 'inferred' },
  R14: { title: 'A new adjustment period begins on the day that the Captain sets', page: page(2), mark: 'inferred' },
  R15: { title: 'If possible, people on different levels do not share a cell', page: page(3), mark: 'source' },
  R16: { title: 'Level III is on the upper galleries and the lower B galleries', page: page(3), mark: 'source' },
  R17: { title: 'The facility designates galleries and cells to levels', page: page(1), mark: 'source' },
} as const satisfies Record<string, { title: string; page: string; mark: RuleMark }>;

/** The rules of the levels and of the committee as they read now. To be raised when they conclude otherwise than before, so that what lists show is made again. */
export const levelRuleSet = 'R1-R17, 2';

export type ShuRule = keyof typeof rules;

/** A rule of the levels as screens and refusals name it. */
export interface RuleOfLevels {
  readonly id: ShuRule;
  readonly title: string;
  /** `PIMS R12, Upstate 5/01/01 p. 3`. */
  readonly citation: string;
  readonly mark: RuleMark;
}

/** Every rule by its id: a bare number is a rule of the source; with a word after it, a reading of this program. */
export const shuRules = Object.fromEntries(
  Object.entries(rules).map(([id, { title, page: where, mark }]) => [id, { id, title, citation: `PIMS ${id.split('.')[0]}, ${where}`, mark }]),
) as unknown as { readonly [Id in ShuRule]: RuleOfLevels };

/** The rule as a refusal names it: `PIMS R12`. */
export function pims(...ids: readonly ShuRule[]): string {
  return `PIMS ${[...new Set(ids.map((id) => id.split('.')[0]))].join(', ')}`;
}

export type Working = AnyWorking<ShuRule>;
export type LevelStep = Step<number, ShuRule>;

const marks: Readonly<Record<RuleMark, readonly Mark[]>> = { source: ['S'], inferred: ['K'] };

/** A step of a level clock: the rule's words are copied, so that they stay with the conclusion. */
export function step(rule: ShuRule, operands: readonly Operand<Working>[], says: string, result: string): Working {
  const { title, citation, mark } = shuRules[rule];
  return { rule, title, citation, marks: marks[mark], operands, says, result };
}
