import type { Procedures } from '../procedures/procedures.ts';
import { passOf, passes, problem, type Pass, type Problem } from '../problems.ts';
import type { Identity } from '../records/identity.ts';
import { checkCommitment, notEntered, type CheckedAgainst } from './check-commitment.ts';
import { checkEvent } from './check-event.ts';
import { checkJailTime } from './check-jail-time.ts';
import { titleOf } from './check-relations.ts';
import { inTimeOrder, sayEvent } from './event.ts';
import type { SentenceInputs } from './sentence.ts';
import { sentencesInForce } from './sentences.ts';

/** The name of a fact that is not on record yet, while it is held against what is. */
export const proposed = 'proposed';

/** A problem with what stands on record: the fact it is about, and how people name it. */
export interface Finding {
  /** The entry first written, the entry whose words are in force, and the kind of fact. */
  readonly fact: string;
  readonly entry: string;
  readonly kind: 'commitment' | 'jail time' | 'event';
  readonly title: string;
  readonly problem: Problem;
}

/** All problems of what stands, in the three passes. */
export type Review = Readonly<Record<Pass, readonly Finding[]>>;

/**
 * Goes over a whole sentence as it stands: the papers to put right.
 * In: the sentence; whose it is, where known; the procedures; today. Out: every problem of every fact, in the three
 * passes. The checks are those that each act is held against, and what is missing beside them. Never throws.
 */
export function reviewSentence(sentence: SentenceInputs, identity: Pick<Identity, 'dateOfBirth' | 'received'> | null, procedures: Procedures, today: Temporal.PlainDate): Review {
  const found = findingsOf({ sentence, identity, procedures, today }).concat(missingFrom(sentence));
  return Object.fromEntries(passes.map((pass) => [pass, found.filter(({ problem: { code } }) => passOf(code) === pass)])) as unknown as Review;
}

/** What is wrong with each fact of a sentence by the checks of its own kind. */
export function findingsOf(against: CheckedAgainst): readonly Finding[] {
  const { commitments, jailTimes, events } = against.sentence;
  const titles = new Map(commitments.map((commitment) => [commitment.root, titleOf(commitment)]));
  return [
    ...commitments.flatMap((commitment) => checkCommitment(commitment, against).map((one) => found('commitment', commitment, titleOf(commitment), one))),
    ...jailTimes.flatMap((jail) => checkJailTime(jail, against).map((one) => found('jail time', jail, `Jail time of ${titles.get(jail.commitment) ?? 'a commitment that does not stand'}`, one))),
    ...inTimeOrder(events).flatMap((event) => checkEvent(event, against).map((one) => found('event', event, `${sayEvent(event)}, ${event.day}`, one))),
  ];
}

/** What no act can be refused for, and is missing all the same: words left out, certificates not come, a State sentence. */
function missingFrom(sentence: SentenceInputs): readonly Finding[] {
  const { commitments, jailTimes } = sentence;
  const inForce = sentencesInForce(sentence);
  const onlyDefinite = inForce.length > 0 && inForce.every(({ count }) => count.kind === 'definite');
  return commitments.flatMap((commitment) => {
    const standing = inForce.some((one) => one.commitment === commitment.root);
    const problems = [
      ...notEntered(commitment),
      ...(standing && !jailTimes.some((jail) => jail.commitment === commitment.root) ? [problem('JAI-011', { value: titleOf(commitment) })] : []),
      ...(onlyDefinite && standing ? [problem('SEN-025')] : []),
    ];
    return problems.map((one) => found('commitment', commitment, titleOf(commitment), one));
  });
}

function found(kind: Finding['kind'], { root, entry }: { readonly root: string; readonly entry: string }, title: string, one: Problem): Finding {
  return { fact: root, entry, kind, title, problem: one };
}

/**
 * The problems of a fact that is put on record, and what no longer fits there once it is: stops of other facts that were none before.
 * In: the fact's own problems; the sentence without it; the rest as for a review, with it. Out: its own problems, and
 * one warning more where they are none that stop it and others no longer fit.
 */
export function withMisfits(own: readonly Problem[], before: SentenceInputs, against: CheckedAgainst): readonly Problem[] {
  if (own.some(({ severity }) => severity === 'stop')) return own;
  const stopsOf = (sentence: SentenceInputs) => findingsOf({ ...against, sentence }).filter((one) => one.problem.severity === 'stop');
  const keyOf = ({ fact: of, problem: { code, field, value } }: Finding) => `${of} ${code} ${field} ${value}`;
  const known = new Set(stopsOf(before).map(keyOf));
  const fresh = stopsOf(against.sentence).filter((one) => !known.has(keyOf(one)));
  if (fresh.length === 0) return own;
  return [...own, problem('SEN-047', { value: fresh.length, detail: fresh.map((one) => `${one.title} (${one.problem.sentence.replace(/\.$/, '')})`).join('; ') })];
}
