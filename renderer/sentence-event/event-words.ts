import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Count } from '../../shared/time/count.ts';
import type { EventBody, EventName } from '../../shared/time/event.ts';
import { countOf, countWordsOf, tidyTerm, type CountWords, type Pair } from '../commitment/commitment-words.ts';

/** New terms for one count: kept with what was typed when the count is unticked again. */
export interface ResentenceWords {
  of: number;
  isIn: boolean;
  count: CountWords;
  /** How the count runs with others, as it stood: new terms run as those they replace. */
  pairs: readonly Pair[];
}

/** An event as typed; fields of other events keep what was typed into them. */
export interface EventWords extends Record<string, unknown> {
  event: EventName | '';
  day: string;
  commitment: string;
  /** Numbers of the counts vacated, as ticked; none is all of them. */
  counts: string[];
  resentenced: ResentenceWords[];
  order: string;
  creditDays: string;
  ground: string;
  assessed: string;
  days: string;
  certifiedBy: string;
  amount: string;
  stage: string;
  report: string;
  decidedOn: string;
  withheld: string;
  how: string;
  outcome: string;
  note: string;
  reason: string;
}

/** An event not yet filled in. */
export const blankEvent: EventWords = {
  event: '',
  day: '',
  commitment: '',
  counts: [],
  resentenced: [],
  order: '',
  creditDays: '',
  ground: '',
  assessed: '',
  days: '',
  certifiedBy: '',
  amount: '',
  stage: '',
  report: '',
  decidedOn: '',
  withheld: '',
  how: '',
  outcome: '',
  note: '',
  reason: '',
};

/** The body of the entry that the typed words amount to: the fields of the event chosen and no others. The schema says what is wrong with it. */
export function eventBodyOf(words: EventWords): EventBody {
  const said = <Name extends string>(name: Name, text: string) => (text.trim() === '' ? {} : ({ [name]: text } as Record<Name, never>));
  const days = <Name extends string>(name: Name, text: string) => (text === '' ? {} : ({ [name]: Number(text) } as Record<Name, never>));
  const term = <Name extends string>(name: Name, text: string) => said(name, tidyTerm(text));
  const { event, day } = words;
  const note = said('note', words.note);
  const onReport = { ...said('report', words.report), ...said('decidedOn', words.decidedOn) };
  switch (event) {
    case 'vacated': {
      const counts = words.counts.map(Number).toSorted((a, b) => a - b);
      return { event, day, commitment: words.commitment, ...(counts.length > 0 ? { counts } : {}), order: words.order };
    }
    case 'resentenced':
      return { event, day, commitment: words.commitment, counts: chosen(words).map(({ of, count, pairs }) => ({ of, count: countOf(count, { isFirst: of === 1, pairs }) })), order: words.order };
    case 'returned':
      return { event, day, ...days('creditDays', words.creditDays), ...said('ground', words.ground), ...note };
    case 'returned as violator':
      return { event, day, ...term('assessed', words.assessed), ...note };
    case 'parole jail time':
      return { event, day, ...days('days', words.days), certifiedBy: words.certifiedBy } as EventBody;
    case 'good time lost':
      return { event, day, ...term('amount', words.amount), ...said('stage', words.stage), ...onReport, ...note } as EventBody;
    case 'good time restored':
      return { event, day, ...term('amount', words.amount), ...onReport, ...note } as EventBody;
    case 'time allowance decided':
      return { event, day, ...term('withheld', words.withheld), ...note } as EventBody;
    case 'merit determined':
    case 'limited credit time determined':
    case 'earned eligibility determined':
    case 'presumptive release determined':
      return { event, day, ...said('outcome', words.outcome), ...note } as EventBody;
    case 'released':
      return { event, day, ...said('how', words.how), ...note } as EventBody;
    default:
      return { event, day, ...note } as EventBody;
  }
}

function chosen({ resentenced }: EventWords): readonly ResentenceWords[] {
  return resentenced.filter(({ isIn }) => isIn).toSorted((a, b) => a.of - b.of);
}

/** The words of new terms for a count, beginning with those that it has. */
export function resentenceOf(of: number, count: Count): ResentenceWords {
  return { of, isIn: true, count: countWordsOf(count), pairs: count.pairs ?? [] };
}

/** The words of an event on record, to be corrected. */
export function wordsOfEvent(body: EventBody): EventWords {
  const text = (name: string) => String((body as unknown as Record<string, unknown>)[name] ?? '');
  const plain = ['day', 'commitment', 'order', 'creditDays', 'ground', 'assessed', 'days', 'certifiedBy', 'amount', 'stage', 'report', 'decidedOn', 'withheld', 'how', 'outcome', 'note'];
  return {
    ...blankEvent,
    event: body.event,
    ...Object.fromEntries(plain.map((name) => [name, text(name)])),
    counts: body.event === 'vacated' ? (body.counts ?? []).map(String) : [],
    resentenced: body.event === 'resentenced' ? body.counts.map(({ of, count }) => resentenceOf(of, count)) : [],
  };
}

/** The place in the form of a problem with a field of the body. */
export function placeOfEvent(field: string, words: EventWords): string | null {
  if (words.event !== 'resentenced') return field;
  if (field === 'counts') return 'resentenced';
  const [, at, rest] = /^counts\.(\d+)\.count\.(.+)$/.exec(field) ?? [];
  const row = at === undefined ? undefined : words.resentenced.indexOf(chosen(words)[Number(at)]!);
  if (row === undefined || rest === undefined) return field;
  return `resentenced.${row}.count.${rest.replace(/^relation(\.|$)/, '').replace(/^$/, 'runs')}`;
}

/** The terms of a count as they are in force: those of its last resentence, or of its paper. Undefined where there is no such count. */
export function countInForce({ commitments, events }: Pick<PersonPage, 'commitments' | 'events'>, commitment: string, number: number): Count | undefined {
  const resentences = events.flatMap((event) => (event.event === 'resentenced' && event.commitment === commitment ? event.counts : []));
  return resentences.findLast(({ of }) => of === number)?.count ?? commitments.find(({ root }) => root === commitment)?.counts[number - 1];
}
