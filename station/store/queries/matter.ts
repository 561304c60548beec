import { eq, inArray } from 'drizzle-orm';
import type { Role } from '../../../shared/accounts/roles.ts';
import type { DaybookLine } from '../../../shared/contract/shapes.ts';
import type { IfSettled, InForce, MatterEntry, MatterPage, OtherFacility, Saw } from '../../../shared/contract/sync-shapes.ts';
import { fold, type Registry, type SubjectRecord } from '../../../shared/entry/fold.ts';
import type { Entry, Header, Sight } from '../../../shared/entry/header.ts';
import { entriesSettled, facetsSetAside, isOfQuestions, isOpen, questionFacet, settlementKind, type Settlement } from '../../../shared/entry/question.ts';
import type { Subject } from '../../../shared/entry/subject.ts';
import { holdingOf, personTransferred } from '../../../shared/records/custody.ts';
import { Book } from '../book.ts';
import type { Db } from '../open.ts';
import { accounts, entries, facilities, people, stations } from '../schema.ts';
import { daybookOf } from './daybook.ts';
import { mattersAbout } from './inbox.ts';

/** How many entries that depend on a matter are shown. */
const dependsShown = 50;

/**
 * The matter that an entry is part of, with what each author saw, what the record says meanwhile and what depends on it.
 * In: the entry; the role that asks, at a facility. Undefined when the entry is in no matter: it was settled, or never in question.
 */
export function matterOf(db: Db, registry: Registry, entry: string, role: Role): MatterPage | undefined {
  const subject = subjectOf(db, entry);
  const matter = subject && mattersAbout(db, registry, subject, role).find(({ entries: all }) => all.some(({ id }) => id === entry));
  if (!matter) return undefined;
  const on = recordOn(db, registry, matter.subject);
  const ids = new Set(matter.entries.map(({ id }) => id));
  const own = on.book.filter(({ header }) => ids.has(header.id));
  const places = placesOf(db);
  const unknownPlace = { stationName: 'a station that is not in this book', facilityName: '' };
  return {
    ...matter,
    entries: matter.entries.map((line): MatterEntry => ({ ...line, ...(places.get(line.station) ?? unknownPlace), saw: sawOf(line, on) })),
    meanwhile: inForceOn(topicsOf(own, on.book), on.record, on),
    depends: dependentsOf(own, on),
    heldWithout: own.some(({ header }) => header.kind === personTransferred.name) ? heldIf({ settles: [...ids], stands: [] }, on, registry) : null,
    names: namesIn(db, own, on.lines),
    seen: [...on.record.facets.values()],
  };
}

/** How a matter might be settled: its entries, and those of them that would stand. */
interface Supposed {
  readonly settles: readonly string[];
  readonly stands: readonly string[];
}

/** What the record would say if a matter were settled so. In: its entries; those of them that stand. Undefined when there are no such entries. */
export function ifSettled(db: Db, registry: Registry, { settles, stands }: Supposed): IfSettled | undefined {
  const subject = subjectOf(db, settles[0]!);
  if (!subject) return undefined;
  const on = recordOn(db, registry, subject);
  const record = recordIf({ settles, stands }, on, registry);
  const ids = new Set(settles);
  const topics = topicsOf(on.book.filter(({ header }) => ids.has(header.id)), on.book);
  return { inForce: inForceOn(topics, record, on), open: [...on.lines.values()].filter(({ id }) => isOpen(record.outcomes.get(id))) };
}

/** The facilities that a station is enrolled for, but this one, by name. */
export function otherFacilities(db: Db, own: string | undefined): readonly OtherFacility[] {
  const found = new Map(db.select({ id: stations.facility, name: stations.facilityName }).from(stations).all().map(({ id, name }) => [id, name]));
  return [...found].flatMap(([id, name]) => (id === null || id === own ? [] : [{ id, name: name ?? id }])).toSorted((a, b) => a.name.localeCompare(b.name));
}

/** A subject's entries, as folded and as the daybook shows them. */
interface On {
  readonly book: readonly Entry[];
  readonly record: SubjectRecord;
  readonly lines: ReadonlyMap<string, DaybookLine>;
}

function recordOn(db: Db, registry: Registry, subject: Subject): On {
  const book = new Book(db).entriesOf(subject);
  return { book, record: fold(subject, book, registry), lines: new Map(daybookOf(db, subject, registry).map((line) => [line.id, line])) };
}

function subjectOf(db: Db, entry: string): Subject | undefined {
  return db.select({ type: entries.subjectType, id: entries.subjectId }).from(entries).where(eq(entries.id, entry)).get() as Subject | undefined;
}

function sawOf(line: DaybookLine, { book, record, lines }: On): readonly Saw[] {
  const header = book.find((one) => one.header.id === line.id)!.header;
  const withOf = (id: string) => {
    const outcome = record.outcomes.get(id);
    return outcome?.is === 'in question' ? outcome.with : [];
  };
  // Of an entry that is struck meanwhile only the others say that they are in question with it.
  const others = new Set([...withOf(line.id), ...[...record.outcomes.keys()].filter((id) => withOf(id).includes(line.id))]);
  const saw = ({ facet, last }: Sight, decides: boolean): Saw => {
    // Of what he wrote again or struck out he had the words before him.
    const before = facet === entryFacet(header.strikes) ? header.strikes! : last;
    return {
      facet,
      decides,
      last: (before === null ? undefined : lines.get(before)) ?? null,
      unseen: book.filter((one) => others.has(one.header.id) && touches(one, facet)).flatMap((one) => lines.get(one.header.id) ?? []),
    };
  };
  const decided = new Set(header.decides.map(({ facet }) => facet));
  const sights = [...header.decides.map((sight) => saw(sight, true)), ...header.relies.filter(({ facet }) => !decided.has(facet)).map((sight) => saw(sight, false))];
  return sights.filter(({ facet }) => isOfRecord(facet) || facet === entryFacet(header.strikes));
}

/** The facets that are about the record and not about an entry or a question by itself. */
function isOfRecord(facet: string): boolean {
  return !facet.startsWith(entryFacet('')) && !facet.startsWith(questionFacet(''));
}

/** What a rewriting decides of the entry that it strikes; of a fact, by the entry first written. */
function entryFacet(entry: string | undefined): string {
  return `entry:${entry}`;
}

/** What entries are about: the facets of the record that they settle; of one that settles none its own fact; of a settlement what it settles. */
function topicsOf(own: readonly Entry[], book: readonly Entry[]): readonly string[] {
  const byId = new Map(book.map((entry) => [entry.header.id, entry]));
  const of = ({ header }: Entry): readonly string[] => {
    if (isOfQuestions(header.kind)) return entriesSettled(header).flatMap((id) => (byId.has(id) ? of(byId.get(id)!) : []));
    const decided = header.decides.map(({ facet }) => facet).filter(isOfRecord);
    return decided.length > 0 ? decided : [entryFacet(rootOf(header, byId))];
  };
  return [...new Set(own.flatMap(of))];
}

function rootOf(header: Header, byId: ReadonlyMap<string, Entry>): string {
  const struck = header.strikes === undefined ? undefined : byId.get(header.strikes);
  return struck ? rootOf(struck.header, byId) : header.id;
}

function touches({ header }: Entry, facet: string): boolean {
  return header.adds.includes(facet) || header.decides.some((sight) => sight.facet === facet);
}

function inForceOn(topics: readonly string[], record: SubjectRecord, { book, lines }: On): readonly InForce[] {
  const words = [...record.inForce.values()].toReversed();
  const holds = (topic: string): string | undefined => {
    if (topic.startsWith(entryFacet(''))) return record.inForce.get(topic.slice(entryFacet('').length));
    const on = new Set(book.filter((entry) => touches(entry, topic)).map(({ header }) => header.id));
    return words.find((id) => on.has(id));
  };
  return topics.map((facet) => ({ facet, line: lines.get(holds(facet) ?? '') ?? null }));
}

function dependentsOf(own: readonly Entry[], { book, record, lines }: On): readonly DaybookLine[] {
  const ids = new Set(own.map(({ header }) => header.id));
  const facets = new Set(own.flatMap(({ header }) => [...header.decides.map(({ facet }) => facet), ...header.adds]).filter(isOfRecord));
  const first = book.findIndex(({ header }) => ids.has(header.id));
  return book
    .slice(first + 1)
    .filter(({ header }) => !ids.has(header.id) && record.outcomes.get(header.id)?.is !== 'struck')
    .filter(({ header }) => (header.strikes !== undefined && ids.has(header.strikes)) || [...header.decides, ...header.relies].some(({ facet, last }) => facets.has(facet) && last !== null))
    .flatMap(({ header }) => lines.get(header.id) ?? [])
    .slice(0, dependsShown);
}

/** The record if a matter were settled so. */
function recordIf(supposed: Supposed, on: On, registry: Registry): SubjectRecord {
  const { subject } = on.record;
  return fold(subject, [...on.book, supposedSettlement(subject, supposed, on, registry)], registry);
}

/** Where the person would be then. */
function heldIf(supposed: Supposed, on: On, registry: Registry): OtherFacility | null {
  return holdingOf(recordIf(supposed, on, registry), on.book)?.holder ?? null;
}

/** A settlement that nobody has made, after every entry and made in sight of all of them. */
function supposedSettlement(subject: Subject, { settles, stands }: Supposed, { book, record }: On, registry: Registry): Entry {
  const { kind } = registry.kind(settlementKind(subject.type))!;
  const body: Settlement = { settles: [...settles], stands: [...stands], how: stands.length === 0 ? 'third' : stands.length === 1 ? 'chosen' : 'combined' };
  const facets = new Set([...(kind.facets(body).decides ?? []), ...facetsSetAside(kind, body, book)]);
  const { strikes: _strikes, ...last } = book.at(-1)!.header;
  return {
    header: {
      ...last,
      id: '00000000-0000-7000-8000-000000000000',
      station: '\uffff',
      seq: 1,
      clock: '999999999999999-ffff',
      subject,
      kind: kind.name,
      version: kind.version,
      decides: [...facets].map((facet) => record.facets.get(facet) ?? { facet, last: null, count: 0 }),
      relies: [],
      adds: [],
    },
    body,
  };
}

/** The name of each station and of the facility it is of. One not enrolled is of the facility of this book. */
function placesOf(db: Db): ReadonlyMap<string, { readonly stationName: string; readonly facilityName: string }> {
  const here = db.select({ name: facilities.name }).from(facilities).orderBy(facilities.id).limit(1).get()?.name ?? '';
  return new Map(
    db
      .select()
      .from(stations)
      .all()
      .map((row) => [row.id, { stationName: row.name, facilityName: row.enrolled ? (row.facilityName ?? '') : here }]),
  );
}

const idForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What the ids in the words of entries stand for: entries of the record, accounts, people, stations. */
function namesIn(db: Db, own: readonly Entry[], lines: ReadonlyMap<string, DaybookLine>): Readonly<Record<string, string>> {
  const ids = [...new Set(own.flatMap(({ body }) => idsIn(body)))];
  const of = (table: typeof accounts | typeof people | typeof stations) => db.select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, ids)).all();
  const elsewhere = ids.length === 0 ? [] : [...of(accounts), ...of(people), ...of(stations)];
  return Object.fromEntries([...elsewhere.map(({ id, name }) => [id, name] as const), ...ids.flatMap((id) => (lines.has(id) ? [[id, lines.get(id)!.says] as const] : []))]);
}

function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return idForm.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}
