import { count, eq } from 'drizzle-orm';
import type { Board, PersonFound, UnitLayout } from '../../../shared/contract/shapes.ts';
import type { Unit } from '../../../shared/facility/facility.ts';
import { inForceOn, type Procedures } from '../../../shared/procedures/procedures.ts';
import type { Db } from '../open.ts';
import { people, units } from '../schema.ts';
import type { PeopleSearch } from './people.ts';

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

/** A unit cell by cell, with who is in each and where he stands in his level; undefined when it is not described. */
export function boardOf(db: Db, search: PeopleSearch, code: string, procedures: Procedures, today: Temporal.PlainDate): Board | undefined {
  const unit = db.select().from(units).where(eq(units.code, code)).get()?.layout as Unit | undefined;
  if (!unit) return undefined;
  const { minimumDays } = inForceOn(procedures.levels, today).numbers;
  const inUnit = search.list(code, 'cell');
  const byCell = Map.groupBy(inUnit, (person) => person.cell);
  const known = new Set(unit.galleries.flatMap((gallery) => gallery.cells));
  const standing = (person: PersonFound | undefined) => {
    if (!person?.level || !person.levelSince) return { daysInLevel: null, minimumServedOn: null };
    const since = Temporal.PlainDate.from(person.levelSince);
    const minimum = person.level === 'III' ? null : minimumDays[person.level];
    return { daysInLevel: since.until(today).days, minimumServedOn: minimum === null ? null : since.add({ days: minimum }).toString() };
  };
  return {
    unit: unit.code,
    name: unit.name,
    minimumDays,
    galleries: unit.galleries.map((gallery) => ({
      code: gallery.code,
      name: gallery.name,
      floor: gallery.floor ?? null,
      levels: gallery.levels ?? [],
      cells: gallery.cells.map((cell) => {
        const [person, ...sharing] = byCell.get(cell) ?? [];
        return { cell, person: person ?? null, sharing, ...standing(person) };
      }),
    })),
    elsewhere: inUnit.filter((person) => person.cell === null || !known.has(person.cell)),
  };
}
