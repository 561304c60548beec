import type { Operand, Working as AnyWorking } from '../time/derivation.ts';
import type { Mark } from '../time/rules.ts';

const page = (at: string) => `PIMS, Upstate 5/01/01 ${at}`;

/** The rules of the Disciplinary Review Committee, and, marked so, what this program reads into them. */
export const drcRules = {
  admission: { title: 'Transfer or admittance to the unit', citation: page('p. 1 G'), marks: ['S'] },
  'admission.inferred': { title: 'Taken from the first level of the present stay', citation: page('p. 1 G'), marks: ['K'] },
  owed: { title: 'Confinement owed on admission, each day once', citation: `${page('p. 1 G')}; Ifill v State`, marks: ['S'] },
  'owed.admission-day': { title: 'The day of admission is read as served', citation: page('p. 1 G'), marks: ['K'] },
  'owed.changed': { title: 'What appeals and later dispositions make of the time is owed as if from the first', citation: page('p. 1 G'), marks: ['K'] },
  review: { title: 'Reviewed upon completion of one half of the time owed', citation: page('p. 1 G, p. 2'), marks: ['S'] },
  'review.rounding': { title: 'A broken day of the half, and that the day of completion is the day of the review', citation: page('p. 1 G'), marks: ['K'] },
  remaining: { title: 'The remaining time', citation: page('p. 1 G, p. 2'), marks: ['S'] },
  'ceiling.I': { title: 'Level I: up to 1/3 of the remaining time', citation: page('p. 1 G'), marks: ['S'] },
  'ceiling.II': { title: 'Level II: up to one third of the remaining time', citation: page('p. 2'), marks: ['S'] },
  'ceiling.III': { title: 'Level III: one half or any portion of the remaining time, so the whole of it at most', citation: page('p. 2 E'), marks: ['S', 'K'] },
  'ceiling.rounding': { title: 'A broken day of the ceiling', citation: page('p. 1 G, p. 2'), marks: ['K'] },
  cut: { title: 'Time cut by the Superintendent', citation: page('p. 1 G, p. 2'), marks: ['S'] },
  release: { title: 'The release date from confinement: the last day owed less the cuts', citation: page('p. 1 G'), marks: ['S'] },
} as const satisfies Record<string, { title: string; citation: string; marks: readonly Mark[] }>;

export type DrcRule = keyof typeof drcRules;
export type Working = AnyWorking<DrcRule>;

/** A step of the arithmetic: the rule's words are copied, so that they stay with the conclusion. */
export function step(rule: DrcRule, operands: readonly Operand<Working>[], says: string, result: string): Working {
  return { rule, ...drcRules[rule], operands, says, result };
}
