import { privilegeItems, type PrivilegeItem, type PrivilegeNumbers } from '../procedures/privilege-numbers.ts';
import type { Level } from './level.ts';
import { orderNow } from './order.ts';
import type { Order } from './slice.ts';

/** What a person may have, or how he moves, by one row of the table of levels. */
export interface Privilege {
  readonly item: PrivilegeItem;
  /** What holds for him: the level's words, or an order's in their place. */
  readonly words: string;
  /** What the level gives, where an order takes its place; null where none does. */
  readonly insteadOf: string | null;
  /** The order that takes precedence, by the entry that issued it. */
  readonly order: string | null;
  /** Where the words stand in the source. */
  readonly source: string;
}

export interface Privileges {
  readonly level: Level;
  readonly rows: readonly Privilege[];
  /** What deprivation orders withhold, in their own words, each with its order. */
  readonly withheld: readonly { readonly what: string; readonly order: string }[];
}

/** Rows that say how a person moves: a restraint order takes their place. */
const movements: ReadonlySet<PrivilegeItem> = new Set(['out of the cell', 'to and from visits']);

/**
 * What a person of a level may have and how he moves.
 * In: the level; the orders in force on the day, of both sorts; the table of the procedure in force. Out: a row for each item
 * in the order of the table. A restraint order takes the place of the rows on movement; a deprivation order that names
 * a row of the table takes its place, and whatever it withholds is listed.
 */
export function privilegesOf(level: Level, orders: readonly Order[], { items, base }: PrivilegeNumbers): Privileges {
  const restraint = orders.find(({ of }) => of === 'restraint');
  const withheld = orders.filter(({ of }) => of === 'deprivation').flatMap(({ withheld: what, root }) => (what ?? []).map((one) => ({ what: one, order: root })));
  const rows = privilegeItems.map((item): Privilege => {
    const { source, ...byLevel } = items[item];
    const own = sayBase(item, byLevel[level], base);
    const deprived = withheld.find(({ what }) => namesRow(what, item));
    if (deprived) return { item, words: `withheld by order: ${deprived.what}`, insteadOf: own, order: deprived.order, source };
    if (restraint && movements.has(item)) return { item, words: `${items['under a restraint order'][level]} (${orderNow(restraint).words})`, insteadOf: own, order: restraint.root, source: items['under a restraint order'].source };
    return { item, words: own, insteadOf: null, order: null, source };
  });
  return { level, rows, withheld };
}

/** The words of the table with the facility's own value in place of `base`, once it is set. */
function sayBase(item: PrivilegeItem, words: string, { showersAWeek, exerciseMinutesADay }: PrivilegeNumbers['base']): string {
  const value = item === 'showers' && showersAWeek !== null ? `${showersAWeek} a week` : item === 'exercise' && exerciseMinutesADay !== null ? `${exerciseMinutesADay} minutes a day` : null;
  if (item !== 'showers' && item !== 'exercise') return words;
  return words.replace(/^base/, value ?? 'base (to be set by the facility)');
}

/** True where an order names a row of the table: `Commissary`, `commissary, all`. */
function namesRow(what: string, item: PrivilegeItem): boolean {
  return what.toLowerCase().startsWith(item.toLowerCase());
}
