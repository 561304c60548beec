import type { SubjectRecord } from '../entry/fold.ts';
import type { Procedures } from '../procedures/procedures.ts';
import { problem, type Problem } from '../problems.ts';
import type { DisciplineSlice } from './case.ts';
import { measure, numbersOn, segregatedDays, specialOn } from './halt.ts';
import { dayOf } from './moment.ts';
import { isSegregated, type Penalty } from './penalty.ts';
import { lawOf } from './rules.ts';
import type { ConfinementTerm } from './terms.ts';

/** What terms of segregated confinement are held against. */
interface Laid {
  readonly report: string;
  /** When they are imposed. */
  readonly at: string;
  /** All terms of the person, with those imposed. */
  readonly terms: readonly ConfinementTerm[];
  readonly slice: DisciplineSlice;
  readonly record: SubjectRecord;
  readonly procedures: Procedures;
}

/**
 * What the law has against terms of segregated confinement: nobody imposes more than the ceiling (Peterkin v DOCCS), nor more
 * than three days without the two findings, nor any of it on a special population; and what is laid beside and after other
 * stays keeps within the ceiling on every day. Days suspended are days imposed.
 * In: the penalties imposed, and how they are laid. Out: stops. Empty where the parts of the law are not in force on the day.
 */
export function checkSegregatedTerms(penalties: readonly Penalty[], { report, at, terms, slice, record, procedures }: Laid): readonly Problem[] {
  const { parts, ceiling, short, cellHours } = numbersOn(procedures, dayOf(at));
  const problems: Problem[] = [];
  const own = terms.filter((term) => term.report === report && isSegregated(term.penalty, cellHours));
  penalties.forEach((penalty, index) => {
    if (!isSegregated(penalty, cellHours)) return;
    const field = `penalties.${index}`;
    const { days, findings } = penalty;
    if (parts.ceiling && days > ceiling.consecutive) problems.push(problem('SEG-001', { field: `${field}.days`, value: `${days} days`, detail: `${ceiling.consecutive} consecutive days and ${ceiling.days} in ${ceiling.within}`, rule: lawOf('halt.consecutive') }));
    if (parts['short term'] && parts['two findings'] && findings === undefined && days > short.consecutive) problems.push(problem('SEG-002', { field: `${field}.findings`, value: `${days} days`, detail: short.consecutive, rule: lawOf('halt.findings') }));
  });
  if (parts['special populations'] && (own.length > 0 || penalties.some((one) => isSegregated(one, cellHours)))) {
    const special = specialOn(record, slice.populations, procedures, own[0]?.from ?? dayOf(at));
    if (special.length > 0) problems.push(problem('SEG-003', { field: 'penalties', value: special.join(', '), rule: lawOf('halt.special') }));
  }
  if (!parts.ceiling || problems.length > 0) return problems;
  const planned = terms.filter((term) => isSegregated(term.penalty, cellHours)).map(({ from, to }) => ({ from, to }));
  const last = planned.map((term) => term.to).reduce((a, b) => (a > b ? a : b), dayOf(at));
  const served = slice.segregation.map((stay) => ({ ...stay, to: stay.to ?? dayOf(at) }));
  const days = segregatedDays([...served, ...planned], procedures, last);
  for (const term of own) {
    const field = term.invoked ? 'days' : `penalties.${term.number}`;
    const isShort = parts['short term'] && parts['two findings'] && !('findings' in term.penalty && term.penalty.findings);
    // Its own days by its own limit; what others come to lie in its window, by the ceiling.
    const over = [...days].toSorted().find((day) => {
      if (day < term.from) return false;
      const limit = isShort && day <= term.to ? short : ceiling;
      const { consecutive, inWindow } = measure(days, day, limit.within);
      return consecutive > limit.consecutive || inWindow > limit.days;
    });
    if (over === undefined) continue;
    const limit = isShort && over <= term.to ? short : ceiling;
    problems.push(problem('SEG-004', { field, value: over, detail: `${limit.consecutive} consecutive days and ${limit.days} in ${limit.within}`, rule: lawOf(limit === short ? 'halt.short' : 'halt.window') }));
  }
  return problems;
}
