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
  if (station) {
    const { name, publicKey, enrolled, revoked } = station;
    // The main office knows it by the name it was enrolled under, and so does whoever looks here.
    const row = { id, name: enrolled?.name ?? name, publicKey: enrolled?.publicKey ?? publicKey, facility: enrolled?.facility?.id ?? null, facilityName: enrolled?.facility?.name ?? null, enrolled: enrolled !== null, revoked: revoked?.why ?? null };
    db.insert(stations).values(row).run();
  }
  return null;
}
