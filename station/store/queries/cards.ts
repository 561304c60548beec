import { eq } from 'drizzle-orm';
import type { CardLine } from '../../../shared/contract/unit-lists.ts';
import type { Procedures } from '../../../shared/procedures/procedures.ts';
import { cellCardOf } from '../../../shared/shu/cell-card.ts';
import type { Db } from '../open.ts';
import { people } from '../schema.ts';
import { heldWhere } from './unit-lists.ts';

/** The cell cards of everybody in a unit, as they are on a day; in no order. */
export function cardLines(db: Db, unit: string, procedures: Procedures, today: Temporal.PlainDate): readonly CardLine[] {
  return heldWhere(db, eq(people.unit, unit)).map(({ person, record }): CardLine => ({ ...person, card: cellCardOf(record, procedures, today.toString()) }));
}
