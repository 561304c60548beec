import { timeRules, type Mark, type RuleId, type Uncertainty } from './rules.ts';

/** Something a step works on: a value, where it came from, and the step that found it if one did. */
export interface Operand {
  readonly name: string;
  readonly value: string;
  /** The entry that the value was entered by. */
  readonly entry?: string;
  readonly step?: Step;
}

/** One step of a derivation: a rule applied to operands, with its result in plain words. */
export interface Step {
  readonly rule: RuleId;
  readonly title: string;
  readonly citation: string;
  readonly marks: readonly Mark[];
  readonly operands: readonly Operand[];
  readonly says: string;
  readonly result: string;
  readonly uncertain?: Uncertainty;
}

/** Makes a step of a rule, copying the rule's words so that they stay with the conclusion. */
export function step(rule: RuleId, operands: readonly Operand[], says: string, result: string, uncertain?: Uncertainty): Step {
  const { title, citation, marks } = timeRules[rule];
  return { rule, title, citation, marks, operands, says, result, ...(uncertain ? { uncertain } : {}) };
}

/** The steps of a derivation in the order in which one would work them, each once. */
export function inOrder(last: Step): readonly Step[] {
  const seen = new Set<string>();
  const visit = (one: Step): Step[] => {
    const before = one.operands.flatMap((operand) => (operand.step ? visit(operand.step) : []));
    const key = `${one.rule} ${one.says}`;
    if (seen.has(key)) return before;
    seen.add(key);
    return [...before, one];
  };
  return visit(last);
}

/** The doubts that a derivation rests on, each once. */
export function doubtsOf(last: Step): readonly Uncertainty[] {
  return [...new Set(inOrder(last).flatMap((one) => (one.uncertain ? [one.uncertain] : [])))];
}
