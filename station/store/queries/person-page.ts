import { and, count, eq } from 'drizzle-orm';
import type { PersonPage } from '../../../shared/contract/shapes.ts';
import type { Report } from '../../../shared/discipline/report.ts';
import type { Sight } from '../../../shared/entry/header.ts';
import type { CellStay } from '../../../shared/housing/cell.ts';
import type { Identity } from '../../../shared/records/identity.ts';
import type { LevelHeld } from '../../../shared/shu/level.ts';
import type { Computation } from '../../../shared/time/compute.ts';
import type { SentenceSlice } from '../../../shared/time/sentence.ts';
import type { Db } from '../open.ts';
import { accounts, outcomes, records } from '../schema.ts';

interface PersonSlices {
  readonly identity: Identity | null;
  readonly time: SentenceSlice;
  readonly discipline: readonly Report[];
  readonly housing: readonly CellStay[];
  readonly shu: readonly LevelHeld[];
}

/** All that a person's page shows, from one row; undefined when nobody of that id is on record. */
export function personPage(db: Db, id: string): PersonPage | undefined {
  const row = db.select().from(records).where(and(eq(records.type, 'person'), eq(records.id, id))).get();
  if (!row) return undefined;
  const slices = row.slices as PersonSlices;
  const unsettled = db.select({ entry: outcomes.entry, outcome: outcomes.outcome }).from(outcomes).where(eq(outcomes.subjectId, id)).all();
  return {
    id,
    identity: slices.identity,
    commitments: slices.time.commitments,
    jailTimes: slices.time.jailTimes,
    computation: row.concluded as Computation,
    reports: slices.discipline,
    levels: slices.shu,
    cells: slices.housing,
    seen: row.facets as readonly Sight[],
    unsettled: unsettled.filter(({ outcome }) => (outcome as { is: string }).is !== 'struck').length,
    authors: Object.fromEntries(db.select({ id: accounts.id, name: accounts.name }).from(accounts).all().map(({ id: account, name }) => [account, name])),
  };
}

/** What is on record of the holder of a DIN; undefined when nobody holds it. */
export function slicesOf(db: Db, id: string): PersonSlices | undefined {
  return db.select({ slices: records.slices }).from(records).where(and(eq(records.type, 'person'), eq(records.id, id))).get()?.slices as PersonSlices | undefined;
}

/** How many people are on record. */
export function peopleCount(db: Db): number {
  return db.select({ n: count() }).from(records).where(eq(records.type, 'person')).get()?.n ?? 0;
}
