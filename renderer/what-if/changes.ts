import type { CommitmentBody } from '../../shared/time/commitment.ts';
import { sayCount, sayTerms, type Count } from '../../shared/time/count.ts';
import { sayEvent, type SentenceEvent } from '../../shared/time/event.ts';
import type { SentenceInputs } from '../../shared/time/sentence.ts';
import { sayDay } from '../design/day.tsx';

/**
 * What is different between the record and the sentence as it might be, each change on a line:
 * `Jail time of Kings 01234-2018: 42 → 47 days`. In: both, facts of one name being the same fact.
 */
export function changesMade(record: SentenceInputs, then: SentenceInputs): readonly string[] {
  const titles = new Map([...then.commitments, ...record.commitments].map((one) => [one.root, titleOf(one)]));
  return [
    ...differing(record.commitments, then.commitments, {
      changed: (was, is) => commitmentLines(was, is, titles),
      gone: (was) => [`Commitment ${titleOf(was)} left out`],
      added: (is) => [`Commitment ${titleOf(is)} added: received ${sayDay(is.received)}, ${is.counts.map(sayCount).join('; ')}`],
    }),
    ...jailLines(record, then, titles),
    ...differing(record.events, then.events, {
      changed: (was, is) => (sayDated(was) === sayDated(is) ? [] : [`${sayDated(was)} → ${sayDated(is)}`]),
      gone: (was) => [`${sayDated(was)}, left out`],
      added: (is) => [`${sayDated(is)}, added`],
    }),
  ];
}

interface Lines<Fact> {
  readonly changed: (was: Fact, is: Fact) => readonly string[];
  readonly gone: (was: Fact) => readonly string[];
  readonly added: (is: Fact) => readonly string[];
}

function differing<Fact extends { readonly root: string }>(record: readonly Fact[], then: readonly Fact[], { changed, gone, added }: Lines<Fact>): readonly string[] {
  const before = record.flatMap((was) => {
    const is = then.find((one) => one.root === was.root);
    return is ? changed(was, is) : gone(was);
  });
  return [...before, ...then.filter((is) => !record.some((one) => one.root === is.root)).flatMap(added)];
}

function titleOf({ county, indictment }: Pick<CommitmentBody, 'county' | 'indictment'>): string {
  return `${county} ${indictment}`;
}

function sayDated(event: SentenceEvent): string {
  return `${sayDay(event.day)}: ${sayEvent(event)}`;
}

/** Jail time of the commitments that are in both or new: with a commitment left out goes its own. */
function jailLines(record: SentenceInputs, then: SentenceInputs, titles: ReadonlyMap<string, string>): readonly string[] {
  return then.commitments.flatMap(({ root }) => {
    const [was, is] = [record, then].map(({ jailTimes }) => jailTimes.find((jail) => jail.commitment === root)?.days);
    if (was === is) return [];
    const title = `Jail time of ${titles.get(root)}`;
    if (is === undefined) return [`${title}: ${sayDays(was)} → no certificate`];
    return [was === undefined ? `${title}: no certificate → ${sayDays(is)}` : `${title}: ${was} → ${sayDays(is)}`];
  });
}

function sayDays(days = 0): string {
  return `${days} day${days === 1 ? '' : 's'}`;
}

function commitmentLines(was: CommitmentBody, is: CommitmentBody, titles: ReadonlyMap<string, string>): readonly string[] {
  const title = titleOf(was);
  const paper = ({ county, indictment, received, sentenced }: CommitmentBody) => ({ county, indictment, sentenced: sayDay(sentenced), received: sayDay(received) });
  const counts = Array.from({ length: Math.max(was.counts.length, is.counts.length) }, (_, index) => {
    const [before, after] = [was.counts[index], is.counts[index]];
    const name = `${title}, count ${index + 1}`;
    if (!before || !after) return [after ? `${name} added: ${sayCount(after)}` : `${name} left out`];
    return fieldLines(name, fieldsOf(before, titles), fieldsOf(after, titles));
  });
  return [...fieldLines(title, paper(was), paper(is)), ...counts.flat()];
}

/** The fields of a count in words. */
function fieldsOf(count: Count, titles: ReadonlyMap<string, string>): Readonly<Record<string, string | undefined>> {
  return {
    crime: count.crime,
    class: count.class,
    nature: count.nature,
    'offense date': count.offenseDate && sayDay(count.offenseDate),
    'sentenced as': count.sentencedAs,
    sentence: sayTerms(count),
    'order without PRS': count.kind === 'determinate' ? count.prsOrder : undefined,
    runs: count.relation && sayRuns(count.relation),
    'runs otherwise': count.pairs?.map((pair) => `${sayRuns(pair)} with ${sayPartner(pair, titles)}`).join('; '),
  };
}

function sayRuns({ runs, basis }: { readonly runs: string; readonly basis: string }): string {
  return `${runs} (${basis})`;
}

function sayPartner({ commitment, count }: NonNullable<Count['pairs']>[number], titles: ReadonlyMap<string, string>): string {
  const paper = commitment === undefined ? [] : [titles.get(commitment) ?? 'a commitment that is left out'];
  return [...paper, ...(count === undefined ? [] : [`count ${count}`])].join(', ');
}

function fieldLines(title: string, was: Readonly<Record<string, string | undefined>>, is: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.keys(was).flatMap((name) => (was[name] === is[name] ? [] : [`${title}, ${name}: ${was[name] ?? 'not entered'} → ${is[name] ?? 'not entered'}`]));
}
