import { timeRules, uncertainties, type Mark, type RuleId, type Uncertainty } from './rules.ts';

/** Something a step works on: a value, where it came from, and the step that found it if one did. */
export interface Operand<Found = number> {
  readonly name: string;
  readonly value: string;
  /** The entry that the value was entered by. */
  readonly entry?: string;
  /** In a stored derivation, the place of the step among the steps of the computation. */
  readonly step?: Found;
}

/** One step of a derivation: a rule (of time computation, where no other set is named) applied to operands, with its result in plain words. */
export interface Step<Found = number, Rule extends string = RuleId> {
  readonly rule: Rule;
  readonly title: string;
  readonly citation: string;
  readonly marks: readonly Mark[];
  readonly operands: readonly Operand<Found>[];
  readonly says: string;
  readonly result: string;
  readonly uncertain?: Uncertainty;
}

/** A step while it is worked out: its operands hold the steps before it. */
export interface Working<Rule extends string = RuleId> extends Step<Working<Rule>, Rule> {}

/** A point on which a conclusion is to be verified, and why. */
export interface Doubt {
  readonly doubt: Uncertainty | 'K';
  readonly says: string;
}

/** Makes a step of a rule, copying the rule's words so that they stay with the conclusion. */
export function step(rule: RuleId, operands: readonly Operand<Working>[], says: string, result: string, uncertain?: Uncertainty): Working {
  const { title, citation, marks } = timeRules[rule];
  return { rule, title, citation, marks, operands, says, result, ...(uncertain ? { uncertain } : {}) };
}

/** The steps of a working in the order in which one would work them, each once; those known already, with all before them, left out. */
export function inOrder<Rule extends string>(last: Working<Rule>, known?: ReadonlyMap<Working<Rule>, unknown>): readonly Working<Rule>[] {
  const seen = new Set<Working<Rule>>();
  const visit = (one: Working<Rule>): void => {
    if (seen.has(one) || known?.has(one)) return;
    for (const operand of one.operands) if (operand.step) visit(operand.step);
    seen.add(one);
  };
  visit(last);
  return [...seen];
}

/**
 * What a conclusion rests on that is not sure, each once: the uncertainties its steps name, and the
 * rules known from knowledge alone.
 */
export function doubtsOf(last: Working): readonly Doubt[] {
  const doubts = new Map<string, Doubt>();
  for (const { uncertain, marks, title, citation } of inOrder(last)) {
    if (uncertain) doubts.set(uncertain, { doubt: uncertain, says: uncertainties[uncertain] });
    else if (marks.every((mark) => mark === 'K')) doubts.set(title, { doubt: 'K', says: `${title} (${citation}) is from knowledge; check the text.` });
  }
  return [...doubts.values()];
}

/** Collects the steps of several conclusions so that one that many rest on is stored once. */
export class StepBook<Rule extends string = RuleId> {
  readonly #places = new Map<Working<Rule>, number>();
  readonly #same = new Map<string, number>();
  readonly steps: Step<number, Rule>[] = [];

  /** Enters a step and all before it; of two that say the same of the same, one. Out: its place. */
  enter(last: Working<Rule>): number {
    for (const one of inOrder(last, this.#places)) {
      const operands = one.operands.map(({ step: before, ...operand }): Operand => (before ? { ...operand, step: this.#places.get(before)! } : operand));
      const same = `${one.rule} ${one.says} ${operands.map(({ name, entry, step: before }) => `${name} ${entry} ${before}`).join(' ')}`;
      const place = this.#same.get(same) ?? this.steps.length;
      if (place === this.steps.length) this.steps.push({ ...one, operands });
      this.#same.set(same, place);
      this.#places.set(one, place);
    }
    return this.#places.get(last)!;
  }
}

/** Places of the steps that a stored conclusion rests on, its own among them. In: the steps of its computation, its own place. */
export function stepPlaces(steps: readonly Pick<Step, 'operands'>[], last: number): ReadonlySet<number> {
  const needed = new Set<number>();
  const visit = (place: number): void => {
    if (needed.has(place)) return;
    needed.add(place);
    for (const operand of steps[place]?.operands ?? []) if (operand.step !== undefined) visit(operand.step);
  };
  visit(last);
  return needed;
}

/** The steps that a stored conclusion rests on, in the order in which one would work them. In: the steps of its computation, its own place. */
export function stepsTo(steps: readonly Step[], last: number): readonly Step[] {
  return [...stepPlaces(steps, last)].toSorted((a, b) => a - b).flatMap((place) => steps[place] ?? []);
}
