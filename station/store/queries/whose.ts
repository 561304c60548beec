import { and, eq, exists, inArray, isNotNull, not, sql, type SQL } from 'drizzle-orm';
import type { OtherFacility } from '../../../shared/contract/sync-shapes.ts';
import type { EnrolAnswer } from '../../../shared/sync/protocol.ts';
import { custody } from '../../../shared/records/custody.ts';
import { procedureOf } from '../../../shared/procedures/adoption.ts';
import type { Subject } from '../../../shared/entry/subject.ts';
import type { Db } from '../open.ts';
import { accounts, enrolment, entries, facilities, people, stations } from '../schema.ts';

/** The main office, where this is a workstation of it; undefined at a facility. */
export function mainOfficeHere(db: Db): OtherFacility | undefined {
  const answer = db.select({ answer: enrolment.answer }).from(enrolment).get()?.answer;
  return isMainOffice(answer) ? answer!.facility : undefined;
}

/** True when a station was enrolled as a workstation of the main office: then that is the facility it is of. */
export function isMainOffice(answer: EnrolAnswer | null | undefined): boolean {
  return answer?.facility.id !== undefined && answer.facility.id === answer.office.station;
}

/**
 * Of accounts, those of the main office: everything on them was written there. One that a station of a facility wrote on is none,
 * so no facility gives itself or anybody else the main office's rights, nor another password to whoever has them.
 */
export function isOfMainOffice(db: Db): SQL {
  const elsewhere = db
    .select({ one: sql`1` })
    .from(entries)
    .leftJoin(stations, eq(stations.id, entries.station))
    .where(and(eq(entries.subjectType, 'account'), eq(entries.subjectId, accounts.id), sql`NOT coalesce(${stations.enrolled} AND ${stations.facility} IS NULL, 0)`));
  return not(exists(elsewhere));
}

/** The facility of the station that first wrote of a subject. In: the column with the subject's id. Names are written out: of one table alone, drizzle leaves the table out. */
const firstWrittenAt = (type: Subject['type'], id: 'people.id' | 'accounts.id') => sql<string | null>`(
  SELECT station.facility FROM entries AS entry INNER JOIN stations AS station ON station.id = entry.station
  WHERE entry.subject_type = ${type} AND entry.subject_id = ${sql.raw(id)} ORDER BY entry.clock, entry.station LIMIT 1
)`;

/** To which facility the last transfer that stands leads, of those who were ever transferred. */
const transferredTo = sql<string | null>`CASE WHEN EXISTS (
  SELECT 1 FROM entries AS entry WHERE entry.subject_type = 'person' AND entry.subject_id = people.id AND entry.kind IN ${custody.kinds.map(({ name }) => name)}
) THEN (SELECT record.slices ->> '$.custody[#-1].to.id' FROM records AS record WHERE record.type = 'person' AND record.id = people.id) END`;

/** Which facility holds each of some people, or everyone; nobody whose facility is not known is in it. */
export function facilitiesOfPeople(db: Db, ids?: readonly string[]): ReadonlyMap<string, string> {
  const rows = db
    .select({ id: people.id, facility: sql<string | null>`coalesce(${transferredTo}, ${firstWrittenAt('person', 'people.id')})` })
    .from(people)
    .where(ids === undefined ? undefined : inArray(people.id, [...ids]))
    .all();
  return new Map(rows.flatMap(({ id, facility }) => (facility === null ? [] : [[id, facility] as const])));
}

/** The facility that an account is of; null for one of the main office, or unknown. */
export function facilityOfAccount(db: Db, id: string): string | null {
  return db.select({ facility: firstWrittenAt('account', 'accounts.id') }).from(accounts).where(eq(accounts.id, id)).get()?.facility ?? null;
}

/** The facility that a subject is of; null for what is of all, of the main office, or not known. */
export function facilityOf(db: Db, { type, id }: Subject): string | null {
  switch (type) {
    case 'person':
      return facilitiesOfPeople(db, [id]).get(id) ?? null;
    case 'account':
      return facilityOfAccount(db, id);
    case 'facility':
      return id;
    case 'station':
      return db.select({ facility: stations.facility }).from(stations).where(eq(stations.id, id)).get()?.facility ?? null;
    case 'procedure':
      return procedureOf({ type, id }).facility;
  }
}

/** The facilities in the book of the main office, by name: those described, and those that a station is enrolled for. */
export function everyFacility(db: Db): readonly OtherFacility[] {
  const enrolled = db.select({ id: stations.facility, name: stations.facilityName }).from(stations).where(isNotNull(stations.facility)).all();
  const found = new Map<string, string>([
    ...enrolled.flatMap(({ id, name }) => (id === null ? [] : [[id, name ?? id] as const])),
    ...db.select({ id: facilities.id, name: facilities.name }).from(facilities).all().map(({ id, name }) => [id, name] as const),
  ]);
  return [...found].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name));
}
