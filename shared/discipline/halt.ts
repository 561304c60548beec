import type { SubjectRecord } from '../entry/fold.ts';
import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import type { Ceiling, SegregationNumbers } from '../procedures/segregation-numbers.ts';
import { identityOf } from '../records/identity.ts';
import { StepBook, type Step } from '../time/derivation.ts';
import { disciplineOf } from './case.ts';
import { daysAfter } from './moment.ts';
import { step, type DisciplineRule } from './rules.ts';

/** As much of a stay in segregated confinement as its days are counted by. */
interface Stay {
  readonly entry?: string;
  readonly from: string;
  readonly to: string | null;
}

/** The limits of segregated confinement in force on a day. */
export function numbersOn(procedures: Pick<Procedures, 'segregation'>, day: string): SegregationNumbers {
  return inForceOn(procedures.segregation, Temporal.PlainDate.from(day)).numbers;
}

/**
 * The days that somebody was segregated, each once however many stays cover it. The first day of a stay counts, and its last.
 * In: the stays; up to which day one that lasts is counted. Days on which no ceiling was in force are left out.
 */
export function segregatedDays(stays: readonly Stay[], procedures: Pick<Procedures, 'segregation'>, upTo: string): ReadonlySet<string> {
  const days = new Set<string>();
  for (const { from, to } of stays) {
    const last = to !== null && to < upTo ? to : upTo;
    for (let day = from; day <= last; day = daysAfter(day, 1)) if (!days.has(day) && numbersOn(procedures, day).parts.ceiling) days.add(day);
  }
  return days;
}

/** How long the stretch without a break is that a day ends, and how many days lie in the window that it ends. Nothing where the day is free. */
export function measure(days: ReadonlySet<string>, on: string, within: number): { readonly consecutive: number; readonly inWindow: number } {
  let consecutive = 0;
  for (let day = on; days.has(day); day = daysAfter(day, -1)) consecutive += 1;
  const first = daysAfter(on, 1 - within);
  const inWindow = [...days].filter((day) => day >= first && day <= on).length;
  return { consecutive, inWindow };
}

/**
 * The last day to which segregation may lawfully last that begins, or goes on, on a day (COR 137(6)(i), (k)(i)).
 * Out: null where not even that day is lawful.
 */
export function lastLawfulDay(days: ReadonlySet<string>, from: string, ceiling: Ceiling): string | null {
  const now = new Set([...days].filter((day) => day <= from));
  let last: string | null = null;
  for (let day = from; ; day = daysAfter(day, 1)) {
    now.add(day);
    const { consecutive, inWindow } = measure(now, day, ceiling.within);
    if (consecutive > ceiling.consecutive || inWindow > ceiling.days) return last;
    last = day;
  }
}

/** Why nobody may segregate this person on a day (COR 2(33)): by age, and by what was noted. Empty where nothing stands against it. */
export function specialOn(record: SubjectRecord, noted: readonly { readonly group: string; readonly from: string; readonly until?: string | undefined }[], procedures: Pick<Procedures, 'segregation'>, day: string): readonly string[] {
  const { ages, postPartumWeeks } = numbersOn(procedures, day);
  const born = identityOf(record)?.dateOfBirth;
  const age = born === undefined ? null : Temporal.PlainDate.from(born).until(Temporal.PlainDate.from(day), { largestUnit: 'years' }).years;
  return [
    ...(age !== null && age <= ages.upTo ? [`${age} years of age`] : []),
    ...(age !== null && age >= ages.from ? [`${age} years of age`] : []),
    ...noted.flatMap(({ group, from, until }) => {
      const last = until ?? (group === 'post-partum' ? daysAfter(from, postPartumWeeks * 7 - 1) : null);
      return from <= day && (last === null || day <= last) ? [group] : [];
    }),
  ];
}

/** One counter of segregated days. */
export interface HaltCounter {
  readonly id: 'consecutive' | 'in 60' | 'consecutive without findings' | 'in 30';
  readonly days: number;
  readonly limit: number;
  readonly over: boolean;
  /** The first day of the window it counts in. */
  readonly since: string;
  readonly citation: string;
  readonly steps: readonly Step<number, DisciplineRule>[];
}

/** Where a person stands under the law on a day. */
export interface HaltCounters {
  readonly asOf: string;
  readonly parts: SegregationNumbers['parts'];
  readonly segregated: boolean;
  readonly counters: readonly HaltCounter[];
  /** The last day to which segregation that is going on, or that began today, may last: with the two findings and without. */
  readonly until: { readonly withFindings: string | null; readonly without: string | null };
  readonly special: readonly string[];
}

/**
 * The rolling counters of segregated days on a day (COR 137(6)(i), (k)(i)).
 * In: the record, the procedures, the day. Out: each counter with its steps; all nought where the law is not in force.
 */
export function haltCounters(record: SubjectRecord, procedures: Procedures, asOf: Temporal.PlainDate): HaltCounters {
  const { segregation, populations } = disciplineOf(record);
  const today = asOf.toString();
  const numbers = numbersOn(procedures, today);
  const days = segregatedDays(segregation, procedures, today);
  const counter = (id: HaltCounter['id'], ceiling: Ceiling, rule: DisciplineRule): HaltCounter => {
    const { consecutive, inWindow } = measure(days, today, ceiling.within);
    const whole = id.startsWith('consecutive');
    const [count, limit, within] = whole ? [consecutive, ceiling.consecutive, Math.max(consecutive, 1)] : [inWindow, ceiling.days, ceiling.within];
    const since = daysAfter(today, 1 - within);
    const operands = segregation.filter((stay) => stay.from <= today && (stay.to === null || stay.to >= since)).map((stay) => ({ name: 'segregated', value: `${stay.from} to ${stay.to ?? today}`, entry: stay.entry }));
    const says = whole ? `${count} day${count === 1 ? '' : 's'} without a break up to ${today}; ${limit} at most` : `${count} day${count === 1 ? '' : 's'} from ${since} to ${today}; ${limit} in ${within} at most`;
    const book = new StepBook<DisciplineRule>();
    book.enter(step(rule, operands, says, String(count)));
    return { id, days: count, limit, over: count > limit, since, citation: book.steps[0]!.citation, steps: book.steps };
  };
  const { ceiling, short } = numbers;
  return {
    asOf: today,
    parts: numbers.parts,
    segregated: segregation.some((stay) => stay.from <= today && (stay.to === null || stay.to >= today)),
    counters: [counter('consecutive', ceiling, 'halt.consecutive'), counter('in 60', ceiling, 'halt.window'), counter('consecutive without findings', short, 'halt.short'), counter('in 30', short, 'halt.short')],
    until: { withFindings: lastLawfulDay(days, today, ceiling), without: lastLawfulDay(days, today, short) },
    special: numbers.parts['special populations'] ? specialOn(record, populations, procedures, today) : [],
  };
}
