import { and, count, eq, gt, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import type { Facility } from '../../../shared/facility/facility.ts';
import type { Role } from '../../../shared/accounts/roles.ts';
import type { DaybookLine } from '../../../shared/contract/shapes.ts';
import type { Clash, Inbox, Matter } from '../../../shared/contract/sync-shapes.ts';
import { fold, type Registry, type SubjectRecord } from '../../../shared/entry/fold.ts';
import type { Entry } from '../../../shared/entry/header.ts';
import { isOpen, kindsAbout, mattersOf, maySettle, settlersOf } from '../../../shared/entry/question.ts';
import type { Subject } from '../../../shared/entry/subject.ts';
import { holdingOf, isPartyTo } from '../../../shared/records/custody.ts';
import { Book } from '../book.ts';
import type { Db } from '../open.ts';
import { accounts, cells as cellsBuilt, enrolment, entries, outcomes, people, records } from '../schema.ts';
import { daybookOf } from './daybook.ts';
import { everyFacility, facilitiesOfPeople, facilityOf, facilityOfAccount, mainOfficeHere } from './whose.ts';

/** What is in question, stands aside or clashes, oldest first; at the main office of every facility. In: the role that asks. */
export function inboxOf(db: Db, registry: Registry, role: Role): Inbox {
  const open = db
    .selectDistinct({ type: entries.subjectType, id: entries.subjectId })
    .from(outcomes)
    .innerJoin(entries, eq(entries.id, outcomes.entry))
    .where(inArray(sql`json_extract(${outcomes.outcome}, '$.is')`, ['in question', 'standing aside']))
    .all() as readonly Subject[];
  const matters = open.flatMap((subject) => mattersAbout(db, registry, subject, role));
  return { matters: matters.toSorted((a, b) => (a.since < b.since ? -1 : 1)), clashes: mainOfficeHere(db) ? clashesOfAll(db) : clashes(db) };
}

/** The matters that are open about a subject. In: the role that asks. */
export function mattersAbout(db: Db, registry: Registry, subject: Subject, role: Role): readonly Matter[] {
  const lines = daybookOf(db, subject, registry);
  const byId = new Map(lines.map((line) => [line.id, line]));
  const own = new Book(db).entriesOf(subject);
  // What a screen may not show of an entry does not change what became of it.
  const record = fold(subject, own, registry);
  const at = mainOfficeHere(db) ? 'main office' : 'facility';
  const of = at === 'facility' ? null : facilityOf(db, subject);
  const facility = of === null ? null : (everyFacility(db).find(({ id }) => id === of) ?? null);
  return mattersOf(record).filter(settledHere(db, record, own)).map((ids): Matter => {
    const named = ids.map((id) => byId.get(id)!);
    const kinds = kindsAbout(ids, record, (name) => registry.kind(name)?.kind);
    const waiting = named.filter(({ id }) => isOpen(record.outcomes.get(id))).map((line: DaybookLine) => line.at);
    return { subject, subjectName: named[0]!.subjectName, facility, entries: named, since: waiting.toSorted()[0]!, settlers: settlersOf(kinds, at), mine: maySettle(kinds, role, at) };
  });
}

/**
 * Which matters of a subject are settled at this facility: of a person held elsewhere those of transfers that name it. The others are in the
 * inbox of the facility that holds him and of the main office, and what becomes of them does not come here.
 */
function settledHere(db: Db, record: SubjectRecord, own: readonly Entry[]): (matter: readonly string[]) => boolean {
  const { subject } = record;
  const holder = subject.type === 'person' ? db.select({ holder: people.holder }).from(people).where(eq(people.id, subject.id)).get()?.holder : undefined;
  const answer = db.select({ answer: enrolment.answer }).from(enrolment).get()?.answer;
  if (!holder || !answer || holder === answer.facility.id || answer.facility.id === answer.office.station) return () => true;
  const holding = holdingOf(record, own);
  return (matter) => holding?.writing.includes(answer.facility.id) || isPartyTo(matter, own, answer.facility.id);
}

/** More people in a cell than it has beds (one, where it is not described), of whom more than one was put there without acknowledging the others; one number or user name held by two. */
function clashes(db: Db): readonly Clash[] {
  const cells = db
    .select({ over: sql<string>`${people.unit} || ' ' || ${people.cell}`, ids: sql<string>`json_group_array(json_object('id', ${people.id}, 'name', ${people.name}))` })
    .from(people)
    .leftJoin(cellsBuilt, and(eq(cellsBuilt.unit, people.unit), eq(cellsBuilt.cell, people.cell)))
    .where(and(isNotNull(people.unit), isNotNull(people.cell)))
    .groupBy(people.unit, people.cell)
    .having(sql`count(*) > coalesce(${cellsBuilt.beds}, 1)`)
    .all()
    .map(({ over, ids }) => ({ over, all: JSON.parse(ids) as { id: string; name: string }[] }))
    .filter(({ all }) => all.filter(({ id }) => !knewOfAnother(db, id)).length > 1)
    .map(({ over, all }): Clash => ({ is: 'one cell', over, subjects: asPeople(all), facility: null }));
  const names = db
    .select({ over: accounts.username, ids: sql<string>`json_group_array(json_object('id', ${accounts.id}, 'name', ${accounts.name}))` })
    .from(accounts)
    .where(eq(accounts.closed, false))
    .groupBy(accounts.username)
    .having(gt(count(), 1))
    .all()
    .map(({ over, ids }): Clash => ({ is: 'one user name', over, subjects: asAccounts(JSON.parse(ids) as Named[]), facility: null }));
  return [...cells, ...oneNumber(db, people.din, 'one DIN'), ...oneNumber(db, people.nysid, 'one NYSID'), ...names];
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const asPeople = (rows: readonly Named[]) => rows.map(({ id, name }) => ({ subject: { type: 'person', id } as const, name }));
const asAccounts = (rows: readonly Named[]) => rows.map(({ id, name }) => ({ subject: { type: 'account', id } as const, name }));

/** One number held by two, wherever they are. */
function oneNumber(db: Db, column: typeof people.din | typeof people.nysid, is: Clash['is']): readonly Clash[] {
  return db
    .select({ over: column, ids: sql<string>`json_group_array(json_object('id', ${people.id}, 'name', ${people.name}))` })
    .from(people)
    .where(ne(column, ''))
    .groupBy(column)
    .having(gt(count(), 1))
    .all()
    .map(({ over, ids }): Clash => ({ is, over, subjects: asPeople(JSON.parse(ids) as Named[]), facility: null }));
}

/** The same at the main office: cells and user names clash within one facility alone, numbers anywhere. */
function clashesOfAll(db: Db): readonly Clash[] {
  const facilities = new Map(everyFacility(db).map((one) => [one.id, one]));
  const held = facilitiesOfPeople(db);
  const beds = bedsOfAll(db);
  const within = <Row extends Named>(rows: readonly Row[], facilityOfRow: (row: Row) => string | null | undefined, over: (row: Row) => string) =>
    [...Map.groupBy(rows, (row) => `${facilityOfRow(row) ?? ''} ${over(row)}`).values()]
      .filter((all) => all.length > 1)
      .map((all) => ({ all, over: over(all[0]!), facility: facilities.get(facilityOfRow(all[0]!) ?? '') ?? null }));
  const housed = db.select({ id: people.id, name: people.name, unit: people.unit, cell: people.cell }).from(people).where(and(isNotNull(people.unit), isNotNull(people.cell))).all();
  const cells = within(housed, ({ id }) => held.get(id), ({ unit, cell }) => `${unit} ${cell}`)
    .filter(({ all, facility, over }) => all.length > (beds.get(`${facility?.id} ${over}`) ?? 1))
    .filter(({ all }) => all.filter(({ id }) => !knewOfAnother(db, id)).length > 1)
    .map(({ all, over, facility }): Clash => ({ is: 'one cell', over, subjects: asPeople(all), facility }));
  const open = db.select({ id: accounts.id, name: accounts.name, username: accounts.username }).from(accounts).where(eq(accounts.closed, false)).all();
  const twice = new Set(within(open, () => null, ({ username }) => username).flatMap(({ all }) => all.map(({ id }) => id)));
  const homes = new Map([...twice].map((id) => [id, facilityOfAccount(db, id)]));
  const names = within(open.filter(({ id }) => twice.has(id)), ({ id }) => homes.get(id), ({ username }) => username).map(({ all, over, facility }): Clash => ({ is: 'one user name', over, subjects: asAccounts(all), facility }));
  return [...cells, ...oneNumber(db, people.din, 'one DIN'), ...oneNumber(db, people.nysid, 'one NYSID'), ...names];
}

/** The beds of each cell that is described to hold more than one, by facility, unit and cell. */
function bedsOfAll(db: Db): ReadonlyMap<string, number> {
  const described = db.select({ id: records.id, slices: records.slices }).from(records).where(eq(records.type, 'facility')).all();
  return new Map(
    described.flatMap(({ id, slices }) =>
      Object.values((slices as { readonly facility: Facility | null }).facility?.units ?? {}).flatMap(({ code, galleries }) =>
        galleries.flatMap(({ beds = 1, cells: all }) => (beds > 1 ? all.map((cell) => [`${id} ${code} ${cell}`, beds] as const) : [])),
      ),
    ),
  );
}

/** True when the author of the last entry on a person's cell was told that another was there, and acknowledged it. */
function knewOfAnother(db: Db, id: string): boolean {
  const last = db
    .select({ acknowledged: sql<string | null>`CASE WHEN json_valid(${entries.content}) THEN json_extract(${entries.content}, '$.acknowledged') END` })
    .from(entries)
    .where(and(eq(entries.subjectType, 'person'), eq(entries.subjectId, id), inArray(entries.kind, ['cell.assigned', 'cell.corrected'])))
    .orderBy(sql`${entries.clock} DESC`)
    .limit(1)
    .get();
  return last?.acknowledged?.includes('HOU-001') ?? false;
}
