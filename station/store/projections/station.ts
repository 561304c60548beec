import { eq } from 'drizzle-orm';
import type { SubjectRecord } from '../../../shared/entry/fold.ts';
import type { StationIdentity } from '../../../shared/facility/station.ts';
import type { Db } from '../open.ts';
import { stations } from '../schema.ts';

/** Stations and the keys their entries are checked against. */
export function projectStation(db: Db, record: SubjectRecord): null {
  const { id } = record.subject;
  const station = record.slices['stations'] as StationIdentity | null;
  db.delete(stations).where(eq(stations.id, id)).run();
  if (station) db.insert(stations).values({ id, ...station }).run();
  return null;
}
