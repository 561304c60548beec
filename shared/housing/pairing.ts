import { problem, type Problem } from '../problems.ts';
import type { Level } from '../shu/level.ts';

/** What is to be known of a person before he shares a cell. */
export interface Cellmate {
  readonly id: string;
  readonly name: string;
  readonly level: Level | null;
  /** People from whom an order keeps him separate, on whichever record it was made. */
  readonly keptFrom: readonly string[];
  readonly restraintOrder: boolean;
  readonly deprivationOrder: boolean;
  /** True while a misbehavior report that would move him is undecided. */
  readonly atRisk: boolean;
}

/**
 * What stands against two people sharing a cell. In: the one who comes, the one who is there; the field
 * to say it at; whether a reason is given. Out: a warning of an order that keeps them separate (whichever
 * of them it was made for), of different levels (PIMS R15: "if possible", so never a bar), of a restraint
 * or deprivation order on either, and a note where either is at risk of a move. The first two are overridden
 * only with a reason.
 */
export function pairWith(coming: Cellmate, there: Cellmate, field: string, hasReason: boolean): readonly Problem[] {
  const problems: Problem[] = [];
  const both = [coming, there];
  const apart = coming.keptFrom.includes(there.id) || there.keptFrom.includes(coming.id);
  if (apart) problems.push(problem('HOU-007', { field, value: coming.name, detail: there.name }));
  const differ = coming.level !== null && there.level !== null && coming.level !== there.level;
  if (differ) problems.push(problem('HOU-006', { field, value: there.name, detail: `${there.level}, ${coming.name} at Level ${coming.level}` }));
  if ((apart || differ) && !hasReason) problems.push(problem('FLD-005', { field: 'reason' }));
  for (const one of both) {
    const orders = [...(one.restraintOrder ? ['restraint'] : []), ...(one.deprivationOrder ? ['deprivation'] : [])];
    if (orders.length > 0) problems.push(problem('HOU-008', { field, value: one.name, detail: orders.join(' and a ') }));
  }
  for (const one of both) if (one.atRisk) problems.push(problem('HOU-009', { field, value: one.name }));
  return problems;
}

/** Everything that stands against somebody's joining those who are in a cell, each problem once. */
export function pairWithAll(coming: Cellmate, there: readonly Cellmate[], field: string, hasReason: boolean): readonly Problem[] {
  const all = there.flatMap((one) => pairWith(coming, one, field, hasReason));
  return [...new Map(all.map((one) => [`${one.code} ${one.sentence}`, one])).values()];
}
