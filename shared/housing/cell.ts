import { z } from 'zod';
import { shuRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Capability, Kind } from '../entry/kind.ts';
import type { Surroundings } from '../entry/surroundings.ts';
import { problem, type Problem } from '../problems.ts';
import { transfersOf } from '../records/custody.ts';
import { identityOf } from '../records/identity.ts';
import { levelOn } from '../shu/slice.ts';
import { pairWithAll, type Cellmate } from './pairing.ts';
import { separationsOf, separationsStanding } from './separation.ts';

export const cellBody = z.strictObject({
  unit: z.string().trim().toUpperCase().min(1).max(12),
  cell: z.string().trim().toUpperCase().min(1).max(20),
});
export type CellBody = z.infer<typeof cellBody>;

/** One stay in a cell, from its day; the last in order of day is where the person is. */
export interface CellStay extends CellBody {
  readonly root: string;
  readonly entry: string;
  readonly since: string;
  readonly reason?: string;
}

const assigned: Kind<CellBody, readonly CellStay[]> = {
  name: 'cell.assigned',
  version: 1,
  subject: 'person',
  schema: cellBody,
  roles: [...shuRoles, 'records-clerk', 'coordinator'],
  facets: () => ({ decides: ['cell'], relies: ['level', 'separation'] }),
  decide({ body, slice, record, effective, today, reason, surroundings }) {
    const problems: Problem[] = [];
    const day = effective.toString();
    if (Temporal.PlainDate.compare(effective, today) > 0) problems.push(problem('FLD-004', { field: 'effective', value: day }));
    const received = identityOf(record)?.received;
    if (received && day < received) problems.push(problem('PIM-004', { field: 'effective', value: day, detail: received }));
    const held = slice.findLast((stay) => stay.since <= day);
    if (held && !isLeft(held, record) && held.unit === body.unit && held.cell === body.cell) problems.push(problem('HOU-003', { field: 'cell', value: body.cell }));
    const known = surroundings.cell(body.unit, body.cell, day);
    if (!known && surroundings.unitDescribed(body.unit)) problems.push(problem('HOU-002', { field: 'cell', value: body.cell, detail: body.unit }));
    const level = levelOn(record, day)?.level;
    if (level && known && known.levels.length > 0 && !known.levels.includes(level)) {
      problems.push(problem('HOU-004', { field: 'cell', value: body.cell, detail: known.levels.join(' and ') }));
    }
    // Of a stay that has ended it does not matter who is in the cell now.
    if (slice.some((stay) => stay.since > day)) return problems;
    problems.push(...sharing(body, comingAs(record, level ?? null, surroundings), day, reason, surroundings));
    return problems;
  },
  apply: (stays, { body, root, entry, effective, reason }) =>
    [...stays, { ...body, root, entry, since: effective, ...(reason === undefined ? {} : { reason }) }].toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)),
  says: (body) => `Cell ${body.cell}, unit ${body.unit}`,
};

export const [cellAssigned, cellCorrected, cellVoided] = correctable(
  assigned,
  { corrected: 'cell.corrected', voided: 'cell.voided', fact: 'the cell assignment' },
  ({ slice, record, today, reason, surroundings }) => {
    const back = slice.at(-1);
    const level = levelOn(record, today.toString())?.level ?? null;
    return back ? sharing(back, comingAs(record, level, surroundings), today.toString(), reason, surroundings) : [];
  },
);

/** What stands against the person's joining those in the cell where the act leaves him: no bed is free, or they should not share one (PIMS R15). */
function sharing({ unit, cell }: CellBody, coming: Cellmate, day: string, reason: string | undefined, surroundings: Surroundings): readonly Problem[] {
  const others = surroundings.occupants(unit, cell).filter((other) => other.id !== coming.id);
  const beds = surroundings.cell(unit, cell, day)?.beds ?? 1;
  const full = others.length >= beds ? [problem('HOU-001', { field: 'cell', value: cell, detail: others.map((other) => other.name).join(', ') })] : [];
  return [...full, ...pairWithAll(coming, others, 'cell', (reason ?? '').trim() !== '')];
}

/** The person who comes: as the record in hand says, and where that says nothing as the station knows him. */
function comingAs(record: SubjectRecord, level: Cellmate['level'], surroundings: Surroundings): Cellmate {
  const { id } = record.subject;
  const known = surroundings.cellmate(id) ?? { restraintOrder: false, deprivationOrder: false, atRisk: false, keptFrom: [] };
  const ordered = separationsStanding(separationsOf(record)).map(({ other }) => other);
  return { ...known, id, name: identityOf(record)?.name ?? '', level, keptFrom: [...known.keptFrom, ...ordered] };
}

export const housing: Capability<readonly CellStay[]> = {
  name: 'housing',
  subject: 'person',
  initial: [],
  kinds: [cellAssigned, cellCorrected, cellVoided],
};

/** True for a stay that a person left with the facility: he was transferred after it was entered. */
function isLeft(stay: CellStay, record: SubjectRecord): boolean {
  const moved = transfersOf(record).at(-1);
  if (!moved) return false;
  const order = [...record.outcomes.keys()];
  return order.indexOf(stay.root) < order.indexOf(moved.root);
}

/** The stay that a person is in; undefined where he is in none, or left it with the facility. In: his record, with the outcomes of all of its entries. */
export function cellNow(record: SubjectRecord): CellStay | undefined {
  const last = cellStaysOf(record).at(-1);
  return last && !isLeft(last, record) ? last : undefined;
}

/** A person's stays in cells, oldest first. */
export function cellStaysOf(record: SubjectRecord): readonly CellStay[] {
  return record.slices['housing'] as readonly CellStay[];
}
