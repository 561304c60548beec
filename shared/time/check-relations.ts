import { problem, type Problem } from '../problems.ts';
import { custodyOf, isHeldOn } from './check-custody.ts';
import type { Commitment } from './commitment.ts';
import type { Count } from './count.ts';
import { runsTogether } from './relations.ts';
import { sentencesInForce, type Sentence } from './sentences.ts';
import type { SentenceInputs } from './sentence.ts';
import { addTerm, real, sumTerms, termOf, type Term } from './term.ts';

/**
 * How the counts of one commitment run with each other and with those of the commitments before it (PL 70.25).
 * In: the commitment; the sentence with it. Out: what is not said, what is said wrongly or twice, and what the
 * law makes of it.
 */
export function checkRelations(commitment: Commitment, sentence: SentenceInputs): readonly Problem[] {
  const inForce = sentencesInForce(sentence);
  const own = new Set(inForce.flatMap((one) => (one.commitment === commitment.root ? [one.number] : [])));
  return [
    ...commitment.counts.flatMap((count, index) => (own.has(index + 1) ? [...checkRelation(count, index), ...checkPairs(count, index, commitment, sentence)] : [])),
    ...inForce.flatMap((one) => (one.commitment === commitment.root ? checkEarlier(one, inForce, sentence) : [])),
  ];
}

function checkRelation({ relation, pairs = [] }: Count, index: number): readonly Problem[] {
  const field = `counts.${index}.relation`;
  const named = new Set(pairs.flatMap((pair) => (pair.commitment === undefined && pair.count !== undefined ? [pair.count] : [])));
  const all = Array.from({ length: index }, (_, before) => before + 1).every((number) => named.has(number));
  if (!relation) return all ? [] : [problem('SEN-014', { field, value: index + 1 })];
  return relation.runs === 'consecutive' && relation.basis === 'default' ? [problem('SEN-046', { field: `${field}.basis`, value: index + 1 })] : [];
}

function checkPairs(count: Count, index: number, commitment: Commitment, { commitments }: SentenceInputs): readonly Problem[] {
  const said = new Map<string, string>();
  return (count.pairs ?? []).flatMap((pair, place) => {
    const at = `counts.${index}.pairs.${place}`;
    const other = pair.commitment === undefined ? commitment : commitments.find((held) => held.root === pair.commitment);
    if (!other) return [problem('SEN-037', { field: `${at}.commitment`, value: index + 1 })];
    const own = other.root === commitment.root;
    if (own && (pair.count === undefined || pair.count === index + 1)) return [problem('SEN-039', { field: `${at}.count`, value: index + 1 })];
    if (pair.count !== undefined && pair.count > other.counts.length) return [problem('SEN-038', { field: `${at}.count`, value: pair.count, detail: titleOf(other) })];
    const problems: Problem[] = [];
    const title = titleOf(other, pair.count);
    const key = `${other.root} ${pair.count ?? ''}`;
    const back = pair.count === undefined ? undefined : other.counts[pair.count - 1]!.pairs?.find((its) => (its.commitment ?? other.root) === commitment.root && its.count === index + 1);
    if ((said.get(key) ?? pair.runs) !== pair.runs || (back?.runs ?? pair.runs) !== pair.runs) problems.push(problem('SEN-040', { field: `${at}.runs`, value: index + 1, detail: title }));
    said.set(key, pair.runs);
    // A definite term does run consecutively to an earlier sentence where the order is silent (PL 70.25(1)(b)).
    if (pair.basis === 'default' && pair.runs === 'consecutive' && count.kind !== 'definite') problems.push(problem('SEN-046', { field: `${at}.basis`, value: index + 1 }));
    const otherOffense = pair.count === undefined ? undefined : other.counts[pair.count - 1]!.offenseDate;
    if (pair.basis === 'law' && pair.runs === 'concurrent' && count.offenseDate && otherOffense && count.offenseDate !== otherOffense) {
      problems.push(problem('SEN-045', { field: `${at}.basis`, value: index + 1, detail: title }));
    }
    return problems;
  });
}

/** What is to be said of each earlier commitment that still ran when this count was sentenced. */
function checkEarlier(count: Sentence, inForce: readonly Sentence[], sentence: SentenceInputs): readonly Problem[] {
  const custody = custodyOf({ ...sentence, commitments: sentence.commitments.filter((held) => held.root !== count.commitment) });
  const crime = count.count.offenseDate;
  const inCustody = crime !== undefined && isHeldOn(custody, crime);
  const earlier = sentence.commitments.filter((held) => held.root !== count.commitment && isBefore(held, count) && !isOver(held, count.sentenced, sentence));
  return earlier.flatMap((held) => {
    const others = inForce.filter((one) => one.commitment === held.root);
    const field = `counts.${count.number - 1}.pairs`;
    const about = { field, value: count.number, detail: titleOf(held) };
    const words = others.map((one) => runsTogether(count, one));
    const rules = new Set(words.map(({ rule }) => rule));
    const pairs = [...pairsAbout(count, held.root), ...others.flatMap((one) => pairsAbout(one, count.commitment).filter((pair) => (pair.count ?? count.number) === count.number))];
    if (rules.has('relation.law')) {
      return pairs.some((pair) => pair.runs === 'concurrent') ? [problem('SEN-041', about)] : pairs.length === 0 ? [problem('SEN-042', about)] : [];
    }
    if (inCustody && crime >= held.received && words.some(({ runs }) => runs === 'concurrent')) return [problem('SEN-044', { ...about, value: crime })];
    return rules.has('relation.default') ? [problem('SEN-043', about)] : [];
  });
}

function pairsAbout({ count, commitment }: Sentence, other: string) {
  return (count.pairs ?? []).filter((pair) => (pair.commitment ?? commitment) === other);
}

function isBefore(held: Commitment, { sentenced, received }: Sentence): boolean {
  return held.sentenced < sentenced || (held.sentenced === sentenced && held.received < received);
}

/** True when every count of a commitment must have expired before a day: all its maxima one after another, with nothing that interrupts. */
function isOver({ counts, received }: Commitment, day: string, { events }: SentenceInputs): boolean {
  if (events.some((event) => event.event === 'discharged' && event.day >= received && event.day <= day)) return true;
  if (events.some((event) => (event.event === 'escaped' || event.event === 'absconded' || event.event === 'delinquent') && event.day < day)) return false;
  const maxima = counts.map(maximumOf);
  if (maxima.includes('LIFE')) return false;
  const from = Temporal.PlainDate.from(received);
  const end = real(addTerm({ year: from.year, month: from.month, day: from.day }, sumTerms(maxima as readonly Term[])));
  return Temporal.PlainDate.compare(end, day) <= 0;
}

/** The longest that a count can last. */
export function maximumOf(count: Count): Term | 'LIFE' {
  switch (count.kind) {
    case 'indeterminate':
      return count.maximum === 'LIFE' ? 'LIFE' : termOf(count.maximum);
    case 'determinate':
    case 'definite':
      return termOf(count.term);
    case 'life without parole':
      return 'LIFE';
  }
}

/** A commitment, or a count of it, as people name it. */
export function titleOf({ county, indictment }: Pick<Commitment, 'county' | 'indictment'>, count?: number): string {
  return `${county} ${indictment}${count === undefined ? '' : `, count ${count}`}`;
}
