import { desc, eq, inArray, sql } from 'drizzle-orm';
import type { GalleryBeds, NotWaiting, WaitingList, WaitingPerson } from '../../../shared/contract/unit-lists.ts';
import type { Skip } from '../../../shared/shu/slice.ts';
import { waitingOrder, type WaitingLine } from '../../../shared/shu/waiting.ts';
import type { Db } from '../open.ts';
import { people, records, standings } from '../schema.ts';
import { freeBedsOf, unitLayouts } from './housing.ts';

/** The waiting list in its order, with what came about each since; who is not on it though found eligible, and why; and the beds of the unit that are free on a day (PIMS R2, R5, R6). */
export function waitingList(db: Db, today: string): WaitingList {
  const found = db
    .select({
      id: people.id,
      name: people.name,
      din: people.din,
      unit: people.unit,
      cell: people.cell,
      level: people.level,
      state: standings.finding,
      to: standings.findingTo,
      finding: standings.findingRoot,
      foundOn: standings.foundOn,
      eligibleOn: standings.eligibleOn,
      because: standings.findingNote,
      risk: standings.risk,
      moving: standings.movingNote,
      skips: sql<string | null>`json_extract(${records.slices}, '$.shu.skips')`,
    })
    .from(standings)
    .innerJoin(people, eq(people.id, standings.person))
    .innerJoin(records, sql`${records.type} = 'person' AND ${records.id} = ${standings.person}`)
    .where(inArray(standings.finding, ['waiting', 'lost', 'in question']))
    .orderBy(desc(standings.foundOn), people.name)
    .all();
  const byPerson = new Map(found.map((row) => [row.id, row]));
  const lines = found.flatMap(({ id, name, state, to, finding, foundOn, eligibleOn, skips }): WaitingLine[] => {
    if (state !== 'waiting' || to === null || finding === null || foundOn === null || eligibleOn === null) return [];
    return [{ person: id, name, to, eligibleOn, foundOn, finding, skips: (JSON.parse(skips ?? '[]') as readonly Skip[]).filter((one) => one.finding === finding) }];
  });
  return {
    waiting: waitingOrder(lines).map((place): WaitingPerson => {
      const { id, din, unit, cell, level, risk, moving } = byPerson.get(place.person)!;
      return { ...place, id, din, unit, cell, level, risk, moving };
    }),
    notWaiting: found.flatMap(({ id, name, din, unit, cell, level, state, to, foundOn, because }): NotWaiting[] => {
      if ((state !== 'lost' && state !== 'in question') || to === null || foundOn === null) return [];
      return [{ id, name, din, unit, cell, level, state, to, foundOn, because: because ?? '' }];
    }),
    beds: bedsOfUnit(db, today),
  };
}

/** Galleries of the special housing unit with a bed free on a day. */
function bedsOfUnit(db: Db, today: string): readonly GalleryBeds[] {
  const units = unitLayouts(db).filter(({ use }) => use === 'shu');
  return units.flatMap(({ code }) =>
    (freeBedsOf(db, code, today) ?? []).map(({ unit, gallery, name, levels, cells }) => ({
      unit,
      gallery,
      name,
      levels,
      free: cells.reduce((sum, { free }) => sum + free, 0),
      empty: cells.filter((one) => one.people.length === 0).length,
    })),
  );
}
