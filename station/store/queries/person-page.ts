import { and, count, eq, inArray } from 'drizzle-orm';
import type { EventLine, PersonPage } from '../../../shared/contract/shapes.ts';
import type { DisciplineSlice } from '../../../shared/discipline/case.ts';
import { reportsIn } from '../../../shared/discipline/report.ts';
import { workToPutRight } from '../../../shared/discipline/work.ts';
import type { Outcome, SubjectRecord } from '../../../shared/entry/fold.ts';
import type { Header, Sight } from '../../../shared/entry/header.ts';
import type { CellStay } from '../../../shared/housing/cell.ts';
import { holdingByTransfers, type CustodyChange } from '../../../shared/records/custody.ts';
import type { Identity } from '../../../shared/records/identity.ts';
import type { DrcSlice } from '../../../shared/shu/drc-slice.ts';
import type { ItemsSlice } from '../../../shared/shu/items.ts';
import { levelsOf, shuShown, type ShuSlice } from '../../../shared/shu/slice.ts';
import { inTimeOrder, type SentenceEvent } from '../../../shared/time/event.ts';
import type { SentenceSlice } from '../../../shared/time/sentence.ts';
import type { Db } from '../open.ts';
import type { Concluded } from '../projections/person.ts';
import { entries, outcomes, people, records, stays } from '../schema.ts';
import { authorsOf } from './authors.ts';

interface PersonSlices {
  readonly identity: Identity | null;
  readonly time: SentenceSlice;
  readonly discipline: DisciplineSlice;
  readonly housing: readonly CellStay[];
  readonly shu: ShuSlice;
  readonly drc: DrcSlice;
  readonly items: ItemsSlice;
  readonly custody: readonly CustodyChange[];
}

/** All that a person's page shows, from one row; undefined when nobody of that id is on record. */
export function personPage(db: Db, id: string): PersonPage | undefined {
  const row = db.select().from(records).where(and(eq(records.type, 'person'), eq(records.id, id))).get();
  if (!row) return undefined;
  const slices = row.slices as PersonSlices;
  const { computation, standing } = row.concluded as Concluded;
  const unsettled = db
    .select({ entry: outcomes.entry, outcome: outcomes.outcome })
    .from(outcomes)
    .where(eq(outcomes.subjectId, id))
    .all()
    .map(({ entry, outcome }) => [entry, outcome as Outcome] as const)
    .filter(([, outcome]) => outcome.is !== 'struck');
  const record: SubjectRecord = { subject: { type: 'person', id }, slices: { ...slices }, outcomes: new Map(unsettled), facets: new Map(), inForce: new Map(), kinds: new Map() };
  const held = db.select({ holder: people.holder, holderName: people.holderName, heldSince: people.heldSince }).from(people).where(eq(people.id, id)).get();
  const inCell = db.select({ entry: stays.entry }).from(stays).where(eq(stays.person, id)).get();
  return {
    id,
    identity: slices.identity,
    commitments: slices.time.commitments,
    jailTimes: slices.time.jailTimes,
    events: eventLines(db, slices.time.events),
    computation,
    standing,
    certificates: slices.time.certificates,
    manualDates: slices.time.manualDates,
    reports: reportsIn(slices.discipline),
    cases: slices.discipline.cases,
    segregation: slices.discipline.segregation,
    populations: slices.discipline.populations,
    work: workToPutRight(record),
    levels: levelsOf(record),
    shu: shuShown(record),
    drc: slices.drc,
    items: slices.items,
    cells: slices.housing,
    cell: slices.housing.find(({ entry }) => entry === inCell?.entry) ?? null,
    holder: held?.holder ? { id: held.holder, name: held.holderName ?? '', since: held.heldSince, writing: holdingByTransfers(record)?.writing ?? [held.holder] } : null,
    transfers: slices.custody,
    seen: row.facets as readonly Sight[],
    unsettled: unsettled.length,
    outcomes: unsettled,
    authors: authorsOf(db, id),
  };
}

/** The events in the order in which they count, each with the author of its words in force. */
function eventLines(db: Db, events: readonly SentenceEvent[]): readonly EventLine[] {
  if (events.length === 0) return [];
  const written = db.select({ id: entries.id, header: entries.header }).from(entries).where(inArray(entries.id, events.map((event) => event.entry))).all();
  const headers = new Map(written.map(({ id, header }) => [id, JSON.parse(header) as Header]));
  return inTimeOrder(events).map((event) => ({ ...event, author: headers.get(event.entry)?.author ?? '', writtenAt: headers.get(event.entry)?.at ?? '' }));
}

/** What is on record of the holder of a DIN; undefined when nobody holds it. */
export function slicesOf(db: Db, id: string): PersonSlices | undefined {
  return db.select({ slices: records.slices }).from(records).where(and(eq(records.type, 'person'), eq(records.id, id))).get()?.slices as PersonSlices | undefined;
}

/** How many people are on record. */
export function peopleCount(db: Db): number {
  return db.select({ n: count() }).from(records).where(eq(records.type, 'person')).get()?.n ?? 0;
}
