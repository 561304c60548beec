import { eq, sql } from 'drizzle-orm';
import type { SubjectRecord } from '../../../shared/entry/fold.ts';
import { adoptedVersionsOf, procedureOf } from '../../../shared/procedures/adoption.ts';
import type { ProcedureName } from '../../../shared/procedures/procedures.ts';
import type { Db } from '../open.ts';
import { procedureVersions, records, toProject } from '../schema.ts';

/**
 * On whose rows the numbers of a procedure show: on everybody's whose dates are computed, on those with a discipline record,
 * on those with a record in the special housing unit. The others are asked only when something is entered.
 */
const showsOn: Readonly<Record<ProcedureName, 'everybody' | 'discipline' | 'shu' | 'nobody'>> = {
  time: 'everybody',
  releaseCalendar: 'everybody',
  discipline: 'discipline',
  segregation: 'discipline',
  levels: 'shu',
  certification: 'nobody',
  commitments: 'nobody',
  reports: 'nobody',
  behavior: 'nobody',
  custody: 'nobody',
};

/** The adopted versions of a procedure, and the list of the people whose rows are to be made again with them. */
export function projectProcedure(db: Db, record: SubjectRecord): null {
  const { id: subject } = record.subject;
  const { name: procedure } = procedureOf(record.subject);
  db.delete(procedureVersions).where(eq(procedureVersions.subject, subject)).run();
  adoptedVersionsOf(record).forEach((version, number) => db.insert(procedureVersions).values({ ...version, subject, procedure, number }).run());
  const who = showsOn[procedure] ?? 'nobody';
  if (who === 'nobody') return null;
  // A slice that says nothing has no value anywhere in it.
  const has = who === 'everybody' ? sql`1` : sql`EXISTS (SELECT 1 FROM json_tree(${records.slices}, ${`$.${who}`}) WHERE json_tree.atom IS NOT NULL)`;
  db.run(sql`INSERT OR IGNORE INTO ${toProject} (person) SELECT ${records.id} FROM ${records} WHERE ${records.type} = 'person' AND ${has}`);
  return null;
}
