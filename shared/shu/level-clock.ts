import { casesOf, stepsOf, tierOf, type Case, type Place } from '../discipline/case.ts';
import { dayOf, daysAfter } from '../discipline/moment.ts';
import { reportsOf, type Report } from '../discipline/report.ts';
import { affirmedCharges, dispositionOf } from '../discipline/penalties-standing.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import { levels } from '../facility/facility.ts';
import type { LevelNumbers } from '../procedures/level-numbers.ts';
import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import { StepBook, type Operand } from '../time/derivation.ts';
import { callsForCaptain } from './captain-tasks.ts';
import type { Level } from './level.ts';
import { readingOfDay, reportDay } from './report-day.ts';
import { shuRules, step, type LevelStep, type ShuRule, type Working } from './rules.ts';
import { captainReviewsOf, levelsInStay, ordersOf, type LevelHeld } from './slice.ts';

/** Something that holds somebody back on the day asked about. */
export interface Hold {
  readonly rule: ShuRule;
  readonly says: string;
  readonly entry: string;
  /** The day from which it holds no more; null while nobody can say. */
  readonly until: string | null;
}

/** A report not yet decided, and to which day the earliest day would move if it were affirmed; null where the move would be down. */
export interface Risk {
  readonly rule: ShuRule;
  readonly says: string;
  readonly entry: string;
  readonly wouldMoveTo: string | null;
}

/** A reading of this program on which the clock rests, to be checked by whoever relies on it. */
export interface Inferred {
  readonly rule: ShuRule;
  readonly says: string;
}

/** A period that has to have run before somebody is eligible. */
export interface Period {
  readonly rule: ShuRule;
  /** Its first day. */
  readonly from: string;
  readonly days: number;
  /** The first day on which it has run: its first day and its days added. */
  readonly over: string;
  readonly entry: string;
  readonly says: string;
  /** The entry that brought it about, among the entries; null of a level itself. */
  readonly place: Place | null;
  /** The report that it goes back to, if any. */
  readonly report: string | null;
  /** How its first day was read, where that is this program's reading. */
  readonly reading: { readonly rule: ShuRule; readonly says: string } | null;
}

/** Where somebody stands on the way to the next level. All days are ISO days. */
export interface LevelClock {
  readonly level: Level | null;
  /** The first day of the present run of days in the level. */
  readonly since: string | null;
  /** Days passed since then: 0 on the first. */
  readonly daysInLevel: number;
  readonly to: 'II' | 'III' | null;
  /** The first day on which nothing of the clock holds him back; null at Level III, in no level, and on a restraint order. */
  readonly earliest: string | null;
  /** The rule that sets it, or that keeps it from being set. */
  readonly setBy: ShuRule | null;
  /** From when that rule counts, and the entry that it counts from. */
  readonly from: { readonly day: string; readonly entry: string; readonly says: string } | null;
  readonly holds: readonly Hold[];
  readonly risks: readonly Risk[];
  readonly inferred: readonly Inferred[];
  readonly steps: readonly LevelStep[];
}

const nowhere: LevelClock = { level: null, since: null, daysInLevel: 0, to: null, earliest: null, setBy: null, from: null, holds: [], risks: [], inferred: [], steps: [] };

/**
 * The level clock (PIMS R1, R2, R4, R10 to R14).
 * In: the record; the procedures; the day asked about. What took effect after that day is left out, and so is a report
 * that was dismissed or reversed since, as if it had never been (R12). Out: the day and what it rests on. The days are
 * those of the procedure in force when each period began; the latest end of all periods is the earliest day, so more
 * misbehavior never brings it nearer. It depends on nobody else: whether there is a bed is another matter (R5, R6).
 */
export function levelClock(record: SubjectRecord, procedures: Procedures, asOf: Temporal.PlainDate): LevelClock {
  const day = asOf.toString();
  const run = levelRun(record, day);
  if (!run) return nowhere;
  const { first } = run;
  const { level, since } = first;
  const daysInLevel = Temporal.PlainDate.from(since).until(asOf).days;
  const to = level === 'I' ? 'II' : level === 'II' ? 'III' : null;
  const held = { ...nowhere, level, since, daysInLevel, to } as const;
  if (level === 'III' || to === null) return { ...held, risks: captainRisks(record, first, day) };

  const periods = periodsOf(record, procedures, day);
  const onOrder = ordersOf(record, 'restraint').find((order) => order.day <= day && (order.ended === null || order.ended.day > day));
  const last = latestOf(periods)!;
  const steps = new StepBook<ShuRule>();
  const worked = workOut(periods, last, procedures, onOrder);
  steps.enter(worked);
  const holds: Hold[] = [
    ...(onOrder ? [{ rule: 'R4' as const, says: `On a restraint order since ${onOrder.day}`, entry: onOrder.entry, until: null }] : []),
    ...periods.filter(({ over }) => over > day).map(({ rule, says, days, over, entry }): Hold => ({ rule, says: `${says}: ${days} days, over on ${over}`, entry, until: over })),
  ];
  return {
    ...held,
    earliest: onOrder ? null : last.over,
    setBy: onOrder ? 'R4' : last.rule,
    from: onOrder ? { day: onOrder.day, entry: onOrder.entry, says: `Restraint order of ${onOrder.day}, in force` } : { day: last.from, entry: last.entry, says: last.says },
    holds,
    risks: [...undecidedRisks(record, procedures, first, day, last.over), ...captainRisks(record, first, day)],
    inferred: inferredOf(record, procedures, periods, last, day),
    steps: steps.steps,
  };
}

/** The present run of days in one level: its first assignment, and the level before it. */
function levelRun(record: SubjectRecord, day: string): { readonly first: LevelHeld; readonly before: LevelHeld | undefined } | undefined {
  const held = levelsInStay(record, day);
  const last = held.at(-1);
  if (!last) return undefined;
  const at = held.findLastIndex(({ level }) => level !== last.level);
  return { first: held[at + 1]!, before: held[at] };
}

/**
 * Every period that has to have run, on what took effect by a day: that of the level, of each report affirmed in it, of
 * each restraint order that has ended, of each new period set by the Captain. In: a day on which somebody is at Level I or II.
 */
export function periodsOf(record: SubjectRecord, procedures: Procedures, day: string): readonly Period[] {
  const run = levelRun(record, day);
  if (!run || run.first.level === 'III') return [];
  const { first, before } = run;
  const { since } = first;
  const level: 'I' | 'II' = first.level === 'I' ? 'I' : 'II';
  const period = (rule: ShuRule, from: string, count: (numbers: LevelNumbers) => number, entry: string, says: string, more: Partial<Pick<Period, 'place' | 'report' | 'reading'>> = {}): Period => {
    const days = count(numbersOn(procedures, from));
    return { rule, from, days, over: daysAfter(from, days), entry, says, place: null, report: null, reading: null, ...more };
  };
  const minimum = ({ minimumDays }: LevelNumbers) => minimumDays[level];
  const movedDown = before !== undefined && levels.indexOf(before.level) > levels.indexOf(level);
  const ofLevel = movedDown
    ? period(level === 'I' ? 'R11' : 'R2.down', since, minimum, first.entry, `Moved to Level ${level} from Level ${before.level} on ${since}`)
    : period(level === 'I' ? 'R1' : 'R2', since, minimum, first.entry, `Level ${level} since ${since}`);
  return [
    ofLevel,
    ...casesOf(record).flatMap((held): Period[] => {
      const from = reportDay(held.report);
      const affirmed = affirmedBy(held, day);
      if (!affirmed || from < since || from > day) return [];
      const reading = readingOfDay(held.report);
      return [period(level === 'I' ? 'R12' : 'R2.report', from, minimum, held.report.entry, `${sayReport(held.report)}, affirmed ${affirmed.on}`, { place: affirmed.place, report: held.root, reading: reading === null ? null : { rule: 'R12.day', says: reading } })];
    }),
    ...ordersOf(record, 'restraint').flatMap(({ day: from, ended, place }): Period[] =>
      ended === null || from > day || ended.day > day ? [] : [period('R13', daysAfter(ended.day, 1), (numbers) => numbers.offRestraintDays, ended.entry, `Off the restraint order of ${from} since the day after ${ended.day}`, { place })],
    ),
    ...captainReviewsOf(record).flatMap((review): Period[] =>
      review.outcome !== 'new adjustment period' || review.day > day ? [] : [period('R14', review.newPeriodFrom, (numbers) => numbers.adjustmentDays, review.entry, `New adjustment period from ${review.newPeriodFrom}, set by the Captain`, { place: review.place, report: review.report })],
    ),
  ];
}

function numbersOn(procedures: Procedures, day: string): LevelNumbers {
  return inForceOn(procedures.levels, Temporal.PlainDate.from(day)).numbers;
}

/** The period that ends last; of two, the one named first; undefined of none. */
export function latestOf(periods: readonly Period[]): Period | undefined {
  return periods.reduce<Period | undefined>((last, one) => (last === undefined || one.over > last.over ? one : last), undefined);
}

/** When the charges of a report were affirmed by the disposition that stands, by the end of a day; undefined while nobody has decided. */
function affirmedBy(held: Case, day: string): { readonly on: string; readonly place: Place } | undefined {
  const disposition = dispositionOf(held);
  if (!disposition || dayOf(disposition.at) > day || affirmedCharges(held).length === 0) return undefined;
  const act = stepsOf(held).find(({ entry }) => entry === disposition.entry);
  return act && { on: dayOf(disposition.at), place: act.place };
}

/** Reports in the level that nobody has decided: what each would do to the earliest day if it were affirmed. */
function undecidedRisks(record: SubjectRecord, procedures: Procedures, { level, since }: LevelHeld, day: string, over: string): readonly Risk[] {
  if (level === 'III') return [];
  return casesOf(record).flatMap((held): Risk[] => {
    const from = reportDay(held.report);
    if (from < since || from > day || affirmedBy(held, day)) return [];
    const to = daysAfter(from, numbersOn(procedures, from).minimumDays[level]);
    const wouldMoveTo = to > over ? to : over;
    return [{ rule: level === 'I' ? 'R12' : 'R1.undecided', says: `${sayReport(held.report)}, not decided: if it is affirmed the period begins on ${from}, and the earliest day ${to > over ? 'is' : 'stays'} ${wouldMoveTo}`, entry: held.report.entry, wouldMoveTo }];
  });
}

/** A report by the day of its incident, and the day on which it was written where that is another. */
function sayReport({ date, written }: Report): string {
  return written === undefined || dayOf(written) === date ? `Report of ${date}` : `Report of ${date}, written ${dayOf(written)}`;
}

/** The reports in the present level whose own period is not over on a day, decided or not, by day (PIMS R1, R2, R12). */
export function reportsWithin(record: SubjectRecord, procedures: Procedures, day: string): readonly Report[] {
  const run = levelRun(record, day);
  if (!run || run.first.level === 'III') return [];
  const { level, since } = run.first;
  return reportsOf(record)
    .map((report) => ({ report, from: reportDay(report) }))
    .filter(({ from }) => from >= since && from <= day && daysAfter(from, numbersOn(procedures, from).minimumDays[level]) > day)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .map(({ report }) => report);
}

/** Reports that the Captain has not reviewed: the person may be moved down on each. */
function captainRisks(record: SubjectRecord, { level }: LevelHeld, day: string): readonly Risk[] {
  if (level === 'I') return [];
  return casesOf(record).flatMap((held): Risk[] =>
    reportDay(held.report) <= day && callsForCaptain(record, held) ? [{ rule: 'R8', says: `Report of ${held.report.date} awaits the Captain, who may decide on Level I or set a new period`, entry: held.report.entry, wouldMoveTo: null }] : [],
  );
}

function workOut(periods: readonly Period[], last: Period, procedures: Procedures, onOrder: { readonly day: string; readonly entry: string } | undefined): Working {
  const ends = periods.map(({ rule, from, days, over, entry, says, reading }): Operand<Working> => {
    const { source, effective } = inForceOn(procedures.levels, Temporal.PlainDate.from(from));
    const minimum = step('R1.procedure', [{ name: 'The day the period begins', value: from, entry }], `${days} days, by the procedure of ${effective}: ${source}`, `${days} days`);
    const read = reading && step(reading.rule, [{ name: 'The report', value: from, entry }], reading.says, from);
    const end = step(rule, [{ name: 'From', value: from, ...(read ? { step: read } : { entry }) }, { name: 'Days', value: String(days), step: minimum }], `${says}: ${from} and ${days} days is ${over}`, over);
    return { name: shuRules[rule].title, value: over, entry, step: end };
  });
  const latest = step('R1.count', ends, ends.length === 1 ? `The period is over on ${last.over}` : `The last of ${ends.length} periods is over on ${last.over}`, last.over);
  return onOrder ? step('R4', [{ name: 'Restraint order in force', value: onOrder.day, entry: onOrder.entry }, { name: 'Without it', value: last.over, step: latest }], 'On a restraint order: no day can be said', 'none') : latest;
}

function inferredOf(record: SubjectRecord, procedures: Procedures, periods: readonly Period[], last: Period, day: string): readonly Inferred[] {
  const found: Inferred[] = [{ rule: 'R1.count', says: `${last.days} days from ${last.from} are read as over on ${last.over}, when they have passed.` }];
  const later = procedures.levels.filter(({ effective }) => effective > last.from && effective <= day);
  if (later.length > 0) found.push({ rule: 'R1.procedure', says: `The procedure changed on ${later.map(({ effective }) => effective).join(', ')}; the period keeps the days of the one in force on ${last.from}.` });
  for (const rule of ['R2.report', 'R2.down', 'R13', 'R14'] as const) if (periods.some((one) => one.rule === rule)) found.push({ rule, says: `${shuRules[rule].title}.` });
  const reports = casesOf(record).filter(({ root }) => periods.some(({ report }) => report === root));
  if (reports.some((held) => (tierOf(held) ?? held.report.tier) === 1)) found.push({ rule: 'R1.tiers', says: 'A Tier I report counts as a disciplinary report.' });
  for (const { reading } of periods) if (reading) found.push({ rule: reading.rule, says: `${reading.says}.` });
  return found;
}
