/** What happens in the special housing unit of the demonstration: orders, findings, reviews, moves asked for. All made up. */

import type { Role } from '../../shared/accounts/roles.ts';
import type { Act } from '../../shared/contract/contract.ts';
import type { LevelStanding } from '../../shared/contract/housing-shapes.ts';
import type { Report } from '../../shared/discipline/report.ts';
import { chanceFrom, type Chance } from './roster.ts';

/** A person of the unit: his reports, and where he stands before any of this happens. */
export interface OfUnit {
  readonly id: string;
  readonly reports: readonly Pick<Report, 'root' | 'date'>[];
  readonly standing: Pick<LevelStanding, 'clock' | 'work'>;
}

/** Acts that one office enters together. */
export interface UnitStep {
  readonly by: Role;
  readonly acts: readonly Act[];
}

interface UnitOptions {
  readonly seed: number;
  readonly today: Temporal.PlainDate;
  readonly facility: string;
  newId(): string;
}

/** How likely each turn is, for each person to whom it can come. */
const likely = { restraint: 0.035, restraintEnded: 0.4, deprivation: 0.02, found: 0.45, foundNot: 0.12, skipped: 0.1, captain: 0.55, immediate: 0.012, approved: 0.5, apart: 0.03 };

/**
 * Makes up what happens in the unit, as of today. In: a seed, the people of the unit, the facility. Out: the acts in the order
 * in which they are entered, each by the office whose work it is; the same arguments give the same acts.
 */
export function demonstrationUnit(people: readonly OfUnit[], options: UnitOptions): readonly UnitStep[] {
  const chance = chanceFrom(options.seed + 1);
  return [...designated(options), ...people.flatMap((one) => [...ordersOn(one, chance, options), ...immediateMove(one, chance, options), ...captainOn(one, chance, options)]), ...foundAll(people, chance, options), ...keptApart(people, chance, options)];
}

function designated({ today, facility }: UnitOptions): readonly UnitStep[] {
  const since = today.subtract({ days: 45 }).toString();
  return [{ by: 'captain', acts: [{ kind: 'gallery.designated', subject: { type: 'facility', id: facility }, effective: since, body: { unit: 'SHU', gallery: '8B1', levels: ['II', 'III'] }, reason: 'More are at Level III than the upper galleries hold' }] }];
}

function about(person: string, kind: string, effective: Temporal.PlainDate, body: object, more: Partial<Act> = {}): Act {
  return { kind, subject: { type: 'person', id: person }, effective: effective.toString(), body, ...more };
}

/** Restraint and deprivation orders, some ended since. */
function ordersOn({ id, standing }: OfUnit, chance: Chance, { today, newId }: UnitOptions): readonly UnitStep[] {
  if (standing.clock.level === 'III') return [];
  const steps: UnitStep[] = [];
  if (chance.happens(likely.restraint)) {
    const order = newId();
    const from = today.subtract({ days: chance.whole(1, 6) });
    const why = chance.pick(['Threw a food tray at an officer', 'Slipped a cuff on the way to the exercise pen', 'Spat at staff through the hatch']);
    steps.push({ by: 'lieutenant', acts: [about(id, 'restraint-order.issued', from, { why, restraints: 'Full restraints with leg irons at every movement', reviewBy: from.add({ days: 7 }).toString() }, { id: order, reason: why })] });
    if (chance.happens(likely.restraintEnded)) steps.push({ by: 'captain', acts: [about(id, 'restraint-order.ended', today, { order }, { reason: 'No further incident' })] });
  }
  if (chance.happens(likely.deprivation)) {
    const from = today.subtract({ days: chance.whole(1, 5) });
    const why = chance.pick(['Used the water to flood the gallery', 'Covered the cell window again and again', 'Set paper alight']);
    steps.push({ by: 'lieutenant', acts: [about(id, 'deprivation-order.issued', from, { why, withheld: chance.pick([['Exercise'], ['Showers'], ['Writing paper', 'Newspapers']]), reviewBy: from.add({ days: 7 }).toString() }, { reason: why })] });
  }
  return steps;
}

/** Moves down at once, asked of the Watch Commander and sometimes approved. */
function immediateMove({ id, standing }: OfUnit, chance: Chance, { today, newId }: UnitOptions): readonly UnitStep[] {
  if (standing.clock.level === 'I' || !chance.happens(likely.immediate)) return [];
  const request = newId();
  const asked: UnitStep = { by: 'shu-sergeant', acts: [about(id, 'immediate-move.requested', today, { nature: chance.pick(['unhygienic act', 'assault on staff']), words: 'At the noon meal, seen by two officers; a report follows' }, { id: request })] };
  return chance.happens(likely.approved) ? [asked, { by: 'watch-commander', acts: [about(id, 'immediate-move.decided', today, { request, outcome: 'approved' }, { reason: 'He cannot stay where he is' })] }] : [asked];
}

/** What the Captain decided on reports of people at Level II and III. */
function captainOn({ id, standing }: OfUnit, chance: Chance, { today }: UnitOptions): readonly UnitStep[] {
  return standing.work.captain.flatMap(({ report, date }): UnitStep[] => {
    if (!chance.happens(likely.captain)) return [];
    const outcome = chance.weighted(['no movement', 'new adjustment period', 'move to Level I'] as const, (one) => ({ 'no movement': 5, 'new adjustment period': 3, 'move to Level I': 2 })[one]);
    const on = Temporal.PlainDate.from(date).add({ days: 3 });
    const effective = Temporal.PlainDate.compare(on, today) > 0 ? today : on;
    const reason = { 'no movement': 'A first report in the level, and not of a kind that asks for a move', 'new adjustment period': 'He is to show another thirty days without a report', 'move to Level I': 'The third report on this gallery' }[outcome];
    return [{ by: 'captain', acts: [about(id, 'captain-review.decided', effective, { report, outcome, ...(outcome === 'new adjustment period' ? { newPeriodFrom: effective.toString() } : {}) }, { reason })] }];
  });
}

/** Findings on those whose days had run: most eligible and waiting, some not; and now and then somebody is passed over. */
function foundAll(people: readonly OfUnit[], chance: Chance, { today, newId }: UnitOptions): readonly UnitStep[] {
  return people.flatMap(({ id, reports, standing: { clock, work } }): UnitStep[] => {
    if (work.finding === null || clock.risks.length > 0 || work.movesDown.length > 0 || !chance.happens(likely.found)) return [];
    const { to, earliest } = work.finding;
    const latest = Temporal.PlainDate.from(earliest).until(today).days;
    const on = today.subtract({ days: Math.min(latest, chance.whole(0, 25)) });
    const considered = reports.filter(({ date }) => clock.since !== null && date >= clock.since && date <= on.toString()).map(({ root }) => root);
    const isNot = chance.happens(likely.foundNot);
    const finding = newId();
    const reason = isNot ? 'His overall record asks for more time in the level' : chance.pick(['No report in the level; the overall record has improved', 'Positive adjustment, by every shift', 'Thirty days and more without a report']);
    const found: UnitStep = { by: chance.pick(['shu-sergeant', 'lieutenant'] as const), acts: [about(id, 'eligibility.found', on, { to, outcome: isNot ? 'not eligible' : 'eligible', considered }, { id: finding, reason })] };
    if (isNot || !chance.happens(likely.skipped)) return [found];
    return [found, { by: 'shu-sergeant', acts: [about(id, 'waiting.skipped', today, { finding, inFavourOf: null }, { reason: 'The bed that came free is beside somebody whom he is kept separate from' })] }];
  });
}

/** Orders that keep two people of the unit separate. */
function keptApart(people: readonly OfUnit[], chance: Chance, { today }: UnitOptions): readonly UnitStep[] {
  return people.flatMap(({ id }, index): UnitStep[] => {
    const other = people[(index + 37) % people.length];
    if (!other || other.id === id || !chance.happens(likely.apart)) return [];
    const why = chance.pick(['They fought in the exercise pens', 'One testified against the other', 'Members of groups that are at war']);
    return [{ by: 'shu-sergeant', acts: [about(id, 'keep-separate.ordered', today.subtract({ days: chance.whole(1, 90) }), { other: other.id, why })] }];
  });
}
