import type { SubjectRecord } from '../entry/fold.ts';
import { inForceOn, type Procedures } from '../procedures/procedures.ts';
import { itemsHeld, itemsOf } from './items.ts';
import type { Level } from './level.ts';
import { orderNow, orderSubjects, type OrderSubject } from './order.ts';
import { privilegesOf, type Privilege } from './privileges.ts';
import { levelOn, ordersInForce } from './slice.ts';

/** What an officer at the cell has to know of somebody, and nothing else: no charge, no sentence, nothing medical, no reason of an order. */
export interface CellCard {
  /** Null in no level: the table of privileges says nothing of him then. */
  readonly level: Level | null;
  /** The first day of the level; null in none. */
  readonly since: string | null;
  /** What he may have and how he moves, by the level and the orders in force. */
  readonly rows: readonly Privilege[];
  /** What orders withhold, in their words. */
  readonly withheld: readonly string[];
  /** Orders in force as they read now, without their reasons. */
  readonly orders: readonly { readonly of: OrderSubject; readonly words: string; readonly since: string; readonly reviewBy: string }[];
  /** Items issued to him and not withdrawn, and what a package brought. */
  readonly items: readonly string[];
}

/** The cell card of a person as it is on a day (ISO). */
export function cellCardOf(record: SubjectRecord, procedures: Pick<Procedures, 'levels'>, day: string): CellCard {
  const held = levelOn(record, day);
  const orders = orderSubjects.flatMap((of) => ordersInForce(record, of, day));
  const privileges = held ? privilegesOf(held.level, orders, inForceOn(procedures.levels, Temporal.PlainDate.from(day)).numbers.privileges) : null;
  return {
    level: held?.level ?? null,
    since: held?.since ?? null,
    rows: privileges?.rows ?? [],
    withheld: orders.flatMap(({ withheld }) => withheld ?? []),
    orders: orders.map((order) => ({ of: order.of, since: order.day, ...orderNow(order) })),
    items: namesOfItems(record, day),
  };
}

/** The names of what he has, each once; of others than those the levels name, in the words in which they were issued. */
function namesOfItems(record: SubjectRecord, day: string): readonly string[] {
  const others = itemsOf(record).issued.filter((one) => one.item === 'other' && one.day <= day && (one.withdrawn === null || one.withdrawn.day > day));
  return [...new Set([...itemsHeld(record, day).filter((item) => item !== 'other'), ...others.map(({ description }) => description)])];
}
