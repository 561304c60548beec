import { and, asc, count, eq, gt, inArray, or, sql } from 'drizzle-orm';
import type { Board, BoardLine, CrowdedCell, DesignationLine, FreeBeds, SeparationLine } from '../../../shared/contract/housing-shapes.ts';
import type { UnitLayout } from '../../../shared/contract/shapes.ts';
import type { Sight } from '../../../shared/entry/header.ts';
import type { Surroundings } from '../../../shared/entry/surroundings.ts';
import type { Unit } from '../../../shared/facility/facility.ts';
import { freeBedsByLevel } from '../../../shared/housing/board-marks.ts';
import { crowding, type Bedded } from '../../../shared/housing/crowding.ts';
import { designatedOn } from '../../../shared/housing/designation.ts';
import { pairWithAll } from '../../../shared/housing/pairing.ts';
import type { Separation } from '../../../shared/housing/separation.ts';
import type { Problem } from '../../../shared/problems.ts';
import type { Level } from '../../../shared/shu/level.ts';
import type { Db } from '../open.ts';
import { accounts, cells, designations, people, records, separations, standings, stations, stays, units } from '../schema.ts';

/** The units of the facility as they are built, with how many people are in each. */
export function unitLayouts(db: Db): readonly UnitLayout[] {
  const housed = new Map(db.select({ unit: people.unit, n: count() }).from(people).groupBy(people.unit).all().map(({ unit, n }) => [unit, n]));
  return db
    .select()
    .from(units)
    .orderBy(units.code)
    .all()
    .map(({ layout }) => ({ ...(layout as Unit), people: housed.get((layout as Unit).code) ?? 0 }));
}

const line = {
  id: people.id,
  din: people.din,
  name: people.name,
  level: people.level,
  since: standings.since,
  to: standings.to,
  earliest: standings.earliest,
  setBy: standings.setBy,
  risk: sql<string>`coalesce(${standings.risk}, '')`,
  restraint: standings.restraint,
  deprivation: standings.deprivation,
  inReview: sql<number>`coalesce(${standings.inReview}, 0)`,
  findableFrom: standings.findableFrom,
  finding: standings.finding,
  findingRoot: standings.findingRoot,
  findingTo: standings.findingTo,
  foundOn: standings.foundOn,
  eligibleOn: standings.eligibleOn,
  findingNote: standings.findingNote,
  moving: standings.moving,
  movingNote: standings.movingNote,
  drcDue: standings.drcDue,
  drcUntil: standings.drcUntil,
};

/** A unit cell by cell, with who is in each and how he stands, the galleries as designated on a day; undefined when it is not described. */
export function boardOf(db: Db, code: string, today: string): Board | undefined {
  const unit = layoutOf(db, code);
  if (!unit) return undefined;
  const rows = db.select({ cell: people.cell, ...line }).from(people).leftJoin(standings, eq(standings.person, people.id)).where(eq(people.unit, code)).orderBy(asc(people.cell), asc(people.name)).all();
  const inUnit = rows.map((row) => ({ ...row, cell: row.cell ?? '', restraint: row.restraint ?? false, deprivation: row.deprivation ?? false }));
  const byCell = Map.groupBy(inUnit, ({ cell }) => cell);
  const built = new Set(unit.galleries.flatMap((gallery) => gallery.cells));
  const lineOf = ({ cell: _cell, ...person }: (typeof inUnit)[number]): BoardLine => person;
  return {
    unit: unit.code,
    name: unit.name,
    use: unit.use,
    galleries: galleriesOn(db, unit, today).map(({ cells: own, ...gallery }) => ({ ...gallery, cells: own.map((cell) => ({ cell, people: (byCell.get(cell) ?? []).map(lineOf) })) })),
    elsewhere: inUnit.filter(({ cell }) => !built.has(cell)),
  };
}

function layoutOf(db: Db, code: string): Unit | undefined {
  return db.select({ layout: units.layout }).from(units).where(eq(units.code, code)).get()?.layout as Unit | undefined;
}

/** A unit's galleries with the levels that each is designated to on a day. */
function galleriesOn(db: Db, unit: Unit, day: string) {
  const held = db.select().from(designations).where(eq(designations.unit, unit.code)).orderBy(designations.number).all();
  return unit.galleries.map((gallery) => ({
    code: gallery.code,
    name: gallery.name,
    floor: gallery.floor ?? null,
    side: gallery.side ?? null,
    levels: designatedOn(held, unit.code, gallery, day),
    beds: gallery.beds ?? 1,
    cells: gallery.cells,
  }));
}

/** The cells of a unit that have a bed free, by gallery as designated on a day; undefined when the unit is not described. */
export function freeBedsOf(db: Db, code: string, today: string): readonly FreeBeds[] | undefined {
  const unit = layoutOf(db, code);
  if (!unit) return undefined;
  const inUnit = db.select({ id: people.id, name: people.name, level: people.level, cell: people.cell }).from(people).where(eq(people.unit, code)).orderBy(asc(people.name)).all();
  const byCell = Map.groupBy(inUnit, ({ cell }) => cell);
  return galleriesOn(db, unit, today).flatMap(({ code: gallery, name, levels, beds, cells: own }) => {
    const withBeds = own.flatMap((cell) => {
      const there = (byCell.get(cell) ?? []).map(({ id, name: who, level }) => ({ id, name: who, level }));
      return there.length < beds ? [{ cell, free: beds - there.length, people: there }] : [];
    });
    return withBeds.length > 0 ? [{ unit: code, gallery, name, levels, cells: withBeds }] : [];
  });
}

/** How many beds are free on a day on galleries of special housing designated to a level, by who is where now; undefined where none is designated to any. */
export function bedsFree(db: Db, level: Level, day: string): number | undefined {
  const housed = new Map(db.select({ unit: people.unit, cell: people.cell, n: count() }).from(people).groupBy(people.unit, people.cell).all().map(({ unit, cell, n }) => [`${unit} ${cell}`, n]));
  const built = db.select({ layout: units.layout }).from(units).all().map(({ layout }) => layout as Unit);
  const galleries = built.filter(({ use }) => use === 'shu').flatMap((unit) => galleriesOn(db, unit, day).map((gallery) => ({ ...gallery, unit: unit.code })));
  if (galleries.every(({ levels }) => levels.length === 0)) return undefined;
  return freeBedsByLevel(galleries.map(({ unit, levels, beds, cells: own }) => ({ levels, beds, cells: own.map((cell) => ({ people: Array.from({ length: housed.get(`${unit} ${cell}`) ?? 0 }) })) })))[level];
}

/** What stands against a person's joining those in a cell, before it is entered; as if a reason were given. In: the level that he comes to, where it is another than his own. */
export function pairingOf(surroundings: Surroundings, person: string, unit: string, cell: string, level?: Level): readonly Problem[] {
  const now = surroundings.cellmate(person);
  if (!now) return [];
  const coming = level === undefined ? now : { ...now, level };
  const there = surroundings.occupants(unit, cell).filter(({ id }) => id !== person);
  return pairWithAll(coming, there, 'cell', true);
}

/** Every cell with more people than beds, or with two who are to be kept separate, with the entries that put them there. */
export function crowdedCells(db: Db): readonly CrowdedCell[] {
  const full = db
    .select({ unit: stays.unit, cell: stays.cell, beds: cells.beds })
    .from(stays)
    .innerJoin(cells, and(eq(cells.unit, stays.unit), eq(cells.cell, stays.cell)))
    .groupBy(stays.unit, stays.cell)
    .having(gt(count(), cells.beds))
    .all();
  const apart = separationsInForce(db);
  const suspected = [...new Set([...full.map(({ unit, cell }) => `${unit} ${cell}`), ...cellsShared(db, apart)])];
  if (suspected.length === 0) return [];
  const keptFrom = Map.groupBy(apart.flatMap(({ person, other }) => [[person, other] as const, [other, person] as const]), ([one]) => one);
  const rows = db
    .select({ id: stays.person, name: people.name, din: people.din, unit: stays.unit, cell: stays.cell, since: stays.since, entry: stays.entry, by: stays.author, at: stays.at, station: stays.station, byName: accounts.name, stationName: stations.name })
    .from(stays)
    .innerJoin(people, eq(people.id, stays.person))
    .leftJoin(accounts, eq(accounts.id, stays.author))
    .leftJoin(stations, eq(stations.id, stays.station))
    .where(inArray(sql`${stays.unit} || ' ' || ${stays.cell}`, suspected))
    .all();
  const bedded = rows.map((row) => ({ ...row, byName: row.byName ?? '', stationName: row.stationName ?? '', keptFrom: (keptFrom.get(row.id) ?? []).map(([, other]) => other) }));
  const beds = new Map(db.select({ unit: cells.unit, cell: cells.cell, beds: cells.beds }).from(cells).where(inArray(sql`${cells.unit} || ' ' || ${cells.cell}`, suspected)).all().map((one) => [`${one.unit} ${one.cell}`, one.beds]));
  return crowding(bedded, (unit, cell) => beds.get(`${unit} ${cell}`) ?? null).map((one) => ({ ...one, people: one.people.map((person: Bedded) => bedded.find(({ id }) => id === person.id)!) }));
}

function separationsInForce(db: Db) {
  return db.select({ person: separations.person, other: separations.other }).from(separations).where(sql`${separations.ended} IS NULL`).all();
}

/** The cells in which both people of an order to keep separate are. */
function cellsShared(db: Db, apart: readonly { readonly person: string; readonly other: string }[]): readonly string[] {
  if (apart.length === 0) return [];
  const where = new Map(db.select({ person: stays.person, unit: stays.unit, cell: stays.cell }).from(stays).where(inArray(stays.person, [...new Set(apart.flatMap(({ person, other }) => [person, other]))])).all().map((one) => [one.person, `${one.unit} ${one.cell}`]));
  return apart.flatMap(({ person, other }) => (where.get(person) !== undefined && where.get(person) === where.get(other) ? [where.get(person)!] : []));
}

/** The designations of a unit's galleries since its description, the last first. */
export function designationLines(db: Db, unit: string): readonly DesignationLine[] {
  return db
    .select({ root: designations.root, entry: designations.entry, unit: designations.unit, gallery: designations.gallery, levels: designations.levels, since: designations.since, reason: designations.reason, number: designations.number, authorName: accounts.name })
    .from(designations)
    .leftJoin(accounts, eq(accounts.id, designations.author))
    .where(eq(designations.unit, unit))
    .orderBy(designations.number)
    .all()
    .toReversed()
    .map(({ number: _number, ...one }) => ({ ...one, authorName: one.authorName ?? '' }));
}

/** The orders that keep a person separate from others, on whichever record each was made: those in force first, then the last. */
export function separationLines(db: Db, id: string): readonly SeparationLine[] {
  return db
    .select({ root: separations.root, entry: separations.entry, person: separations.person, other: separations.other, why: separations.why, scope: separations.scope, since: separations.since, ended: separations.ended })
    .from(separations)
    .where(or(eq(separations.person, id), eq(separations.other, id)))
    .orderBy(sql`${separations.ended} IS NOT NULL`, sql`${separations.since} DESC`)
    .all()
    .map(({ other, ...one }) => {
      const withId = one.person === id ? other : one.person;
      const found = db.select({ name: people.name, unit: people.unit, cell: people.cell }).from(people).where(eq(people.id, withId)).get();
      return { ...one, endEntry: one.ended === null ? null : (ordersToKeepSeparate(db, one.person).find(({ root }) => root === one.root)?.ended?.entry ?? null), withId, withName: found?.name ?? 'nobody on record', withCell: found?.cell ? `${found.unit} ${found.cell}` : null };
    });
}

/** The orders to keep separate on a person's own record. */
function ordersToKeepSeparate(db: Db, person: string): readonly Separation[] {
  const row = db.select({ slices: records.slices }).from(records).where(and(eq(records.type, 'person'), eq(records.id, person))).get();
  return (row?.slices as { readonly separation: readonly Separation[] } | undefined)?.separation ?? [];
}

/** What has touched each facet of the facility: sent back with a designation as what its author had seen. */
export function facilitySeen(db: Db): readonly Sight[] {
  return (db.select({ facets: records.facets }).from(records).where(eq(records.type, 'facility')).get()?.facets ?? []) as readonly Sight[];
}
