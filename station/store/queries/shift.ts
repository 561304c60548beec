import { and, eq, inArray } from 'drizzle-orm';
import type { DaybookLine } from '../../../shared/contract/shapes.ts';
import type { ClockMovedLine, Handover, ShiftDue, ShiftEntry, ShiftPerson } from '../../../shared/contract/unit-lists.ts';
import { clockWords } from '../../../shared/discipline/clock.ts';
import { dayOf, type Moment } from '../../../shared/discipline/moment.ts';
import { disciplineRules } from '../../../shared/discipline/rules.ts';
import type { Registry } from '../../../shared/entry/fold.ts';
import type { CellStay } from '../../../shared/housing/cell.ts';
import { inForceOn, type Procedures } from '../../../shared/procedures/procedures.ts';
import { clockMoved } from '../../../shared/shu/clock-moves.ts';
import { shiftAfter, shiftAt } from '../../../shared/shu/shift.ts';
import { kindsOfShift } from '../../../shared/shu/shift-topics.ts';
import type { Book } from '../book.ts';
import type { Db } from '../open.ts';
import { people, records, standings, units } from '../schema.ts';
import { entriesSince } from './daybook.ts';
import { clocksDueBefore } from './discipline.ts';
import { drcLists } from './drc-lists.ts';
import { orderLines } from './unit-lists.ts';

/** How many people are given, and how many entries of each; the sheet says what is left out. */
const shownPeople = 120;
const shownOfPerson = 12;

const person = { id: people.id, name: people.name, din: people.din, unit: people.unit, cell: people.cell, level: people.level } as const;

interface ShiftAsks {
  readonly db: Db;
  readonly book: Book;
  readonly registry: Registry;
  readonly procedures: Procedures;
  readonly now: Moment;
}

/**
 * What a shift of the unit hands over: what was entered since a moment about anybody who is in it or was when the shift
 * began, by cell; whose level clock that moved, and by which entries; what is due before the coming shift is over.
 * In: the moment it is; the moment to begin with, or else the beginning of the shift now running.
 */
export function handoverOf(asks: ShiftAsks, from?: Moment): Handover {
  const { db, procedures, now } = asks;
  const today = Temporal.PlainDate.from(dayOf(now));
  const { shiftsBegin } = inForceOn(procedures.levels, today).numbers;
  const shift = shiftAt(shiftsBegin, now);
  const coming = shiftAfter(shiftsBegin, shift);
  const since = from ?? shift.from;
  const instant = Temporal.PlainDateTime.from(since).toZonedDateTime('America/New_York').toInstant().toString({ fractionalSecondDigits: 3 });
  const kinds = kindsOfShift(asks.registry);
  const lines = entriesSince(db, instant, [...kinds.keys(), ...kindsOfUnit], asks.registry);
  const touched = ofTheUnit(db, lines.filter(({ subject }) => subject.type === 'person'));
  return {
    shift,
    coming,
    since,
    now,
    count: touched.length,
    people: touched.slice(0, shownPeople).map(({ about, cameFrom, entered }): ShiftPerson => ({
      ...about,
      cameFrom,
      entries: entered.slice(-shownOfPerson).map((line) => ({ ...shown(line), topic: kinds.get(line.kind) ?? expungedTopic })),
      more: Math.max(0, entered.length - shownOfPerson),
    })),
    ofUnit: lines.filter(({ subject }) => subject.type !== 'person').filter(({ subject }) => subject.type === 'facility' || subject.id === 'levels').map(shown),
    clocks: touched.flatMap(({ about, entered }) => clockOf(asks, about, entered, instant, today)),
    due: dueBefore(asks, coming.to, today),
  };
}

/** An entry about a case that was expunged says no more what it was of. */
const expungedTopic = 'report';
const kindsOfUnit = ['gallery.designated', 'designation.corrected', 'designation.voided', 'procedure.adopted', 'procedure.corrected', 'procedure.voided'];

function shown({ id, at, says, authorName, outcome }: DaybookLine): Omit<ShiftEntry, 'topic'> {
  return { entry: id, at, says, authorName, standsNoMore: outcome.is !== 'applied' };
}

interface Touched {
  readonly about: Pick<ShiftPerson, 'id' | 'name' | 'din' | 'unit' | 'cell' | 'level'>;
  readonly cameFrom: ShiftPerson['cameFrom'];
  readonly entered: readonly DaybookLine[];
}

/** Of the people whom entries are about, those who are in a special housing unit, or were before the entries; by cell. */
function ofTheUnit(db: Db, lines: readonly DaybookLine[]): readonly Touched[] {
  const inShu = new Set(db.select({ code: units.code, layout: units.layout }).from(units).all().flatMap(({ code, layout }) => ((layout as { use: string }).use === 'shu' ? [code] : [])));
  const byPerson = Map.groupBy(lines, ({ subject }) => subject.id);
  const rows = db
    .select({ ...person, slices: records.slices })
    .from(people)
    .innerJoin(records, and(eq(records.type, 'person'), eq(records.id, people.id)))
    .where(inArray(people.id, [...byPerson.keys()]))
    .orderBy(people.unit, people.cell, people.name)
    .all();
  return rows.flatMap(({ slices, ...about }): Touched[] => {
    const entered = byPerson.get(about.id) ?? [];
    const fresh = new Set(entered.map(({ id }) => id));
    const before = (slices as { readonly housing: readonly CellStay[] }).housing.findLast(({ entry }) => !fresh.has(entry));
    if (!inShu.has(about.unit ?? '') && !inShu.has(before?.unit ?? '')) return [];
    const cameFrom = before && (before.unit !== about.unit || before.cell !== about.cell) ? { unit: before.unit, cell: before.cell } : null;
    return [{ about, cameFrom, entered }];
  });
}

/** How the person's level clock was moved; what does not touch it is not folded again. */
function clockOf({ book, registry, procedures }: ShiftAsks, about: Touched['about'], entered: readonly DaybookLine[], since: string, today: Temporal.PlainDate): readonly ClockMovedLine[] {
  const subject = { type: 'person', id: about.id } as const;
  const moved = clockMoved(subject, book.entriesOf(subject), since, registry, procedures, today);
  if (!moved) return [];
  const lineOf = new Map(entered.map((line) => [line.id, line]));
  const by = moved.by.map(({ entry, to }) => {
    const line = lineOf.get(entry);
    return { entry, to, at: line?.at ?? '', says: line?.says ?? 'An entry that is not of the unit', authorName: line?.authorName ?? '' };
  });
  return [{ ...about, was: moved.was, now: moved.now, by }];
}

/** What is due before a moment, of people in a level: reviews of orders and of the committee, days that run out, clocks of discipline. */
function dueBefore({ db, procedures }: ShiftAsks, before: Moment, today: Temporal.PlainDate): readonly ShiftDue[] {
  const day = dayOf(before);
  const inLevel = new Map(
    db
      .select({ ...person, to: standings.to, findableFrom: standings.findableFrom })
      .from(people)
      .innerJoin(standings, eq(standings.person, people.id))
      .all()
      .map((one) => [one.id, one]),
  );
  const orders = orderLines(db, today).filter(({ reviewBy }) => reviewBy <= day);
  const reviews = drcLists(db, procedures, today).reviews.filter(({ due }) => due <= day);
  const clocks = clocksDueBefore(db, before).filter((one) => inLevel.has(one.person));
  const findings = [...inLevel.values()].filter(({ findableFrom }) => findableFrom !== null && findableFrom > today.toString() && findableFrom <= day);
  return [
    ...orders.map(({ reviewBy, of, order, words, ...line }): ShiftDue => ({ ...named(line), due: reviewBy, says: `Review the ${of} order: ${words}`, opens: `/people/${line.id}/orders/${order}/review` })),
    ...reviews.map(({ due, ...line }): ShiftDue => ({ ...named(line), due, says: 'Review of the Disciplinary Review Committee', opens: `/people/${line.id}/drc` })),
    ...clocks.map(({ person: who, report, clock, last }): ShiftDue => ({ ...named(inLevel.get(who)!), due: last, says: disciplineRules[clockWords[clock].rule].title, opens: `/people/${who}/case/${report}` })),
    ...findings.map(({ findableFrom, to, ...line }): ShiftDue => ({ ...named(line), due: findableFrom!, says: `The days have run: find for Level ${to}`, opens: `/people/${line.id}/eligibility` })),
  ].toSorted((a, b) => (a.due === b.due ? (a.name < b.name ? -1 : 1) : a.due < b.due ? -1 : 1));
}

function named({ id, name, din, unit, cell, level }: Touched['about']): Touched['about'] {
  return { id, name, din, unit, cell, level };
}
