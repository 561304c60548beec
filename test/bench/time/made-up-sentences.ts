import type { CommitmentBody } from '../../../shared/time/commitment.ts';
import type { Count, FelonyClass, OffenseNature, Relation } from '../../../shared/time/count.ts';
import type { EventBody } from '../../../shared/time/event.ts';
import type { SentenceInputs } from '../../../shared/time/sentence.ts';
import { chanceFrom, type Chance } from '../../../station/demonstration/roster.ts';
import mix from '../../../station/demonstration/sentence-mix.json' with { type: 'json' };

interface Shape {
  readonly kind: 'indeterminate' | 'determinate';
  readonly min: string | null;
  readonly max: string;
  readonly class: FelonyClass;
  readonly weight: number;
}

const shapes = mix.shapes as readonly Shape[];

/** What a made-up person's sentence is like, and how many of a hundred are. The shares are this program's own; the terms follow the published mix. */
export const sorts = {
  'one count': 70,
  'several counts, concurrent': 12,
  'several counts, consecutive': 6,
  'consecutive counts of both kinds': 3,
  'two commitments received one after the other': 4,
  'returned violator': 3,
  'violator with a new term': 2,
} as const;
export type Sort = keyof typeof sorts;

/** A made-up sentence and what it is like. */
export interface MadeUp {
  readonly sort: Sort;
  readonly inputs: SentenceInputs;
}

/** Makes sentences up: the same seed and number give the same. */
export function madeUpSentences(people: number, seed: number): readonly MadeUp[] {
  const chance = chanceFrom(seed);
  const names = Object.keys(sorts) as readonly Sort[];
  return Array.from({ length: people }, () => {
    const sort = chance.weighted(names, (name) => sorts[name]);
    return { sort, inputs: made(sort, chance) };
  });
}

function made(sort: Sort, chance: Chance): SentenceInputs {
  const received = Temporal.PlainDate.from('2005-01-01').add({ days: chance.whole(0, 7000) });
  switch (sort) {
    case 'one count':
      return sentence(chance, [paper(chance, 1, received, [count(chance)])], lossesOf(chance, received));
    case 'several counts, concurrent':
      return sentence(chance, [paper(chance, 1, received, counts(chance, chance.whole(2, 5), 'concurrent'))], lossesOf(chance, received));
    case 'several counts, consecutive':
      return sentence(chance, [paper(chance, 1, received, sameKind(chance, chance.whole(2, 3)))], []);
    case 'consecutive counts of both kinds':
      return sentence(chance, [paper(chance, 1, received, [count(chance, 'determinate'), { ...count(chance, 'indeterminate'), relation: ordered('consecutive') }])], []);
    case 'two commitments received one after the other':
      return sentence(chance, [paper(chance, 1, received, [count(chance)]), paper(chance, 2, received.add({ days: chance.whole(30, 700) }), [count(chance)])], []);
    case 'returned violator':
      return sentence(chance, [paper(chance, 1, received, [count(chance, 'indeterminate', { limited: true })])], violation(received, true));
    case 'violator with a new term': {
      const old = paper(chance, 1, received, [count(chance, 'indeterminate', { limited: true })]);
      const back = paper(chance, 2, received.add({ days: 1200 }), [{ ...count(chance), pairs: [{ commitment: old.root, ...ordered('consecutive') }] }]);
      return sentence(chance, [old, back], violation(received, false));
    }
  }
}

type Paper = CommitmentBody & { readonly root: string; readonly entry: string };

function paper(chance: Chance, number: number, received: Temporal.PlainDate, ofPaper: readonly Count[]): Paper {
  const name = `commitment ${number}`;
  return { root: name, entry: name, county: 'Kings', indictment: `${String(number).padStart(5, '0')}-${received.year}`, sentenced: received.subtract({ days: chance.whole(5, 40) }).toString(), received: received.toString(), counts: [...ofPaper] };
}

function sentence(chance: Chance, commitments: readonly Paper[], events: readonly EventBody[]): SentenceInputs {
  return {
    commitments,
    jailTimes: commitments.map(({ root }) => ({ root: `jail time of ${root}`, entry: `jail time of ${root}`, commitment: root, days: chance.happens(0.15) ? chance.whole(360, 1100) : chance.whole(0, 359), certifiedBy: 'Sheriff' })),
    events: events.map((event, index) => ({ ...event, root: `event ${index + 1}`, entry: `event ${index + 1}` })),
  };
}

const natures: readonly OffenseNature[] = ['violent', 'violent', 'violent', 'drug', 'sex', 'other'];

function count(chance: Chance, kind?: Shape['kind'], { limited = false } = {}): Count {
  const shape = chance.weighted(shapes.filter((one) => (kind === undefined || one.kind === kind) && (!limited || one.max !== 'LIFE')), (one) => one.weight);
  const words = { crime: 'A felony', class: shape.class, nature: chance.pick(natures), sentencedAs: chance.happens(0.3) ? ('second felony' as const) : ('first felony' as const) };
  if (shape.kind === 'determinate') return { ...words, kind: 'determinate', term: shape.max, prs: chance.pick(['2-06-00', '3-00-00', '5-00-00']) };
  return { ...words, kind: 'indeterminate', minimum: shape.min ?? shape.max, maximum: shape.max };
}

function counts(chance: Chance, number: number, runs: Relation['runs']): readonly Count[] {
  return Array.from({ length: number }, (_, index) => ({ ...count(chance), ...(index > 0 ? { relation: ordered(runs) } : {}) }));
}

function sameKind(chance: Chance, number: number): readonly Count[] {
  const kind = chance.pick(['determinate', 'indeterminate'] as const);
  return Array.from({ length: number }, (_, index) => ({ ...count(chance, kind), ...(index > 0 ? { relation: ordered('consecutive') } : {}) }));
}

function ordered(runs: Relation['runs']): Relation {
  return { runs, basis: 'order' };
}

/** A tenth has lost good time, some of it back. */
function lossesOf(chance: Chance, received: Temporal.PlainDate): readonly EventBody[] {
  if (!chance.happens(0.1)) return [];
  const day = received.add({ days: chance.whole(100, 900) });
  const lost: EventBody = { event: 'good time lost', day: day.toString(), amount: '0-03-00', stage: chance.happens(0.3) ? 'recommended' : 'decided' };
  return chance.happens(0.3) ? [lost, { event: 'good time restored', day: day.add({ days: 200 }).toString(), amount: '0-01-00' }] : [lost];
}

/** Paroled after two years, gone after three, and back; a new reception is itself the return. */
function violation(received: Temporal.PlainDate, isReturned: boolean): readonly EventBody[] {
  const delinquent = received.add({ days: 1000 });
  return [
    { event: 'released', day: received.add({ days: 730 }).toString(), how: 'parole' },
    { event: 'delinquent', day: delinquent.toString() },
    ...(isReturned ? [{ event: 'returned as violator' as const, day: delinquent.add({ days: 120 }).toString() }] : []),
    { event: 'parole jail time', day: delinquent.add({ days: 130 }).toString(), days: 40, certifiedBy: 'Parole' },
  ];
}
