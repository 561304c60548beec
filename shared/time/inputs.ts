import { z } from 'zod';
import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import { sayTerms } from './count.ts';
import { inTimeOrder, sayEvent } from './event.ts';
import type { SentenceInputs } from './sentence.ts';

/** One fact that a computation was made from: the entry whose words were in force, and what they said. */
const inputSchema = z.strictObject({
  /** The entry first written: the name of the fact, through all its corrections. */
  root: z.string().min(1),
  entry: z.string().min(1),
  /** `Jail time of Kings 01234-2018`, and `42 days`. */
  what: z.string().min(1),
  says: z.string(),
});
export type Input = z.infer<typeof inputSchema>;

/**
 * All that a computation rests on, compared as data: entries never change, so their ids say everything
 * of the record; the rule set and the procedures say the rest.
 */
export const basisSchema = z.strictObject({
  inputs: z.array(inputSchema),
  /** The rule set, with the version of the time procedure that it takes its numbers from. */
  rules: z.string(),
  /** The procedures in force, each by the day from which its version holds. */
  procedures: z.array(z.strictObject({ name: z.string().min(1), effective: z.string().min(1) })),
});
export type Basis = z.infer<typeof basisSchema>;

const proceduresUsed = ['time', 'releaseCalendar'] as const;

/** What the dates of a sentence are computed from, in one order for one set: commitments as received, their jail time, events as they happened. */
export function inputsOf({ commitments, jailTimes, events }: SentenceInputs): readonly Input[] {
  const received = commitments.toSorted((a, b) => compare(a.received, b.received) || compare(a.root, b.root));
  const named = new Map(received.map(({ root, county, indictment }) => [root, `${county} ${indictment}`]));
  const places = new Map(received.map(({ root }, place) => [root, place]));
  const jail = jailTimes.toSorted((a, b) => (places.get(a.commitment) ?? -1) - (places.get(b.commitment) ?? -1) || compare(a.root, b.root));
  return [
    ...received.map(({ root, entry, received: day, counts }) => ({
      root,
      entry,
      what: `Commitment ${named.get(root)}`,
      says: `received ${day}; ${counts.map((count, index) => `count ${index + 1}, ${count.crime}, ${sayTerms(count)}${count.relation ? `, ${count.relation.runs}` : ''}`).join('; ')}`,
    })),
    ...jail.map(({ root, entry, commitment, days }) => ({ root, entry, what: `Jail time of ${named.get(commitment) ?? 'a commitment that does not stand'}`, says: `${days} day${days === 1 ? '' : 's'}` })),
    ...inTimeOrder(events.toSorted((a, b) => compare(a.root, b.root))).map((event) => ({ root: event.root, entry: event.entry, what: `Event of ${event.day}`, says: sayEvent(event) })),
  ];
}

/** The whole basis of a computation. In: the sentence; the rule set that computes; the procedures, and the day on which they are asked. */
export function basisOf(sentence: SentenceInputs, rules: string, procedures: Procedures, asOf: Temporal.PlainDate): Basis {
  return {
    inputs: [...inputsOf(sentence)],
    rules,
    procedures: proceduresUsed.map((name) => ({ name, effective: inForceOn<unknown>(procedures[name], asOf).effective })),
  };
}

/**
 * What is different between the basis of a computation and another, each change in a sentence of the field.
 * Out: nothing exactly where both rest on the same entries and the same rule set, which names its version of the
 * time procedure. A new release calendar is no change by itself: it moves the release day, or it does not.
 */
export function changesBetween(before: Basis, now: Basis): readonly string[] {
  const { same, gone, added } = paired(before.inputs, now.inputs);
  const changes = same.filter(([was, is]) => was.entry !== is.entry).map(([was, is]) => sayCorrected(was, is));
  changes.push(...added.map(({ what, says }) => `${what} was entered: ${says}`));
  changes.push(...gone.map(({ what, says }) => `${what} was struck out: ${says}`));
  if (before.rules !== now.rules) changes.push(`The rule set is another: ${now.rules}, was ${before.rules}`);
  return changes;
}

/** Facts of two lists that belong together: by name; then, of what was struck out and entered anew, by what it is called. */
function paired(before: readonly Input[], now: readonly Input[]) {
  const same: (readonly [Input, Input])[] = [];
  const pair = (left: readonly Input[], right: readonly Input[], key: (one: Input) => string) => {
    const open = [...right];
    const gone = left.filter((was) => {
      const at = open.findIndex((is) => key(is) === key(was));
      if (at >= 0) same.push([was, ...open.splice(at, 1)] as [Input, Input]);
      return at < 0;
    });
    return { gone, added: open };
  };
  const byRoot = pair(before, now, (one) => one.root);
  return { ...pair(byRoot.gone, byRoot.added, (one) => one.what), same };
}

function sayCorrected(was: Input, is: Input): string {
  if (was.what !== is.what) return `${was.what} (${was.says}) is now: ${is.what}, ${is.says}`;
  return was.says === is.says ? `${is.what} was corrected` : `${is.what}: ${is.says}, was ${was.says}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
