import { inForceOn } from '../procedures/procedures.ts';
import { problem, type Problem } from '../problems.ts';
import { checkTerms } from './check-terms.ts';
import type { CheckedAgainst } from './check-commitment.ts';
import { custodyOf } from './check-custody.ts';
import { checkDetermination, checkGoodTime } from './check-good-time.ts';
import { titleOf } from './check-relations.ts';
import { checkRelease } from './check-release.ts';
import { inTimeOrder, type EventBody, type EventName, type SentenceEvent } from './event.ts';
import type { SentenceInputs } from './sentence.ts';
import { sentencesInForce, type Sentence } from './sentences.ts';
import { compareTerms, sayTerm, termOf } from './term.ts';

/** Events of which there may be several on one day, where their words differ. */
const several: ReadonlySet<EventName> = new Set(['vacated', 'resentenced', 'parole jail time', 'good time lost', 'good time restored']);

/**
 * What stands against an event of a sentence, all of it at once.
 * In: the event; the sentence with it and what else it is held against. Out: stops, warnings and notes, each naming
 * its field. Without a commitment on record nothing else can be said.
 */
export function checkEvent(event: SentenceEvent, against: CheckedAgainst): readonly Problem[] {
  const { sentence, today } = against;
  const problems: Problem[] = [];
  if (event.day > today.toString()) problems.push(problem('FLD-004', { field: 'day', value: event.day }));
  const first = sentence.commitments.map((commitment) => commitment.received).toSorted()[0];
  if (first === undefined) return [...problems, problem('EVT-001', { field: 'event', value: event.event })];
  const isTwice = sentence.events.some((other) => other.root !== event.root && other.event === event.event && other.day === event.day && (!several.has(event.event) || wordsOf(other) === wordsOf(event)));
  if (isTwice) problems.push(problem('EVT-007', { field: 'day', value: event.day }));
  if (event.event === 'vacated' || event.event === 'resentenced') return [...problems, ...checkOrder(event, against)];
  if (event.event === 'parole jail time') return [...problems, ...checkParoleJailTime(event, sentence)];
  if (event.day < first) return [...problems, problem('EVT-002', { field: 'day', value: event.day, detail: first })];
  const inForce = inForceBy(event, sentence);
  // What is on record twice breaks the order of things by itself: that is said once.
  return [...problems, ...(isTwice ? [] : (custodyOf(sentence).problems.get(event.root) ?? [])), ...checkWords(event, inForce, against)];
}

function checkWords(event: SentenceEvent, inForce: readonly Sentence[], against: CheckedAgainst): readonly Problem[] {
  switch (event.event) {
    case 'released':
      return checkRelease(event, inForce, against);
    case 'good time lost':
    case 'good time restored':
    case 'time allowance decided':
      return checkGoodTime(event, inForce, against);
    case 'returned as violator':
      return checkAssessed(event, inForce, against);
    default:
      return checkDetermination(event, inForce, against);
  }
}

/** The counts that stand on the day of an event, by what was received and ordered until then. */
function inForceBy({ day }: SentenceEvent, { commitments, jailTimes, events }: SentenceInputs): readonly Sentence[] {
  return sentencesInForce({ commitments: commitments.filter((held) => held.received <= day), jailTimes, events: events.filter((event) => event.day <= day) });
}

/** What an event says, without who wrote it and what was noted beside it. */
function wordsOf({ root: _root, entry: _entry, ...words }: SentenceEvent): string {
  return JSON.stringify(Object.entries({ ...words, note: undefined }).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A court's order that vacates or resentences: its commitment and counts, whether they still stood, and the new terms. */
function checkOrder(event: SentenceEvent & { readonly event: 'vacated' | 'resentenced' }, { sentence, procedures }: CheckedAgainst): readonly Problem[] {
  const commitment = sentence.commitments.find((held) => held.root === event.commitment);
  if (!commitment) return [problem('EVT-003', { field: 'commitment', value: event.commitment })];
  const problems: Problem[] = [];
  if (event.day < commitment.received) problems.push(problem('EVT-002', { field: 'day', value: event.day, detail: commitment.received }));
  const ordered = inTimeOrder(sentence.events);
  const before = ordered.slice(0, ordered.findIndex((other) => other.root === event.root));
  const standing = new Set(sentencesInForce({ ...sentence, events: before }).flatMap((one) => (one.commitment === commitment.root ? [one.number] : [])));
  const detail = titleOf(commitment);
  if (event.event === 'vacated') {
    if (standing.size === 0) problems.push(problem('EVT-005', { field: 'commitment', value: commitment.counts.length === 1 ? 1 : `1 to ${commitment.counts.length}` }));
    event.counts?.forEach((number, index) => {
      const field = `counts.${index}`;
      if (number > commitment.counts.length) problems.push(problem('EVT-004', { field, value: number, detail }));
      else if (standing.size > 0 && !standing.has(number)) problems.push(problem('EVT-005', { field, value: number }));
    });
    return problems;
  }
  event.counts.forEach(({ of, count }, index) => {
    const field = `counts.${index}`;
    if (of > commitment.counts.length) problems.push(problem('EVT-004', { field: `${field}.of`, value: of, detail }));
    else if (standing.has(of)) problems.push(problem('EVT-006', { field: `${field}.of`, value: of }));
    problems.push(...checkTerms(count, `${field}.count`, event.day, procedures));
  });
  return problems;
}

/** Parole jail time lies between a delinquency and the return (PL 70.40(3)(c)): the last delinquency before it was certified, or the first. */
function checkParoleJailTime(event: SentenceEvent & { readonly event: 'parole jail time' }, { commitments, events }: SentenceInputs): readonly Problem[] {
  const ordered = inTimeOrder(events);
  const delinquencies = ordered.filter((other) => other.event === 'delinquent');
  const spanOf = ({ day }: SentenceEvent) => delinquencies.findLast((other) => other.day <= day) ?? delinquencies[0];
  const delinquent = spanOf(event);
  if (!delinquent) return [problem('EVT-018', { field: 'days', value: event.days })];
  const back = [...ordered.flatMap((other) => (other.event === 'returned as violator' ? [other.day] : [])), ...commitments.map((held) => held.received)].filter((day) => day >= delinquent.day).toSorted()[0];
  if (back === undefined) return [];
  const between = Temporal.PlainDate.from(delinquent.day).until(Temporal.PlainDate.from(back)).days;
  const days = events.reduce((sum, other) => sum + (other.event === 'parole jail time' && spanOf(other) === delinquent ? other.days : 0), 0);
  return days > between ? [problem('EVT-019', { field: 'days', value: days, detail: between })] : [];
}

/** A return for a violation of supervision (PL 70.45(1)): five years at most, save for a sex offense or an indeterminate sentence. */
function checkAssessed({ assessed }: EventBody & { readonly event: 'returned as violator' }, inForce: readonly Sentence[], { procedures, today }: CheckedAgainst): readonly Problem[] {
  if (assessed === undefined || inForce.length === 0 || !inForce.every(({ count }) => count.kind === 'determinate' && count.nature !== 'sex')) return [];
  const { prsReturnYears } = inForceOn(procedures.time, today).numbers;
  const most = { years: prsReturnYears, months: 0, days: 0 };
  return compareTerms(termOf(assessed), most) > 0 ? [problem('EVT-032', { field: 'assessed', value: sayTerm(termOf(assessed)), detail: prsReturnYears })] : [];
}
