import { eq, isNull } from 'drizzle-orm';
import type { SheetLine } from '../../../shared/contract/housing-shapes.ts';
import { inForceOn, type Procedures } from '../../../shared/procedures/procedures.ts';
import { orderNow } from '../../../shared/shu/order.ts';
import { privilegesOf } from '../../../shared/shu/privileges.ts';
import { levelOn, ordersInForce } from '../../../shared/shu/slice.ts';
import type { Db } from '../open.ts';
import { people, separations } from '../schema.ts';
import { heldWhere } from './unit-lists.ts';

/** What a printed gallery sheet says of everybody of a unit besides what the board shows: his orders, how he moves, from whom he is kept. */
export function sheetLines(db: Db, unit: string, procedures: Procedures, today: Temporal.PlainDate): readonly SheetLine[] {
  const day = today.toString();
  const { privileges } = inForceOn(procedures.levels, today).numbers;
  const names = new Map(db.select({ id: people.id, name: people.name }).from(people).all().map(({ id, name }) => [id, name]));
  const apart = db.select({ person: separations.person, other: separations.other }).from(separations).where(isNull(separations.ended)).all();
  const keptFrom = Map.groupBy(apart.flatMap(({ person, other }) => [{ one: person, other }, { one: other, other: person }]), ({ one }) => one);
  return heldWhere(db, eq(people.unit, unit)).map(({ person: { id }, record }): SheetLine => {
    const level = levelOn(record, day)?.level;
    const orders = (['restraint', 'deprivation'] as const).flatMap((of) => ordersInForce(record, of, day));
    return {
      id,
      orders: orders.map((order) => `${order.of === 'restraint' ? 'Restraint' : 'Deprivation'}: ${orderNow(order).words}, to ${orderNow(order).reviewBy}`),
      moves: level === undefined ? '' : (privilegesOf(level, orders, privileges).rows.find(({ item }) => item === 'out of the cell')?.words ?? ''),
      keptFrom: (keptFrom.get(id) ?? []).map(({ other }) => names.get(other) ?? 'nobody on record'),
    };
  });
}
