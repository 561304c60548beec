import type { BehaviorNumbers, RuleOfBehavior } from '../discipline/rules-of-behavior.ts';
import { problem, type Problem } from '../problems.ts';

/**
 * Problems with standards of behavior that are to be adopted: a number once given is never taken away nor given another
 * meaning, since reports name it for ever; one that no longer holds is ended by its last day.
 * In: the new standards; every rule that was ever given a number, as each version has it.
 * A title that was read in the regulation is not changed; one from knowledge may be, with a warning.
 */
export function permanentCodeProblems({ rules }: BehaviorNumbers, ever: readonly RuleOfBehavior[]): readonly Problem[] {
  const before = new Map<string, RuleOfBehavior>();
  for (const rule of ever) if (before.get(rule.number)?.sure !== 'seen') before.set(rule.number, rule);
  const now = new Set<string>();
  const inRules = rules.flatMap((rule, index): readonly Problem[] => {
    const { number, title, from, until } = rule;
    const at = `numbers.rules.${index}`;
    const was = before.get(number);
    const isTwice = now.has(number);
    now.add(number);
    return [
      ...(isTwice ? [problem('BEH-001', { field: `${at}.number`, value: number })] : []),
      ...(from !== undefined && until !== undefined && until < from ? [problem('BEH-005', { field: `${at}.until`, value: until, detail: from })] : []),
      ...(was && wordsOf(was.title) !== wordsOf(title) ? [problem(was.sure === 'seen' ? 'BEH-003' : 'BEH-004', { field: `${at}.title`, value: number, detail: was.title })] : []),
    ];
  });
  return [...inRules, ...missingIn(now, before)];
}

/** Problems with a version of the standards that is to be struck out: what reports have charged would have no words. */
export function missingIn(now: ReadonlySet<string>, before: ReadonlyMap<string, RuleOfBehavior>): readonly Problem[] {
  return [...before.keys()].flatMap((number) => (now.has(number) ? [] : [problem('BEH-002', { field: 'numbers.rules', value: number })]));
}

/** Titles that differ in their signs and capitals alone say the same. */
function wordsOf(title: string): string {
  return title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ');
}
