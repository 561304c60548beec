import { and, eq, inArray, sql } from 'drizzle-orm';
import { personTransferred, transferCorrected } from '../../../shared/records/custody.ts';
import { readEntry } from '../book.ts';
import type { Db } from '../open.ts';
import { accounts, entries, stations } from '../schema.ts';

/** Where each station is, by name: it stands for an author of whom this book has no account, at the main office or at another facility. */
export function placesOfStations(db: Db): ReadonlyMap<string, string> {
  const rows = db.select({ id: stations.id, name: stations.name, facility: stations.facilityName }).from(stations).all();
  return new Map(rows.map(({ id, name, facility }) => [id, facility === null ? name : `${name}, ${facility}`]));
}

/**
 * The names of those who wrote on a person's record and of every account here, by account: those of another facility as a
 * transfer brought them along, else by the station at which they wrote.
 */
export function authorsOf(db: Db, person: string): Readonly<Record<string, string>> {
  const on = and(eq(entries.subjectType, 'person'), eq(entries.subjectId, person));
  const places = placesOfStations(db);
  const wrote = db.selectDistinct({ author: sql<string>`${entries.header} ->> 'author'`, station: entries.station }).from(entries).where(on).all();
  const transfers = db.select({ header: entries.header, content: entries.content }).from(entries).where(and(on, inArray(entries.kind, [personTransferred.name, transferCorrected.name]))).all();
  return Object.fromEntries([
    ...wrote.map(({ author, station }) => [author, places.get(station) ?? 'a station that is not in this book'] as const),
    ...transfers.flatMap((row) => personTransferred.schema.safeParse(readEntry(row).body).data?.authors.map(({ account, name }) => [account, name] as const) ?? []),
    ...db.select({ id: accounts.id, name: accounts.name }).from(accounts).all().map(({ id, name }) => [id, name] as const),
  ]);
}
