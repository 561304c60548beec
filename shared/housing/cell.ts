import { z } from 'zod';
import { shuRoles } from '../accounts/roles.ts';
import { correctable } from '../entry/correctable.ts';
import type { SubjectRecord } from '../entry/fold.ts';
import type { Capability, Kind } from '../entry/kind.ts';
import type { Surroundings } from '../entry/surroundings.ts';
import { problem, type Problem } from '../problems.ts';
import { identityOf } from '../records/identity.ts';
import { levelsOf } from '../shu/level.ts';

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
  facets: () => ({ decides: ['cell'], relies: ['level'] }),
  decide({ body, slice, subject, record, effective, today, surroundings }) {
    const problems: Problem[] = [];
    const day = effective.toString();
    if (Temporal.PlainDate.compare(effective, today) > 0) problems.push(problem('FLD-004', { field: 'effective', value: day }));
    const received = identityOf(record)?.received;
    if (received && day < received) problems.push(problem('PIM-004', { field: 'effective', value: day, detail: received }));
    const held = slice.findLast((stay) => stay.since <= day);
    if (held && held.unit === body.unit && held.cell === body.cell) problems.push(problem('HOU-003', { field: 'cell', value: body.cell }));
    const known = surroundings.cell(body.unit, body.cell);
    if (!known && surroundings.unitDescribed(body.unit)) problems.push(problem('HOU-002', { field: 'cell', value: body.cell, detail: body.unit }));
    const level = levelsOf(record).findLast((one) => one.since <= day)?.level;
    if (level && known && known.levels.length > 0 && !known.levels.includes(level)) {
      problems.push(problem('HOU-004', { field: 'cell', value: body.cell, detail: known.levels.join(' and ') }));
    }
    // Of a stay that has ended it does not matter who is in the cell now.
    if (slice.some((stay) => stay.since > day)) return problems;
    problems.push(...bedTaken(body, subject.id, surroundings));
    return problems;
  },
  apply: (stays, { body, root, entry, effective, reason }) =>
    [...stays, { ...body, root, entry, since: effective, ...(reason === undefined ? {} : { reason }) }].toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0)),
  says: (body) => `Cell ${body.cell}, unit ${body.unit}`,
};

export const [cellAssigned, cellCorrected, cellVoided] = correctable(
  assigned,
  { corrected: 'cell.corrected', voided: 'cell.voided', fact: 'the cell assignment' },
  ({ slice, subject, surroundings }) => {
    const back = slice.at(-1);
    return back ? bedTaken(back, subject.id, surroundings) : [];
  },
);

/** A warning when the cell where the act leaves the person is another's already (PIMS R15). */
function bedTaken({ unit, cell }: CellBody, person: string, surroundings: Surroundings): readonly Problem[] {
  const others = surroundings.occupants(unit, cell).filter((other) => other.id !== person);
  return others.length > 0 ? [problem('HOU-001', { field: 'cell', value: cell, detail: others.map((other) => other.name).join(', ') })] : [];
}

export const housing: Capability<readonly CellStay[]> = {
  name: 'housing',
  subject: 'person',
  initial: [],
  kinds: [cellAssigned, cellCorrected, cellVoided],
};

/** A person's stays in cells, oldest first. */
export function cellStaysOf(record: SubjectRecord): readonly CellStay[] {
  return record.slices['housing'] as readonly CellStay[];
}
