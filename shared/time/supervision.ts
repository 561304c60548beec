import { step, type Operand, type Working } from './derivation.ts';
import { operandOf, type TermSource } from './good-time.ts';
import type { WorkedTerm } from './last-day.ts';
import type { Together } from './merge.ts';
import { mergedPrs, prsMaximum } from './other-dates.ts';
import { isNothing, noTerm, sayTerm, termBetween, termOf, writeTerm } from './term.ts';
import type { Violation } from './violation.ts';

/**
 * The supervision that follows the next release (PL 70.45(5)(c), (d)): the longest of what the sentences ask for and of
 * what was left at a delinquency. Null where no sentence has any; nothing where it was all served before.
 */
export function supervisionOwed({ chains }: Pick<Together, 'chains'>, violation: Violation | null): TermSource | null {
  const left = violation && supervisionLeft(violation);
  const counted = new Set(violation ? keysOf(violation.before) : []);
  const periods = new Map(
    chains
      .flatMap((chain) => chain.sentences)
      .flatMap(({ commitment, number, count, entry, title }): readonly (readonly [string, TermSource & { readonly title: string }])[] => {
        const prs = count.kind === 'determinate' && count.prs !== undefined ? termOf(count.prs) : noTerm;
        return isNothing(prs) || counted.has(`${commitment}/${number}`) ? [] : [[`${commitment}/${number}`, { term: prs, entry, title }]];
      }),
  );
  const sources = [...(left ? [{ ...left, title: 'left at the delinquency' }] : []), ...periods.values()];
  const [only] = sources;
  if (!only || sources.length === 1) return only ?? null;
  const longest = mergedPrs(sources.map(({ term }) => term));
  const operands: Operand<Working>[] = sources.map((source) => operandOf(source.title, source));
  return { term: longest, step: step('prs.merge', operands, `Supervision of ${sources.map(({ term }) => sayTerm(term)).join(' and ')} merges in the longest = ${sayTerm(longest)}`, writeTerm(longest)) };
}

function keysOf({ chains }: Pick<Together, 'chains'>): readonly string[] {
  return chains.flatMap((chain) => chain.sentences.map(({ commitment, number }) => `${commitment}/${number}`));
}

/** What was left of supervision at a delinquency, from the release before it (PL 70.45(5)(d)). Null where there was none to serve. */
function supervisionLeft({ before, earlier, released, delinquent }: Violation): WorkedTerm | null {
  const whole = supervisionOwed(before, earlier);
  if (!whole) return null;
  const end = released && prsMaximum(Temporal.PlainDate.from(released.day), whole.term);
  const term = !end ? whole.term : end.toString() <= delinquent.day ? noTerm : termBetween(Temporal.PlainDate.from(delinquent.day), end);
  const operands: Operand<Working>[] = [
    operandOf('supervision', whole),
    ...(released ? [{ name: 'released', value: released.day, entry: released.entry }] : []),
    { name: 'delinquent', value: delinquent.day, entry: delinquent.entry },
  ];
  const says = end ? `Supervision of ${sayTerm(whole.term)} from the release on ${released.day} would have ended on ${end}; at the delinquency on ${delinquent.day} ${sayTerm(term)} of it was left` : `No release before the delinquency on ${delinquent.day} is on record: supervision of ${sayTerm(whole.term)} is left`;
  return { term, step: step('prs.violation', operands, says, writeTerm(term), 'U11') };
}

/** The last day of supervision from a release. Null where there is none. */
export function supervisionEnd(running: Together, violation: Violation | null, released: string): Temporal.PlainDate | null {
  const owed = supervisionOwed(running, violation);
  return owed && !isNothing(owed.term) ? prsMaximum(Temporal.PlainDate.from(released), owed.term) : null;
}
