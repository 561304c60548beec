import { and, eq } from 'drizzle-orm';
import type { LevelStanding } from '../../../shared/contract/housing-shapes.ts';
import type { Outcome, SubjectRecord } from '../../../shared/entry/fold.ts';
import type { Procedures } from '../../../shared/procedures/procedures.ts';
import type { Surroundings } from '../../../shared/entry/surroundings.ts';
import type { Problem } from '../../../shared/problems.ts';
import { identityOf } from '../../../shared/records/identity.ts';
import type { Level } from '../../../shared/shu/level.ts';
import { levelClock } from '../../../shared/shu/level-clock.ts';
import { levelInCell } from '../../../shared/shu/level-in-cell.ts';
import { standingFinding } from '../../../shared/shu/standing.ts';
import { workOfUnit } from '../../../shared/shu/work.ts';
import type { Db } from '../open.ts';
import { outcomes, records } from '../schema.ts';
import { separationLines } from './housing.ts';

/** Where somebody stands in the level system on a day, and why, from his record as it is kept; undefined when nobody of that id is on record. */
export function levelStanding(db: Db, id: string, procedures: Procedures, today: Temporal.PlainDate): LevelStanding | undefined {
  const record = recordKept(db, id);
  if (!record) return undefined;
  const identity = identityOf(record);
  return {
    id,
    name: identity?.name ?? '',
    din: identity?.din ?? '',
    clock: levelClock(record, procedures, today),
    finding: standingFinding(record, procedures, today),
    work: workOfUnit(record, procedures, today),
    separations: separationLines(db, id),
  };
}

/** What a level from a day on would mean for the cell that a person is in, and whether there is a bed for it; nothing of somebody who is not on record. */
export function levelInCellOf(db: Db, surroundings: Surroundings, id: string, level: Level, day: string): readonly Problem[] {
  const record = recordKept(db, id);
  return record ? levelInCell(record, level, day, surroundings) : [];
}

/** A person's record as the projections keep it: its parts, and what became of each entry that is not plainly applied. */
function recordKept(db: Db, id: string): SubjectRecord | undefined {
  const row = db.select({ slices: records.slices }).from(records).where(and(eq(records.type, 'person'), eq(records.id, id))).get();
  if (!row) return undefined;
  const unsettled = db.select({ entry: outcomes.entry, outcome: outcomes.outcome }).from(outcomes).where(eq(outcomes.subjectId, id)).all();
  return { subject: { type: 'person', id }, slices: row.slices as SubjectRecord['slices'], outcomes: new Map(unsettled.map(({ entry, outcome }) => [entry, outcome as Outcome])), facets: new Map(), inForce: new Map() };
}
