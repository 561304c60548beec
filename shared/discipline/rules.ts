import type { Mark } from '../time/rules.ts';
import type { Operand, Working as AnyWorking } from '../time/derivation.ts';

/**
 * The rules of discipline that clocks, ceilings and refusals rest on, each with its law and how sure it
 * is (domain page, section 4; S seen, K from knowledge).
 */
export const disciplineRules = {
  'clock.start': { title: 'The hearing of a confined person starts', citation: '7 NYCRR 251-5.1(a); Anderson v Coughlin', marks: ['S'] },
  'clock.finish': { title: 'The hearing is finished', citation: '7 NYCRR 251-5.1(b); Haigler v Fischer', marks: ['S'] },
  'clock.tier-1': { title: 'The violation hearing is finished', citation: '7 NYCRR 251-5.1(c)', marks: ['K'] },
  'clock.release': { title: 'Released from confinement at Tier I', citation: '7 NYCRR 251-1.6', marks: ['K'] },
  'clock.notice': { title: 'Notice before the hearing', citation: '7 NYCRR 253.6, 254.6', marks: ['K'] },
  'clock.assistance': { title: 'Assistance before the hearing', citation: '7 NYCRR 251-4.1, 254.6', marks: ['K'] },
  'clock.written': { title: 'The written disposition is given', citation: '7 NYCRR 253.7, 254.7', marks: ['K'] },
  'clock.appeal': { title: 'Appeal', citation: '7 NYCRR 252.6, 253.8, 254.8', marks: ['K'] },
  'clock.appeal-decision': { title: 'The appeal is decided', citation: '7 NYCRR 253.8, 254.8', marks: ['K'] },
  'clock.rehearing': { title: 'The rehearing is finished', citation: 'Directive 4932', marks: ['K'] },
  'count.days': { title: 'Days counted from the day after', citation: 'General Construction Law 20; Anderson v Coughlin', marks: ['S'] },
  'count.hours': { title: 'Hours counted by the clock', citation: '7 NYCRR chapter V', marks: ['K'] },
  'count.inclusive': { title: 'Days of confinement with the first and the last', citation: 'Ifill v State', marks: ['S'] },
  extension: { title: 'Extended before it had run', citation: '7 NYCRR 251-5.1', marks: ['S'] },
  'extension.late': { title: 'Extended after it had run', citation: '7 NYCRR 251-5.1(a)', marks: ['S'] },
  suspension: { title: 'A penalty suspended', citation: '7 NYCRR 253.7, 254.7', marks: ['K'] },
  'halt.consecutive': { title: 'Consecutive days of segregated confinement', citation: 'COR 137(6)(i); Peterkin v DOCCS', marks: ['S', 'K'] },
  'halt.window': { title: 'Days of segregated confinement in a stretch', citation: 'COR 137(6)(i); Peterkin v DOCCS', marks: ['S', 'K'] },
  'halt.short': { title: 'Segregated confinement without the two findings', citation: 'COR 137(6)(k)(i)', marks: ['S'] },
  'halt.findings': { title: 'The two written findings', citation: 'COR 137(6)(k)(ii)', marks: ['S'] },
  'halt.special': { title: 'Special populations', citation: 'COR 2(33)', marks: ['K'] },
  'halt.hours': { title: 'Confined to the cell for more than 17 hours a day', citation: 'COR 2(23)', marks: ['S'] },
} as const satisfies Record<string, { title: string; citation: string; marks: readonly Mark[] }>;

export type DisciplineRule = keyof typeof disciplineRules;
export type Working = AnyWorking<DisciplineRule>;

/** A step of a clock or a counter: the rule's words are copied, so that they stay with the conclusion. */
export function step(rule: DisciplineRule, operands: readonly Operand<Working>[], says: string, result: string): Working {
  return { rule, ...disciplineRules[rule], operands, says, result };
}

/** The law of a rule as refusals name it, with a word where it was not read. */
export function lawOf(rule: DisciplineRule): string {
  const { citation, marks } = disciplineRules[rule];
  return sayLaw(citation, marks);
}

/** A citation, with a word where it is from knowledge alone. */
export function sayLaw(citation: string, marks: readonly Mark[]): string {
  return marks.every((mark) => mark === 'K') ? `${citation} (from knowledge)` : citation;
}
