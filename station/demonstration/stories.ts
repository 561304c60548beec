/** What happens to sentences: further commitments, time that does not count, violators, good time, determinations. All made up. */

import type { Act } from '../../shared/contract/contract.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { commitmentReceived, type Commitment, type CommitmentBody } from '../../shared/time/commitment.ts';
import { shownDate } from '../../shared/time/computation.ts';
import type { Count } from '../../shared/time/count.ts';
import type { EventBody } from '../../shared/time/event.ts';
import { eventRecorded } from '../../shared/time/event-kinds.ts';
import { jailTimeCertified } from '../../shared/time/jail-time.ts';
import { chanceFrom, type Chance } from './roster.ts';

/** A person as far as his sentence is concerned. */
export type Sentenced = Pick<PersonPage, 'id' | 'commitments' | 'computation'>;

/** Acts about one person, recorded together. */
export type Story = readonly Act[];

/**
 * Makes up what has happened under the sentences of a roster.
 * In: a seed, the people with the one commitment that the roster gave them, today, a source of entry ids. Out: for some
 * of them the acts of one story each; the same arguments give the same stories.
 */
export function demonstrationStories(people: readonly Sentenced[], options: { readonly seed: number; readonly today: Temporal.PlainDate; newId(): string }): readonly Story[] {
  const chance = chanceFrom(options.seed);
  return people.flatMap((person) => {
    const [commitment] = person.commitments;
    if (!commitment) return [];
    const tell = chance.weighted(stories, ({ often }) => often).tell;
    const story = tell({ person, commitment, count: commitment.counts[0]!, chance, today: options.today, newId: options.newId });
    return story.length > 0 ? [story] : [];
  });
}

interface Scene {
  readonly person: Sentenced;
  readonly commitment: Commitment;
  readonly count: Count;
  readonly chance: Chance;
  readonly today: Temporal.PlainDate;
  newId(): string;
}

const stories: readonly { readonly often: number; readonly tell: (scene: Scene) => Story }[] = [
  { often: 62, tell: () => [] },
  { often: 5, tell: secondCommitment },
  { often: 4, tell: crimeInCustody },
  { often: 12, tell: goodTimeLost },
  { often: 4, tell: timeAllowance },
  { often: 6, tell: determinations },
  { often: 2, tell: absconded },
  { often: 5, tell: violator },
];

function happened(scene: Scene, body: EventBody): Act {
  return { kind: eventRecorded.name, subject: { type: 'person', id: scene.person.id }, effective: body.day, body };
}

/** A day between two, both possible; null where there is none. */
function dayBetween(from: Temporal.PlainDate, to: Temporal.PlainDate, chance: Chance): Temporal.PlainDate | null {
  const days = from.until(to).days;
  return days < 0 ? null : from.add({ days: chance.whole(0, days) });
}

const received = ({ commitment }: Scene) => Temporal.PlainDate.from(commitment.received);

function committed(scene: Scene, body: CommitmentBody, jailDays: number): Story {
  const id = scene.newId();
  const subject = { type: 'person' as const, id: scene.person.id };
  return [
    { id, kind: commitmentReceived.name, subject, effective: body.received, body },
    { kind: jailTimeCertified.name, subject, effective: body.received, body: { commitment: id, days: jailDays, certifiedBy: `Sheriff, ${body.county} County` } },
  ];
}

/** An older crime in another county, sentenced while the first sentence was being served: concurrent. */
function secondCommitment(scene: Scene): Story {
  const { commitment, chance, today } = scene;
  const sentenced = dayBetween(received(scene).add({ days: 60 }), today.subtract({ days: 20 }), chance);
  if (!sentenced) return [];
  const offenseDate = Temporal.PlainDate.from(commitment.received).subtract({ days: 400 });
  const count: Count = chance.happens(0.5)
    ? { kind: 'determinate', crime: 'Burglary 2nd (PL 140.25)', class: 'C', nature: 'violent', offenseDate: offenseDate.toString(), term: '5-00-00', prs: '5-00-00', pairs: [{ commitment: commitment.root, runs: 'concurrent', basis: 'order' }] }
    : { kind: 'indeterminate', crime: 'Grand larceny 3rd (PL 155.35)', class: 'D', nature: 'other', offenseDate: offenseDate.toString(), minimum: '2-04-00', maximum: '7-00-00', pairs: [{ commitment: commitment.root, runs: 'concurrent', basis: 'order' }] };
  const body = { county: chance.pick(['Erie', 'Monroe', 'Suffolk', 'Nassau', 'Albany']), indictment: `${String(chance.whole(1, 9999)).padStart(5, '0')}-${sentenced.year}`, sentenced: sentenced.toString(), received: sentenced.add({ days: 8 }).toString(), counts: [count] };
  return committed(scene, body, chance.whole(0, 40));
}

/** Contraband in the facility: a second felony, consecutive by law (PL 70.25(2-a)). */
function crimeInCustody(scene: Scene): Story {
  const { commitment, chance, today } = scene;
  const offense = dayBetween(received(scene).add({ days: 90 }), today.subtract({ days: 200 }), chance);
  if (!offense) return [];
  const sentenced = offense.add({ days: 150 });
  const count: Count = {
    kind: 'indeterminate',
    crime: 'Attempted promoting prison contraband 1st (PL 110/205.25)',
    class: 'E',
    nature: 'other',
    sentencedAs: 'second felony',
    offenseDate: offense.toString(),
    minimum: '1-06-00',
    maximum: '3-00-00',
    pairs: [{ commitment: commitment.root, runs: 'consecutive', basis: 'law' }],
  };
  return committed(scene, { county: 'Franklin', indictment: `${String(chance.whole(1, 400)).padStart(5, '0')}-${sentenced.year}`, sentenced: sentenced.toString(), received: sentenced.add({ days: 2 }).toString(), counts: [count] }, 0);
}

function goodTimeLost(scene: Scene): Story {
  const { chance, today, count } = scene;
  const day = dayBetween(received(scene).add({ days: 30 }), today.subtract({ days: 3 }), chance);
  if (!day || (count.kind === 'indeterminate' && count.maximum === 'LIFE')) return [];
  const amount = chance.pick(['0-01-00', '0-02-00', '0-03-00']);
  const lost = happened(scene, { event: 'good time lost', day: day.toString(), amount, stage: chance.happens(0.5) ? 'recommended' : 'decided' });
  const restored = dayBetween(day.add({ days: 180 }), today, chance);
  if (restored && chance.happens(0.3)) return [lost, happened(scene, { event: 'good time restored', day: restored.toString(), amount: '0-01-00' })];
  return [lost];
}

/** The time allowance committee has taken up the file in the fourth month before conditional release. */
function timeAllowance(scene: Scene): Story {
  const { chance, today, person } = scene;
  const cr = shownDate(person.computation, 'CR');
  if (!/^\d/.test(cr) || Temporal.PlainDate.from(cr).subtract({ months: 4 }).toString() > today.toString()) return [];
  const day = Temporal.PlainDate.from(cr).subtract({ months: 4 });
  if (day.toString() <= scene.commitment.received) return [];
  return [happened(scene, { event: 'time allowance decided', day: day.toString(), withheld: chance.happens(0.7) ? '0-00-00' : '0-04-00' })];
}

function determinations(scene: Scene): Story {
  const { chance, today, count } = scene;
  const day = dayBetween(received(scene).add({ days: 120 }), today, chance)?.toString();
  if (!day) return [];
  const outcome = chance.happens(0.7) ? 'granted' : 'denied';
  if (count.nature === 'drug' || (count.nature === 'other' && count.kind === 'indeterminate' && count.class !== 'A-I')) return [happened(scene, { event: 'merit determined', day, outcome })];
  if (count.nature === 'violent' || (count.class === 'A-I' && count.nature === 'other')) return [happened(scene, { event: 'limited credit time determined', day, outcome })];
  return [];
}

/** Did not come back from temporary release, and was brought back. */
function absconded(scene: Scene): Story {
  const { chance, today } = scene;
  const day = dayBetween(received(scene).add({ days: 150 }), today.subtract({ days: 100 }), chance);
  if (!day) return [];
  const away = chance.whole(2, 75);
  const creditDays = chance.whole(0, Math.min(away, 12));
  return [
    happened(scene, { event: 'absconded', day: day.toString() }),
    happened(scene, { event: 'returned', day: day.add({ days: away }).toString(), ...(creditDays > 0 ? { creditDays, ground: 'arrest on the break' as const } : {}) }),
  ];
}

/** Paroled or conditionally released, declared delinquent, returned. */
function violator(scene: Scene): Story {
  const { chance, today, person, count } = scene;
  const [pe, cr, me] = (['PE', 'CR', 'ME'] as const).map((name) => shownDate(person.computation, name));
  const parole = count.kind === 'indeterminate';
  const first = parole ? pe! : cr!;
  if (!/^\d/.test(first)) return [];
  const released = Temporal.PlainDate.from(first).add({ days: parole ? 21 : 0 });
  const end = /^\d/.test(me!) && me! < today.toString() ? Temporal.PlainDate.from(me!) : today;
  const delinquent = dayBetween(released.add({ days: 60 }), end.subtract({ days: 150 }), chance);
  if (!delinquent) return [];
  const away = chance.whole(20, 100);
  const returned = delinquent.add({ days: away });
  return [
    happened(scene, { event: 'released', day: released.toString(), how: parole ? 'parole' : 'conditional release' }),
    happened(scene, { event: 'delinquent', day: delinquent.toString() }),
    happened(scene, { event: 'returned as violator', day: returned.toString() }),
    happened(scene, { event: 'parole jail time', day: returned.toString(), days: chance.whole(0, Math.min(away, 40)), certifiedBy: 'Board of Parole' }),
  ];
}
