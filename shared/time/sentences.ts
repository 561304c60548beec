import type { Count } from './count.ts';
import { step, type Working } from './derivation.ts';
import { inTimeOrder } from './event.ts';
import type { JailTime } from './jail-time.ts';
import type { SentenceInputs } from './sentence.ts';

/** One count as it stands: its terms after any resentence, and what it is counted from. */
export interface Sentence {
  /** The commitment, by the entry first written, and the number of the count on it, from 1. */
  readonly commitment: string;
  readonly number: number;
  readonly title: string;
  readonly count: Count;
  /** The entry that the terms in force were entered by. */
  readonly entry: string;
  /** The commitment's words, for the dates of reception and sentence. */
  readonly paper: string;
  readonly sentenced: string;
  readonly received: string;
  readonly jailTime: JailTime | undefined;
  /** For new terms in place of vacated ones (PL 70.30(5)). */
  readonly resentence?: Working;
}

/**
 * The counts that stand, in the order of reception: those vacated left out, those resentenced with their
 * new terms, running as if they had begun when the vacated ones did (PL 70.30(5)).
 */
export function sentencesInForce({ commitments, jailTimes, events }: SentenceInputs): readonly Sentence[] {
  const changes = inTimeOrder(events).filter((event) => event.event === 'vacated' || event.event === 'resentenced');
  const sentences = commitments.flatMap((commitment) => {
    const { root, entry, county, indictment, sentenced, received } = commitment;
    const jailTime = jailTimes.find((held) => held.commitment === root);
    const of = (count: Count, number: number): Sentence => {
      const title = `${county} ${indictment}${commitment.counts.length > 1 ? `, count ${number}` : ''}`;
      return { commitment: root, number, title, count, entry, paper: entry, sentenced, received, jailTime };
    };
    const standing = new Map(commitment.counts.map((count, index) => [index + 1, of(count, index + 1)]));
    for (const change of changes) {
      if (change.commitment !== root) continue;
      if (change.event === 'vacated') for (const number of change.counts ?? [...standing.keys()]) standing.delete(number);
      else for (const { of: number, count } of change.counts) standing.set(number, resentenced(of(count, number), change));
    }
    return [...standing.values()].toSorted((a, b) => a.number - b.number);
  });
  return sentences.toSorted(byReception);
}

/** Orders sentences by reception, then by the day of sentence, then by paper and count: never by the order in which they were entered. */
function byReception(a: Sentence, b: Sentence): number {
  return compare(a.received, b.received) || compare(a.sentenced, b.sentenced) || compare(a.commitment, b.commitment) || a.number - b.number;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** For each order that vacated counts which nothing took the place of, the step that says so. In: what stands of the record; the counts in force. */
export function vacatedOf({ commitments, events }: SentenceInputs, inForce: readonly Sentence[]): readonly Working[] {
  return inTimeOrder(events).flatMap((event) => {
    const commitment = event.event === 'vacated' ? commitments.find((held) => held.root === event.commitment) : undefined;
    if (event.event !== 'vacated' || !commitment) return [];
    const gone = (event.counts ?? commitment.counts.map((_, index) => index + 1)).filter((number) => number <= commitment.counts.length && !inForce.some((one) => one.commitment === commitment.root && one.number === number));
    if (gone.length === 0) return [];
    const which = commitment.counts.length === 1 ? '' : `, count${gone.length > 1 ? 's' : ''} ${gone.join(', ')}`;
    const operands = [{ name: 'vacated', value: event.order, entry: event.entry }];
    return [step('vacated', operands, `${commitment.county} ${commitment.indictment}${which}: vacated on ${event.day} (${event.order}), and counts no more`, 'vacated')];
  });
}

function resentenced(sentence: Sentence, { day, entry, order }: { readonly day: string; readonly entry: string; readonly order: string }): Sentence {
  const says = `${sentence.title} was resentenced on ${day} (${order}): the new terms run as if they had begun on ${sentence.received}, when the vacated ones did`;
  return { ...sentence, entry, resentence: step('resentence', [{ name: 'resentence', value: order, entry }], says, sentence.received) };
}
