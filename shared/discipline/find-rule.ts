import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import type { RuleOfBehavior } from './rules-of-behavior.ts';

/** The rules that held on a day, by the procedure in force then. In: the procedures, the day of the incident. */
export function rulesOn({ behavior }: Pick<Procedures, 'behavior'>, day: string): readonly RuleOfBehavior[] {
  const { rules } = inForceOn(behavior, Temporal.PlainDate.from(day)).numbers;
  return rules.filter(({ from, until }) => (from === undefined || from <= day) && (until === undefined || day <= until));
}

/**
 * Rules found by number or by words, in order of number.
 * In: what was typed (`100.1`, `10013`, `fight`, `refus order`), the rules. A number matches from its beginning, with
 * or without the point; every word typed must begin a word of the title.
 */
export function findRules(text: string, rules: readonly RuleOfBehavior[]): readonly RuleOfBehavior[] {
  const typed = text.trim().toLowerCase();
  if (typed === '') return rules;
  const digits = typed.replace('.', '');
  if (/^\d+$/.test(digits)) return rules.filter(({ number }) => number.startsWith(typed) || number.replace('.', '').startsWith(digits));
  const words = typed.split(/\s+/);
  return rules.filter(({ title }) => {
    const inTitle = title.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    return words.every((word) => inTitle.some((one) => one.startsWith(word)));
  });
}
