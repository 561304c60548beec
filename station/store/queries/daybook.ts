import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import { withoutFindings } from '../../../shared/discipline/expunge.ts';
import type { Hidden } from '../../../shared/discipline/expunged-entries.ts';
import { sealedByOrder, type Registry } from '../../../shared/entry/fold.ts';
import type { Outcome } from '../../../shared/entry/fold.ts';
import { subjectTypes, type Subject } from '../../../shared/entry/subject.ts';
import type { DaybookLine } from '../../../shared/contract/shapes.ts';
import { procedureOf, procedureTitles } from '../../../shared/procedures/adoption.ts';
import type { Entry } from '../../../shared/entry/header.ts';
import { personTransferred, transferCorrected } from '../../../shared/records/custody.ts';
import { computationCertified } from '../../../shared/time/certificate.ts';
import { readEntry } from '../book.ts';
import type { Db } from '../open.ts';
import { accounts, entries, expunged, facilities, letGo, outcomes, people, stations } from '../schema.ts';
import { placesOfStations } from './authors.ts';

const columns = { header: entries.header, content: entries.content, hash: entries.hash, outcome: outcomes.outcome, expungedOn: expunged.on, hides: expunged.hides };
type Row = { readonly header: string; readonly content: string; readonly hash: string; readonly outcome: unknown; readonly expungedOn: string | null; readonly hides: Hidden | null };

/** A subject's entries in canonical order, each with what became of it. */
export function daybookOf(db: Db, subject: Subject, registry: Registry): readonly DaybookLine[] {
  const rows = db
    .select(columns)
    .from(entries)
    .leftJoin(outcomes, eq(outcomes.entry, entries.id))
    .leftJoin(expunged, eq(expunged.entry, entries.id))
    .where(and(eq(entries.subjectType, subject.type), eq(entries.subjectId, subject.id)))
    .orderBy(entries.clock, entries.station, entries.seq)
    .all();
  return lines(db, rows, registry);
}

/** The last entries of the whole book, newest first. */
export function recentEntries(db: Db, limit: number, registry: Registry): readonly DaybookLine[] {
  const rows = db.select(columns).from(entries).leftJoin(outcomes, eq(outcomes.entry, entries.id)).leftJoin(expunged, eq(expunged.entry, entries.id)).orderBy(desc(entries.clock)).limit(limit).all();
  return lines(db, rows, registry);
}

/**
 * Entries made since a moment, in canonical order. In: the instant (ISO, UTC, with milliseconds); the kinds of entry.
 * A clock is never behind the wall clock of its station, so the index on it finds them.
 */
export function entriesSince(db: Db, since: string, kinds: readonly string[], registry: Registry): readonly DaybookLine[] {
  const clock = String(Temporal.Instant.from(since).epochMilliseconds).padStart(15, '0');
  const rows = db
    .select(columns)
    .from(entries)
    .leftJoin(outcomes, eq(outcomes.entry, entries.id))
    .leftJoin(expunged, eq(expunged.entry, entries.id))
    .where(and(gte(entries.clock, clock), inArray(entries.kind, [...kinds]), gte(sql`${entries.header} ->> 'at'`, since)))
    .orderBy(entries.clock, entries.station, entries.seq)
    .all();
  return lines(db, rows, registry);
}

function lines(db: Db, rows: readonly Row[], registry: Registry): readonly DaybookLine[] {
  const read = rows.map((row) => ({ ...readEntry(row), row }));
  const authors = new Map([...authorsBroughtAlong(read), ...db.select({ id: accounts.id, name: accounts.name }).from(accounts).all().map(({ id, name }) => [id, name] as const)]);
  const places = placesOfStations(db);
  const names = namesOf(db, read.map(({ header }) => header.subject));
  const gone = goneOf(db, read.filter(({ row }) => row.content === '').map(({ header }) => header.subject.id));
  return read.map(({ header, body, reason, row }) => {
    const kind = registry.kind(header.kind)?.kind;
    const words = kind?.schema.safeParse(body);
    const line: DaybookLine = {
      id: header.id,
      subject: header.subject,
      subjectName: names.get(header.subject.id) ?? header.subject.type,
      station: header.station,
      seq: header.seq,
      at: header.at,
      effective: header.effective,
      kind: header.kind,
      says: kind && words?.success ? kind.says(words.data) : `${header.kind}, which this program does not know`,
      body: withoutSecrets(withoutComputation(header.kind, body)),
      reason: reason ?? null,
      author: header.author,
      authorName: authors.get(header.author) ?? places.get(header.station) ?? 'a station that is not in this book',
      role: header.role,
      strikes: header.strikes ?? null,
      outcome: (row.outcome as Outcome | null) ?? { is: 'applied' },
      hash: row.hash,
    };
    if (line.outcome.is === 'unread' && line.outcome.because === sealedByOrder) return { ...line, says: 'Sealed by order of a court', body: null, reason: null };
    const held = row.content === '' ? gone.get(header.subject.id) : undefined;
    if (held) return { ...line, says: `Let go: held by ${held.holderName} since ${held.since}; the main office has it`, body: null, reason: null };
    if (row.hides === 'findings') return { ...line, body: withoutFindings(line.body as { readonly findings?: unknown }) };
    if (row.hides === 'reason') return { ...line, reason: null };
    return row.expungedOn === null ? line : withoutParticulars(line, row.expungedOn);
  });
}

/** The names of those who wrote a transferred person's record where he was before: a transfer brings them. */
function authorsBroughtAlong(read: readonly Entry[]): readonly (readonly [string, string])[] {
  return read.flatMap(({ header, body }) => {
    const transfer = [personTransferred.name, transferCorrected.name].includes(header.kind) ? personTransferred.schema.safeParse(body) : undefined;
    return transfer?.success ? transfer.data.authors.map(({ account, name }) => [account, name] as const) : [];
  });
}

/** The line of an entry about a case that was expunged: that there is an entry, by whom and when it was made, and nothing of what it says. */
function withoutParticulars(line: DaybookLine, on: string): DaybookLine {
  return { ...line, kind: 'expunged', says: `Expunged on ${on}`, effective: on, body: null, reason: null, strikes: null, outcome: { is: 'applied' } };
}

/** A password's hash is in the book, and is shown to nobody. */
function withoutSecrets(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('passwordHash' in body)) return body;
  const { passwordHash: _, ...rest } = body;
  return rest;
}

/** A certified computation is long, and has a page of its own (`certifiedComputation`). */
function withoutComputation(kind: string, body: unknown): unknown {
  return kind === computationCertified.name && typeof body === 'object' ? { ...body, computation: 'shown on the page of the certificate' } : body;
}

/** Of some people those whose book was let go here. */
function goneOf(db: Db, ids: readonly string[]): ReadonlyMap<string, typeof letGo.$inferSelect> {
  if (ids.length === 0) return new Map();
  return new Map(db.select().from(letGo).where(inArray(letGo.person, [...new Set(ids)])).all().map((row) => [row.person, row]));
}

function namesOf(db: Db, subjects: readonly Subject[]): ReadonlyMap<string, string> {
  const ids = (type: (typeof subjectTypes)[number]) => [...new Set(subjects.filter((subject) => subject.type === type).map((subject) => subject.id))];
  const tables = { person: people, account: accounts, facility: facilities, station: stations } as const;
  const found = subjectTypes.flatMap((type) => {
    if (type === 'procedure') return ids(type).map((id) => ({ id, name: procedureTitles[procedureOf({ type, id }).name] ?? id }));
    const wanted = ids(type);
    if (wanted.length === 0) return [];
    const table = tables[type];
    const named = db.select({ id: table.id, name: table.name }).from(table).where(inArray(table.id, wanted)).all();
    return type === 'person' ? [...named, ...[...goneOf(db, wanted)].map(([id, { name }]) => ({ id, name }))] : named;
  });
  return new Map(found.map(({ id, name }) => [id, name]));
}
