import type { SubjectRecord } from '../entry/fold.ts';
import { partOf, sayFraction, type Fraction } from '../procedures/drc-numbers.ts';
import { daysAfter } from '../discipline/moment.ts';
import type { ConfinementTerm } from '../discipline/terms.ts';
import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import { drcOf, type DrcBasis, type TimeCut } from './drc-slice.ts';
import { step, type Working } from './drc-rules.ts';
import { daysIn, impositionsOf, shortened, stretchesAfter, stretchesOf, termsImposedBy, type Stretch } from './drc-stretches.ts';
import type { Level } from './level.ts';
import { levelOn } from './slice.ts';

/** Confinement left when a day is over: the days, the last of them, and how it was reckoned. */
export interface Remaining extends DrcBasis {
  readonly step: Working;
}

/** The most that the committee may recommend on a day. */
export interface Ceiling {
  readonly level: Level;
  readonly fraction: Fraction;
  readonly days: number;
  readonly step: Working;
}

/** The cuts made up to a day and before an act, oldest first; refusals take nothing off. */
export function cutsBefore(record: SubjectRecord, day: string, except?: string): readonly TimeCut[] {
  return drcOf(record)
    .cuts.filter((cut) => cut.root !== except && cut.days > 0 && cut.day <= day)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/**
 * All the confinement imposed by a day, less cuts: each takes its days off the end of what had been imposed by its own day, so
 * that it takes nothing off a term of later. A later term that runs after one that was cut begins so much sooner.
 * In: the record; the day; the cuts, oldest first.
 */
export function confinementLessCuts(record: SubjectRecord, day: string, cuts: readonly Pick<TimeCut, 'days' | 'day'>[]): readonly Stretch[] {
  const imposedOn = impositionsOf(record);
  let known: readonly ConfinementTerm[] = [];
  let left: readonly Stretch[] = [];
  const impose = (by: string) => {
    const imposed = termsImposedBy(record, by);
    const added = imposed.filter((term) => !known.some((one) => isSame(one, term))).map((term) => drawnForward(term, known, left, imposedOn(term)));
    known = imposed;
    left = stretchesOf([...left, ...added]);
  };
  for (const cut of cuts) {
    impose(cut.day);
    left = shortened(left, cut.days);
  }
  impose(day);
  return left;
}

/** A term where it lies once those before it are cut: one that runs after a term that was cut begins when that now ends, and no sooner than it was imposed. */
function drawnForward({ report, from, days, to, after, invoked, penalty }: ConfinementTerm, known: readonly ConfinementTerm[], left: readonly Stretch[], imposedOn: string): Stretch {
  const follows = known.some((one) => one.report === after && one.report !== report && daysAfter(one.to, 1) === from);
  const last = left.at(-1)?.to;
  if (!follows || last === undefined) return { from, to };
  const own = (invoked ? undefined : penalty.starts) ?? imposedOn;
  const start = [daysAfter(last, 1), own].toSorted()[1]!;
  return start < from ? { from: start, to: daysAfter(start, days - 1) } : { from, to };
}

function isSame(one: ConfinementTerm, other: ConfinementTerm): boolean {
  return one.report === other.report && one.number === other.number && one.invoked === other.invoked;
}

/** Of the cuts made before an act, those that move the last day of confinement: a cut of an earlier stay does not. */
export function cutsBearingOn(record: SubjectRecord, day: string, except?: string): readonly TimeCut[] {
  const cuts = cutsBefore(record, day, except);
  const last = confinementLessCuts(record, day, cuts).at(-1)?.to;
  return cuts.filter((cut) => confinementLessCuts(record, day, cuts.filter((one) => one !== cut)).at(-1)?.to !== last);
}

/**
 * What remains when a day is over, by what had been imposed by then and stands, less the cuts made before.
 * In: the record; the day; the root of a cut that is not to be counted. Out: null where nothing remains.
 */
export function remainingOn(record: SubjectRecord, day: string, except?: string): Remaining | null {
  const cuts = cutsBefore(record, day, except);
  const left = stretchesAfter(confinementLessCuts(record, day, cuts), day);
  const lastDay = left.at(-1)?.to;
  if (lastDay === undefined) return null;
  const remaining = daysIn(left);
  const terms = termsImposedBy(record, day)
    .filter(({ to }) => to > day)
    .map(({ what, from, to, days, entry }) => ({ name: what, value: `${days} days, ${from} to ${to}`, entry }));
  const off = cutsBearingOn(record, day, except).map(({ days, day: on, entry }) => ({ name: `time cut of ${on}`, value: `${days} days`, entry }));
  return { remaining, lastDay, step: step('remaining', [...terms, ...off], `When ${day} is over ${remaining} ${remaining === 1 ? 'day remains' : 'days remain'}, the last ${lastDay}`, `${remaining} days`) };
}

/**
 * The release date from confinement if so many days more were taken off on a day; null where no confinement would be left.
 * In: the record; the day; the days; the root of a cut that is not to be counted.
 */
export function releaseIfCut(record: SubjectRecord, day: string, days: number, except?: string): string | null {
  return confinementLessCuts(record, day, [...cutsBefore(record, day, except), { days, day }]).at(-1)?.to ?? null;
}

/** The most that may be recommended on a day. Null where nothing remains or no level is held. The numbers are those in force on the day. */
export function ceilingOn(record: SubjectRecord, procedures: Pick<Procedures, 'levels'>, day: string, remaining: Remaining | null = remainingOn(record, day)): Ceiling | null {
  const held = levelOn(record, day);
  if (!held || !remaining) return null;
  const { ceilings, ceilingRounding } = inForceOn(procedures.levels, Temporal.PlainDate.from(day)).numbers.drc;
  const { level } = held;
  const fraction = ceilings[level];
  const days = partOf(remaining.remaining, fraction, ceilingRounding);
  const exact = (remaining.remaining * fraction.parts) % fraction.of === 0;
  const part = step(
    `ceiling.${level}`,
    [
      { name: 'remaining', value: `${remaining.remaining} days`, step: remaining.step },
      { name: 'level', value: `Level ${level} since ${held.since}`, entry: held.entry },
    ],
    `${sayFraction(fraction)} of ${remaining.remaining} days: ${remaining.remaining} × ${fraction.parts} / ${fraction.of}`,
    exact ? `${days} days` : `${((remaining.remaining * fraction.parts) / fraction.of).toFixed(2)} days`,
  );
  const rounded = exact ? part : step('ceiling.rounding', [{ name: 'part', value: part.result, step: part }], `Whole days, rounded ${sayRounding(ceilingRounding)}`, `${days} days`);
  return { level, fraction, days, step: rounded };
}

/** How a number was rounded, in words. */
export function sayRounding(how: 'up' | 'down' | 'nearest'): string {
  return how === 'nearest' ? 'to the nearest' : how;
}
