import Database from 'better-sqlite3';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import type { KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { known } from '../shared/capabilities.ts';
import type { Registry } from '../shared/entry/fold.ts';
import { arrivingHeaderSchema, type Content, type Header } from '../shared/entry/header.ts';
import { chainStart, contentHash } from '../shared/entry/seal.ts';
import { jsonOf } from '../shared/json.ts';
import type { Procedures } from '../shared/procedures/procedures.ts';
import { isSignedBy, publicKeyOf, sha256 } from '../crypto/keys.ts';
import { projections, rebuild } from './rebuild.ts';
import type { StoredEntry } from './store/book.ts';
import type { Db } from './store/open.ts';
import * as schema from './store/schema.ts';

/** Something that does not hold, and where. */
export interface Fault {
  readonly check: 'file' | 'chain' | 'signature' | 'schema' | 'columns' | 'projection' | 'attachment';
  readonly at: string;
  readonly says: string;
}

export interface Verification {
  readonly entries: number;
  readonly stations: number;
  readonly faults: readonly Fault[];
}

/**
 * Checks a book from end to end: SQLite's own integrity; each station's chain, hashes and signatures;
 * every header and body against its schema; the copied columns against the header; and, on a copy of
 * the database, that rebuilt projections equal the live ones. Changes nothing.
 */
export async function verify(db: Db, procedures: Procedures, registry: Registry = known): Promise<Verification> {
  const faults: Fault[] = [];
  const keys = new Map<string, KeyObject>();
  const ends = new Map<string, { seq: number; hash: string }>();
  let count = 0;
  try {
    const integrity = db.$client.pragma('integrity_check', { simple: true }) as string;
    if (integrity !== 'ok') faults.push({ check: 'file', at: 'integrity_check', says: integrity });
    const trust = trustOf(db);
    for (const [station, key] of trust.keys) keys.set(station, key);
    const rows = db.select().from(schema.entries).orderBy(asc(schema.entries.station), asc(schema.entries.seq)).all();
    for (const row of rows) {
      count += 1;
      faults.push(...verifyEntry(row, ends, keys, trust, registry));
    }
  } catch (error) {
    faults.push({ check: 'file', at: 'entries', says: `cannot be read: ${messageOf(error)}` });
  }
  faults.push(...(await verifyProjections(db, procedures, registry)));
  return { entries: count, stations: ends.size, faults };
}

/** What a book that is enrolled goes by: whose chains are whole here, the keys of the others, what was sealed by order, and who was let go. */
interface Trust {
  readonly own: string | undefined;
  readonly keys: ReadonlyMap<string, KeyObject>;
  readonly sealed: ReadonlySet<string>;
  /** The people whose book was let go: of their entries the headers are here. */
  readonly letGo: ReadonlySet<string>;
}

/** The main office's key is pinned; its entries vouch for the other stations' keys and order what is sealed. */
function trustOf(db: Db): Trust {
  const row = db.select().from(schema.enrolment).get();
  const own = db.select().from(schema.thisStation).get()?.id;
  const office = row?.answer?.office;
  const letGo = new Set(db.select({ person: schema.letGo.person }).from(schema.letGo).all().map(({ person }) => person));
  if (!row || !office) return { own, keys: new Map(), sealed: new Set(), letGo };
  const ofOffice = db.select().from(schema.entries).where(and(eq(schema.entries.station, office.station), inArray(schema.entries.kind, ['station.enrolled', 'entry.sealed']))).orderBy(asc(schema.entries.seq)).all();
  const bodies = ofOffice.map((entry) => ({ entry, body: (jsonOf(entry.content) as Content | undefined)?.body }));
  const enrolled = bodies.flatMap(({ entry, body }) => {
    const key = entry.kind === 'station.enrolled' ? readPublicKey(body) : undefined;
    return key ? [[entry.subjectId, key] as const] : [];
  });
  const sealed = bodies.flatMap(({ entry, body }) => (entry.kind === 'entry.sealed' ? [(body as { readonly entry: string }).entry] : []));
  return { own, keys: new Map([...enrolled, [row.station, publicKeyOf(row.publicKey)], [office.station, publicKeyOf(office.publicKey)]]), sealed: new Set(sealed), letGo };
}

function verifyEntry(row: StoredEntry, ends: Map<string, { seq: number; hash: string }>, keys: Map<string, KeyObject>, { own, sealed, letGo }: Trust, registry: Registry): readonly Fault[] {
  const at = `${row.station} ${row.seq}`;
  const faults: Fault[] = [];
  const fault = (check: Fault['check'], says: string) => faults.push({ check, at, says });
  const end = ends.get(row.station) ?? { seq: 0, hash: chainStart };
  ends.set(row.station, { seq: row.seq, hash: row.hash });

  const header = arrivingHeaderSchema.safeParse(jsonOf(row.header));
  if (!header.success) {
    fault('schema', 'the header does not read');
    return faults;
  }
  const read = header.data as Header;
  // Of another station's chain only what is about this facility's people comes here.
  const follows = row.seq === end.seq + 1;
  if (!follows && (own === undefined || row.station === own)) fault('chain', `follows ${end.seq}: entries are missing`);
  if (follows && read.previous !== end.hash) fault('chain', 'does not continue the entry before it');
  if (sha256(row.header) !== row.hash) fault('chain', 'the header is not the one that was hashed');
  const emptied = row.content === '' && row.salt.length === 0;
  if (emptied && !sealed.has(row.id) && !(row.subjectType === 'person' && letGo.has(row.subjectId))) fault('chain', 'the body was removed, no order of sealing names it, and its person was not let go');
  if (!emptied && contentHash(row.salt, row.content, { sha256 }) !== read.content) fault('chain', 'the body is not the one that the header commits to');

  const content = jsonOf(row.content) as Content | undefined;
  if (!keys.has(row.station) && read.kind === 'station.opened' && read.subject.id === row.station && row.seq === 1) {
    const publicKey = readPublicKey(content?.body);
    if (publicKey) keys.set(row.station, publicKey);
  }
  const key = keys.get(row.station);
  if (!key) fault('signature', own === undefined || row.station === own ? 'the station’s public key is not in its first entry' : 'the main office has not enrolled its station');
  else if (!isSignedBy(key, row.header, row.signature)) fault('signature', 'was not signed by its station');

  const kind = registry.kind(read.kind)?.kind;
  if (!emptied && kind && kind.version === read.version && !kind.schema.safeParse(content?.body).success) fault('schema', `the body does not read as ${read.kind}`);
  for (const [name, inHeader] of copiedColumns(read)) {
    if (row[name] !== inHeader) fault('columns', `column ${name} says ${row[name]}, the header ${inHeader}`);
  }
  return faults;
}

function copiedColumns(header: Header): readonly (readonly ['id' | 'station' | 'seq' | 'clock' | 'subjectType' | 'subjectId' | 'kind', string | number])[] {
  return [
    ['id', header.id],
    ['station', header.station],
    ['seq', header.seq],
    ['clock', header.clock],
    ['subjectType', header.subject.type],
    ['subjectId', header.subject.id],
    ['kind', header.kind],
  ];
}

async function verifyProjections(db: Db, procedures: Procedures, registry: Registry): Promise<readonly Fault[]> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-verify-'));
  try {
    const file = join(folder, 'copy.sqlite');
    await db.$client.backup(file);
    const copy = drizzle({ client: new Database(file), schema, casing: 'snake_case' });
    try {
      const before = fingerprints(copy);
      rebuild(copy, procedures, undefined, registry);
      const after = fingerprints(copy);
      return [...before].flatMap(([table, rows]) => differencesOf(table, rows, after.get(table) ?? []));
    } catch (error) {
      return [{ check: 'projection', at: 'rebuild', says: `the projections cannot be made again from the entries: ${messageOf(error)}` }];
    } finally {
      copy.$client.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Each projection's rows as text, in an order that does not depend on how they were written. The values
 * are those of the file; the only one left out is `people.no`, which means nothing but the row of a name.
 */
function fingerprints({ $client: client }: Db): ReadonlyMap<string, readonly string[]> {
  const rowsOf = (select: string) => (client.prepare(select).raw().all() as unknown[][]).map((row) => JSON.stringify(row)).toSorted();
  const tables = Object.values(projections).map((table): [string, string[]] => {
    const { name } = getTableConfig(table);
    const columns = client.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name) as string[];
    return [name, rowsOf(`SELECT ${columns.filter((column) => !(table === schema.people && column === 'no')).map((column) => `"${column}"`).join()} FROM "${name}"`)];
  });
  return new Map([...tables, ['people_names', rowsOf('SELECT p.id, n.name FROM people p FULL JOIN people_names n ON n.rowid = p.no')]]);
}

function differencesOf(table: string, live: readonly string[], rebuilt: readonly string[]): readonly Fault[] {
  const liveSet = new Set(live);
  const rebuiltSet = new Set(rebuilt);
  const extra = live.filter((row) => !rebuiltSet.has(row));
  const missing = rebuilt.filter((row) => !liveSet.has(row));
  return [
    ...extra.slice(0, 5).map((row): Fault => ({ check: 'projection', at: table, says: `holds a row that the entries do not give: ${row.slice(0, 200)}` })),
    ...missing.slice(0, 5).map((row): Fault => ({ check: 'projection', at: table, says: `lacks a row that the entries give: ${row.slice(0, 200)}` })),
  ];
}

function readPublicKey(body: unknown): KeyObject | undefined {
  try {
    return publicKeyOf((body as { readonly publicKey: string }).publicKey);
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : String(error);
}
