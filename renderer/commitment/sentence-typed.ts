import { commitmentBody, commitmentFacet, type Commitment, type CommitmentBody } from '../../shared/time/commitment.ts';
import { eventSchema, type EventBody, type SentenceEvent } from '../../shared/time/event.ts';
import type { JailTime } from '../../shared/time/jail-time.ts';
import type { SentenceInputs } from '../../shared/time/sentence.ts';

/** What a fact is called until it has an entry of its own. */
const typed = 'typed';

/**
 * The sentence with a commitment as it is being typed. In: what is on record; the commitment on record that
 * the words would correct, if any; the words; the days of jail time typed beside them, null for none.
 * Out: null while the words are no commitment yet.
 */
export function withCommitment(page: SentenceInputs, of: Commitment | undefined, body: CommitmentBody, jailDays: number | null): SentenceInputs | null {
  const read = commitmentBody.safeParse(body);
  if (!read.success) return null;
  const { root, entry } = of ?? { root: typed, entry: typed };
  const commitment = { ...read.data, root, entry };
  // The same paper on record, which will be refused, is not counted twice.
  const others = page.commitments.filter((held) => held.root === root || commitmentFacet(held) !== commitmentFacet(commitment));
  const commitments = of ? others.map((held) => (held.root === root ? commitment : held)) : [...others, commitment];
  return withJailTime({ ...page, commitments }, undefined, root, jailDays);
}

/** The sentence with jail time as it is being typed for a commitment, in place of what it would correct; null days say that none is typed. */
export function withJailTime({ commitments, jailTimes, events }: SentenceInputs, of: JailTime | undefined, commitment: string, days: number | null): SentenceInputs {
  const others = jailTimes.filter((held) => held.root !== of?.root);
  if (days === null || !Number.isSafeInteger(days) || days < 0) return { commitments, jailTimes: others, events };
  return { commitments, jailTimes: [...others, { root: of?.root ?? typed, entry: of?.entry ?? typed, commitment, days, certifiedBy: typed }], events };
}

/** The sentence with an event as it is being typed, in place of the one it would correct; null while the words are no event yet. */
export function withEvent({ commitments, jailTimes, events }: SentenceInputs, of: SentenceEvent | undefined, body: EventBody): SentenceInputs | null {
  const read = eventSchema.safeParse(body);
  if (!read.success) return null;
  const event = { ...read.data, root: of?.root ?? typed, entry: of?.entry ?? typed };
  return { commitments, jailTimes, events: of ? events.map((held) => (held.root === of.root ? event : held)) : [...events, event] };
}
