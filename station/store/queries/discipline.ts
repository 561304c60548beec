import { and, asc, count, eq, gte, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { AmissLine, CaseNamed, ClockLine, ClocksBoard, Docket, DocketLine, ExpungedLine } from '../../../shared/contract/discipline-shapes.ts';
import type { DisciplineSlice } from '../../../shared/discipline/case.ts';
import { dayOf, daysAfter, type Moment } from '../../../shared/discipline/moment.ts';
import type { EffectName } from '../../../shared/discipline/put-right.ts';
import type { Tier } from '../../../shared/procedures/discipline-numbers.ts';
import type { Db } from '../open.ts';
import { amiss, cases, clocks, people, reports } from '../schema.ts';
import { slicesOf } from './person-page.ts';

/** How many lines of a list beside the clocks are shown; the count is of all. */
const shownOfList = 500;

const named = {
  person: cases.person,
  name: people.name,
  din: people.din,
  unit: people.unit,
  cell: people.cell,
  report: cases.id,
  day: reports.date,
  rules: reports.rules,
  tier: sql<Tier | null>`${cases.tier}`,
  state: cases.state,
} as const;

/**
 * Every clock that nothing has met, the first to run out first.
 * In: the moment. Out: those by which the office must act, run out or not; the others, which are the person's or hold a
 * hearing back, as long as they run.
 */
export function openClocks(db: Db, now: Moment): readonly ClockLine[] {
  return clockLines(db, or(eq(clocks.presses, true), and(eq(clocks.presses, false), gte(clocks.runsUntil, now))));
}

/** The clocks by which the office must act that are run out or due before the day is over. */
export function clocksDue(db: Db, now: Moment): readonly ClockLine[] {
  return clocksDueBefore(db, `${daysAfter(dayOf(now), 1)}T00:00`);
}

/** The same that are run out or run out before a moment. */
export function clocksDueBefore(db: Db, before: Moment): readonly ClockLine[] {
  return clockLines(db, and(eq(clocks.presses, true), lt(clocks.runsUntil, before)));
}

function clockLines(db: Db, where: SQL | undefined): readonly ClockLine[] {
  return db
    .select({ ...named, clock: clocks.clock, round: clocks.round, last: clocks.last, extended: clocks.extended })
    .from(clocks)
    .innerJoin(cases, eq(cases.id, clocks.report))
    .innerJoin(reports, eq(reports.id, clocks.report))
    .innerJoin(people, eq(people.id, clocks.person))
    .where(where)
    .orderBy(asc(clocks.runsUntil), asc(people.name), asc(clocks.clock))
    .all();
}

/** The clocks board: open clocks, what cannot be as entered, and what reversals left to be put right. */
export function clocksBoard(db: Db, now: Moment): ClocksBoard {
  return { now, clocks: openClocks(db, now), impossible: amissLines(db, 'impossible'), putRight: amissLines(db, 'put right') };
}

/** What is amiss of a sort, the oldest first; of what reversals left, where some effects are named, those alone. Out: the first, and how many there are. */
export function amissLines(db: Db, sort: 'impossible' | 'put right', effects?: readonly EffectName[]): { readonly count: number; readonly lines: readonly AmissLine[] } {
  const where = and(eq(amiss.what, sort), effects === undefined ? undefined : inArray(amiss.effect, [...effects]));
  const lines = db
    .select({ person: amiss.person, name: people.name, din: people.din, cell: people.cell, report: amiss.report, stands: sql<number>`${cases.id} IS NOT NULL`, effect: amiss.effect, since: amiss.since, says: amiss.says, remedy: amiss.remedy })
    .from(amiss)
    .innerJoin(people, eq(people.id, amiss.person))
    .leftJoin(cases, eq(cases.id, amiss.report))
    .where(where)
    .orderBy(asc(amiss.since), asc(people.name), asc(amiss.number))
    .limit(shownOfList)
    .all();
  return { count: db.select({ n: count() }).from(amiss).where(where).get()?.n ?? 0, lines: lines.map((one) => ({ ...one, stands: one.stands === 1 })) };
}

/**
 * The hearings of a day, by hour: sessions held that day, those adjourned to it and, today, those open since before. Beside
 * them the cases to be heard for which no day is set, or whose day has passed, the first to run out first.
 * In: the day; the moment; one officer's account, or every officer.
 */
export function docketOf(db: Db, day: string, now: Moment, officer?: string): Docket {
  const today = dayOf(now);
  const onDay = and(gte(cases.hearingAt, `${day}T00:00`), lt(cases.hearingAt, `${daysAfter(day, 1)}T00:00`));
  const onDocket = day === today ? or(onDay, and(eq(cases.state, 'in hearing'), lt(cases.hearingAt, `${day}T00:00`))) : onDay;
  const ofOfficer = officer === undefined ? undefined : eq(cases.officer, officer);
  const unset = and(ofOfficer, or(inArray(cases.state, ['tier set', 'notice served', 'rehearing ordered']), and(eq(cases.state, 'adjourned'), or(isNull(cases.hearingAt), lt(cases.hearingAt, `${today}T00:00`)))));
  // The plus keeps SQLite from going through every clock of the office for each case.
  const firstClock = sql`(SELECT min(${clocks.runsUntil}) FROM ${clocks} WHERE ${clocks.report} = ${cases.id} AND +${clocks.presses} = 1)`;
  return {
    day,
    now,
    hearings: docketLines(db, and(ofOfficer, onDocket), sql`${cases.hearingAt}`),
    unset: { count: db.select({ n: count() }).from(cases).where(unset).get()?.n ?? 0, lines: docketLines(db, unset, sql`coalesce(${firstClock}, '9')`) },
  };
}

function docketLines(db: Db, where: SQL | undefined, order: SQL): readonly DocketLine[] {
  const rows = db
    .select({ ...named, at: cases.hearingAt, officer: cases.officer, officerName: cases.officerName, missing: cases.missing })
    .from(cases)
    .innerJoin(reports, eq(reports.id, cases.id))
    .innerJoin(people, eq(people.id, cases.person))
    .where(where)
    .orderBy(order, asc(people.name))
    .limit(shownOfList)
    .all();
  const open = db
    .select({ report: clocks.report, clock: clocks.clock, last: clocks.last })
    .from(clocks)
    .where(inArray(clocks.report, rows.map((row) => row.report)))
    .orderBy(asc(clocks.runsUntil), asc(clocks.clock))
    .all();
  const ofReport = Map.groupBy(open, ({ report }) => report);
  return rows.map(({ officer, officerName, ...row }) => ({
    ...row,
    officer: officer === null ? null : { account: officer, name: officerName ?? officer },
    clocks: (ofReport.get(row.report) ?? []).map(({ clock, last }) => ({ clock, last })),
  }));
}

/** Cases in some states, the oldest incident first. In: what else must hold; how many at most. Out: those, and how many there are. */
export function casesIn(db: Db, states: readonly CaseNamed['state'][], more: { readonly tiers?: readonly Tier[]; readonly author?: string }, limit: number): { readonly count: number; readonly lines: readonly CaseNamed[] } {
  const where = and(inArray(cases.state, [...states]), more.tiers === undefined ? undefined : inArray(cases.tier, [...more.tiers]), more.author === undefined ? undefined : eq(reports.author, more.author));
  const lines = db.select(named).from(cases).innerJoin(reports, eq(reports.id, cases.id)).innerJoin(people, eq(people.id, cases.person)).where(where).orderBy(asc(reports.date), asc(reports.time), asc(people.name)).limit(limit).all();
  const all = db.select({ n: count() }).from(cases).innerJoin(reports, eq(reports.id, cases.id)).where(where).get();
  return { count: all?.n ?? 0, lines };
}

/** What dismissed or reversed a person's reports, the oldest first: all that may be known of them. */
export function expungedOf(db: Db, person: string): readonly ExpungedLine[] {
  const { stubs = [] } = (slicesOf(db, person) as { readonly discipline: DisciplineSlice } | undefined)?.discipline ?? {};
  return stubs.map(({ entry, expungedOn, how, by }) => ({ entry, on: expungedOn, how, by })).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
