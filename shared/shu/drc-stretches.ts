import { casesOf } from '../discipline/case.ts';
import { daysAfter } from '../discipline/moment.ts';
import { penaltiesOf } from '../discipline/penalties-standing.ts';
import { confinementTerms, type ConfinementTerm } from '../discipline/terms.ts';
import type { SubjectRecord } from '../entry/fold.ts';

/** Days without a gap, the first and the last both counted. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** The days of several terms, each once, as stretches by day. */
export function stretchesOf(terms: readonly Stretch[]): readonly Stretch[] {
  const merged: { from: string; to: string }[] = [];
  for (const { from, to } of terms.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = merged.at(-1);
    if (last && from <= daysAfter(last.to, 1)) last.to = last.to > to ? last.to : to;
    else merged.push({ from, to });
  }
  return merged;
}

/** What is left of stretches when a day is over. */
export function stretchesAfter(stretches: readonly Stretch[], day: string): readonly Stretch[] {
  const next = daysAfter(day, 1);
  return stretches.flatMap(({ from, to }) => (to <= day ? [] : [{ from: from > day ? from : next, to }]));
}

/** Stretches with so many days taken off their end. */
export function shortened(stretches: readonly Stretch[], days: number): readonly Stretch[] {
  let left = days;
  const kept = [...stretches];
  for (let last = kept.at(-1); last && left > 0; last = kept.at(-1)) {
    const length = lengthOf(last);
    kept.pop();
    if (length > left) kept.push({ from: last.from, to: daysAfter(last.to, -left) });
    left = Math.max(0, left - length);
  }
  return kept;
}

/** The days of stretches that are in none of others; both by day. */
export function stretchesWithout(stretches: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  return others.reduce<readonly Stretch[]>(
    (left, other) =>
      left.flatMap(({ from, to }) => {
        if (other.to < from || other.from > to) return [{ from, to }];
        return [
          { from, to: daysAfter(other.from, -1) },
          { from: daysAfter(other.to, 1), to },
        ].filter((part) => part.from <= part.to);
      }),
    stretches,
  );
}

/** How many days there are in stretches. */
export function daysIn(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, one) => sum + lengthOf(one), 0);
}

/** The day that is the so-manieth of stretches, from 1; undefined where they are shorter. */
export function dayNumbered(stretches: readonly Stretch[], number: number): string | undefined {
  let left = number;
  for (const one of stretches) {
    const length = lengthOf(one);
    if (left <= length) return daysAfter(one.from, left - 1);
    left -= length;
  }
  return undefined;
}

function lengthOf({ from, to }: Stretch): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days + 1;
}

/** A person's terms of confinement that had been imposed, or invoked, when a day was over: as appeals and reductions have left them. */
export function termsImposedBy(record: SubjectRecord, day: string): readonly ConfinementTerm[] {
  const imposedOn = impositionsOf(record);
  return confinementTerms(record).filter((term) => imposedOn(term) <= day);
}

/** The day on which each of a person's terms was imposed, or invoked; empty of one that is not his. */
export function impositionsOf(record: SubjectRecord): (term: Pick<ConfinementTerm, 'report' | 'number' | 'invoked'>) => string {
  const imposed = new Map<string, string>();
  for (const held of casesOf(record)) {
    for (const { number, imposedOn, suspension } of penaltiesOf(held)) {
      imposed.set(`${held.root} ${number} false`, imposedOn);
      if (suspension?.invoked) imposed.set(`${held.root} ${number} true`, suspension.invoked.on);
    }
  }
  return ({ report, number, invoked }) => imposed.get(`${report} ${number} ${invoked}`) ?? '';
}
