import type { SubjectRecord } from '../entry/fold.ts';
import { casesOf, type Case } from './case.ts';
import { daysAfter } from './moment.ts';
import { penaltiesOf, type PenaltyStanding } from './penalties-standing.ts';
import { isConfinement, type Confinement } from './penalty.ts';

/** A stretch of confinement that a disposition imposed: first and last day, both counted (Ifill v State). */
export interface ConfinementTerm {
  readonly report: string;
  /** The penalty's number on its disposition sheet. */
  readonly number: number;
  /** True for what was suspended and then invoked. */
  readonly invoked: boolean;
  readonly what: Confinement['name'];
  readonly days: number;
  readonly from: string;
  readonly to: string;
  /** The report whose confinement it runs after. */
  readonly after: string | null;
  /** True where the links lead back to itself: it is laid from its own day, and shown as impossible. */
  readonly loop: boolean;
  /** The entry that imposed or invoked it. */
  readonly entry: string;
  readonly penalty: Confinement;
}

interface Unlaid extends Omit<ConfinementTerm, 'from' | 'to' | 'loop'> {
  readonly own: string;
}

/**
 * Lays the confinement of several cases end to end by their links; without a link it runs from its own day, beside the others.
 * In: the cases; which penalties of each count, those that stand unless it is said. Out: the terms, by first day. A link to a case that stands no longer, or that confines nobody,
 * counts as none. A chain of links that comes back to itself is cut where it is met, and its terms say so.
 */
export function layTerms(cases: readonly Case[], penalties: (held: Case) => readonly PenaltyStanding[] = penaltiesOf): readonly ConfinementTerm[] {
  const unlaid = cases.flatMap((held) => penalties(held).flatMap((one) => unlaidOf(held.root, one)));
  const targetsOf = (one: Unlaid) => (one.after === null ? [] : unlaid.filter((other) => other.report === one.after && !other.invoked));
  const comesBack = (one: Unlaid): boolean => {
    const seen = new Set<Unlaid>();
    const next = [...targetsOf(one)];
    for (let at = next.pop(); at; at = next.pop()) {
      if (at === one) return true;
      if (seen.has(at)) continue;
      seen.add(at);
      next.push(...targetsOf(at));
    }
    return false;
  };
  const loops = new Set(unlaid.filter(comesBack));
  const laid = new Map<Unlaid, ConfinementTerm>();
  const lay = (one: Unlaid): ConfinementTerm => {
    const done = laid.get(one);
    if (done) return done;
    const { own, ...term } = one;
    const ends = loops.has(one) ? [] : targetsOf(one).map((target) => daysAfter(lay(target).to, 1));
    const from = [own, ...ends].toSorted().at(-1)!;
    const whole: ConfinementTerm = { ...term, from, to: daysAfter(from, one.days - 1), loop: loops.has(one) };
    laid.set(one, whole);
    return whole;
  };
  return unlaid.map(lay).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function unlaidOf(report: string, { number, penalty, imposedOn, entry, days, suspension }: PenaltyStanding): readonly Unlaid[] {
  if (!isConfinement(penalty)) return [];
  const common = { report, number, what: penalty.name, penalty };
  const invocation = suspension?.invoked;
  return [
    ...(days ? [{ ...common, invoked: false, days, own: penalty.starts ?? imposedOn, after: penalty.consecutiveTo ?? null, entry }] : []),
    ...(invocation?.days ? [{ ...common, invoked: true, days: invocation.days, own: invocation.starts ?? invocation.on, after: invocation.consecutiveTo ?? null, entry: invocation.entry }] : []),
  ];
}

/** A person's terms of confinement, by first day. */
export function confinementTerms(record: SubjectRecord): readonly ConfinementTerm[] {
  return layTerms(casesOf(record));
}

/** Days of a term still to be served when a day is over. */
export function daysOwed({ days, from, to }: ConfinementTerm, on: Temporal.PlainDate): number {
  const day = on.toString();
  if (day < from) return days;
  if (day >= to) return 0;
  return on.until(Temporal.PlainDate.from(to)).days;
}

/** The stretch of confinement owed as a whole: the last day of the last term, and the days to it, each once. Null where nothing is owed. */
export function confinementOwed(terms: readonly ConfinementTerm[], on: Temporal.PlainDate): { readonly days: number; readonly until: string } | null {
  const day = on.toString();
  const owed = terms.filter((term) => term.to > day);
  const until = owed.map((term) => term.to).toSorted().at(-1);
  if (until === undefined) return null;
  const days = new Set<string>();
  for (const { from, to } of owed) for (let at = from > day ? from : daysAfter(day, 1); at <= to; at = daysAfter(at, 1)) days.add(at);
  return { days: days.size, until };
}
