import { and, asc, count, eq, gt, gte, inArray, lte, sql, sum, type SQL } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { subjectKey, type Subject } from '../../shared/entry/subject.ts';
import { feedChecksum, feedStart } from '../../shared/sync/protocol.ts';
import { sha256 } from '../../crypto/keys.ts';
import { everything } from '../office/accept.ts';
import type { ChunkRow, CodeRow, DifferenceRow, FeedEnd, FeedItem, FeedPage, FileNameRow, FileRow, KeptEntry, OfficeIdentity, OfficeStore, OfficeTransaction, QuarantineRow, RecordRow, ScopeCount, StationRow, SubjectPlace } from '../office/store.ts';
import type { CentralDb } from '../postgres/open.ts';
import * as schema from './schema.ts';
import { chunks, codes, differences, entries, facilities, feedEntries, feeds, files, filesArriving, office, quarantine, records, stations, unfolded } from './schema.ts';

/** Two transactions that could not both be done: PostgreSQL undid one of them, which is done again. */
const toBeDoneAgain = new Set(['40001', '40P01']);
const attempts = 5;
/** Held while a stretch is packed, by many; by one alone while what is sealed is taken out of those packed. */
const sealingLock = 7_236_502;

/** What the main office keeps, in PostgreSQL. */
export class PostgresStore implements OfficeStore {
  readonly #db: CentralDb;

  constructor(db: CentralDb) {
    this.#db = db;
  }

  async transaction<T>(work: (transaction: OfficeTransaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(work);
      } catch (error) {
        if (attempt === attempts || !toBeDoneAgain.has(codeOf(error) ?? '')) throw error;
        await pause(5 * attempt);
      }
    }
  }

  async countRequest(station: string, counter: number, heardAt: number): Promise<StationRow | undefined | 'heard already'> {
    const client = await this.#db.$client.connect();
    try {
      await client.query('SET synchronous_commit = off');
      const counted = await dbOf(client)
        .update(stations)
        .set({ counter, heardAt: new Date(heardAt) })
        .where(and(eq(stations.id, station), sql`${stations.counter} < ${counter}`))
        .returning();
      if (counted[0]) return readStation(counted[0]);
      return (await dbOf(client).select({ id: stations.id }).from(stations).where(eq(stations.id, station))).length > 0 ? 'heard already' : undefined;
    } finally {
      const kept = await client.query('RESET synchronous_commit').then(() => true, () => false);
      client.release(!kept);
    }
  }

  async #once<T>(work: (transaction: OfficeTransaction) => Promise<T>): Promise<T> {
    const client = await this.#db.$client.connect();
    let broken = false;
    try {
      await client.query('BEGIN');
      const result = await work(new PostgresTransaction(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return (cause as { readonly code?: string }).code;
}

const instances = new WeakMap<pg.PoolClient, NodePgDatabase<typeof schema>>();

function dbOf(client: pg.PoolClient): NodePgDatabase<typeof schema> {
  const held = instances.get(client) ?? drizzle({ client, schema, casing: 'snake_case' });
  instances.set(client, held);
  return held;
}

class PostgresTransaction implements OfficeTransaction {
  readonly #db: NodePgDatabase<typeof schema>;
  readonly #client: pg.PoolClient;

  constructor(client: pg.PoolClient) {
    this.#client = client;
    this.#db = dbOf(client);
  }

  async office(): Promise<OfficeIdentity | undefined> {
    const [row] = await this.#db.select().from(office);
    return row && { id: row.id, name: row.name, publicKey: row.publicKey, agreementKey: row.agreementKey, epoch: row.epoch };
  }

  async nameOffice(identity: OfficeIdentity): Promise<void> {
    await this.#db.insert(office).values({ one: 1, ...identity });
  }

  async setEpoch(epoch: string): Promise<void> {
    await this.#db.update(office).set({ epoch });
  }

  async stations(): Promise<readonly StationRow[]> {
    return (await this.#db.select().from(stations).orderBy(asc(stations.facility), asc(stations.id))).map(readStation);
  }

  async station(id: string): Promise<StationRow | undefined> {
    return (await this.#db.select().from(stations).where(eq(stations.id, id))).map(readStation)[0];
  }

  async lockStation(id: string): Promise<StationRow | undefined> {
    return (await this.#db.select().from(stations).where(eq(stations.id, id)).for('update')).map(readStation)[0];
  }

  async addStation(station: StationRow): Promise<void> {
    await this.#db.insert(stations).values({ ...station, ...momentsOf(station), enrolledAt: new Date(station.enrolledAt) });
  }

  async changeStation(id: string, change: Partial<Omit<StationRow, 'id'>>): Promise<void> {
    const { enrolledAt, heardAt, oldestWaiting, ...rest } = change;
    const moments = Object.fromEntries(Object.entries({ enrolledAt, heardAt, oldestWaiting }).flatMap(([name, at]) => (at === undefined ? [] : [[name, at === null ? null : new Date(at)]])));
    await this.#db.update(stations).set({ ...rest, ...moments }).where(eq(stations.id, id));
  }

  async facilities(): Promise<readonly { readonly id: string; readonly name: string }[]> {
    return await this.#db.select().from(facilities).orderBy(asc(facilities.id));
  }

  async nameFacility(id: string, name: string): Promise<void> {
    await this.#db.insert(facilities).values({ id, name }).onConflictDoUpdate({ target: facilities.id, set: { name } });
  }

  async addCode(code: CodeRow): Promise<void> {
    await this.#db.insert(codes).values({ ...code, expiresAt: new Date(code.expiresAt), usedAt: code.usedAt === null ? null : new Date(code.usedAt) });
  }

  async lockCode(hash: string): Promise<CodeRow | undefined> {
    const [row] = await this.#db.select().from(codes).where(eq(codes.hash, hash)).for('update');
    return row && { ...row, expiresAt: row.expiresAt.getTime(), usedAt: row.usedAt?.getTime() ?? null };
  }

  async useCode(hash: string, usedBy: string, usedAt: number): Promise<void> {
    await this.#db.update(codes).set({ usedBy, usedAt: new Date(usedAt) }).where(eq(codes.hash, hash));
  }

  async append(added: readonly KeptEntry[]): Promise<void> {
    if (added.length === 0) return;
    await this.#client.query({
      name: 'append',
      text: `INSERT INTO entries (home, station, seq, id, clock, subject_type, subject_id, kind, header, salt, content, hash, signature, received_at)
        SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bytea[], $11::text[], $12::text[], $13::bytea[], $14::timestamptz[])`,
      values: [
        added.map((one) => one.home),
        added.map((one) => one.station),
        added.map((one) => one.seq),
        added.map((one) => one.id),
        added.map((one) => one.clock),
        added.map((one) => one.subject.type),
        added.map((one) => one.subject.id),
        added.map((one) => one.kind),
        added.map((one) => one.header),
        added.map((one) => one.salt && hex(one.salt)),
        added.map((one) => one.content),
        added.map((one) => one.hash),
        added.map((one) => hex(one.signature)),
        added.map((one) => new Date(one.receivedAt).toISOString()),
      ],
    });
  }

  async idsHeld(ids: readonly string[]): Promise<readonly string[]> {
    const { rows } = await this.#client.query<{ id: string }>({ name: 'ids-held', text: 'SELECT id FROM entries WHERE id = ANY($1)', values: [ids] });
    return rows.map(({ id }) => id);
  }

  async hashesOf(station: string, from: number, to: number): Promise<readonly { readonly seq: number; readonly hash: string }[]> {
    return await this.#db
      .select({ seq: entries.seq, hash: entries.hash })
      .from(entries)
      .where(and(await this.#ofStation(station), gte(entries.seq, from), lte(entries.seq, to)))
      .orderBy(asc(entries.seq));
  }

  async entriesOfStation(station: string, after: number, limit: number): Promise<readonly KeptEntry[]> {
    return (await this.#db.select().from(entries).where(and(await this.#ofStation(station), gt(entries.seq, after))).orderBy(asc(entries.seq)).limit(limit)).map(readKept);
  }

  /** A station's entries, by the facility it is of, which leads their key. */
  async #ofStation(id: string): Promise<SQL | undefined> {
    const station = await this.station(id);
    return and(eq(entries.home, station?.facility ?? ''), eq(entries.station, id));
  }

  async entriesOf(of: readonly Subject[]): Promise<readonly KeptEntry[]> {
    const { rows } = await this.#client.query<RawEntry>({
      name: 'entries-of',
      text: `SELECT ${rawColumns} FROM entries e JOIN unnest($1::text[], $2::text[]) AS s (type, id) ON e.subject_type = s.type AND e.subject_id = s.id`,
      values: columnsOf(of),
    });
    return rows.map(readRaw);
  }

  async entry(id: string): Promise<KeptEntry | undefined> {
    return (await this.#db.select().from(entries).where(eq(entries.id, id)).limit(1)).map(readKept)[0];
  }

  async seal(named: string, sealing: string): Promise<boolean> {
    const { rows } = await this.#client.query<{ sealed: boolean }>('SELECT seal_entry($1, $2) AS sealed', [named, sealing]);
    return rows[0]!.sealed;
  }

  async sealingsOf(ids: readonly string[]): Promise<readonly { readonly named: string; readonly sealing: string }[]> {
    const { rows } = await this.#client.query<{ named: string; sealing: string }>({
      name: 'sealings-of',
      text: `SELECT content::json #>> '{body,entry}' AS named, id AS sealing FROM entries WHERE station = (SELECT id FROM office) AND kind = 'entry.sealed' AND content::json #>> '{body,entry}' = ANY($1)`,
      values: [ids],
    });
    return rows;
  }

  async feedEnd(scope: string): Promise<FeedEnd> {
    const [row] = await this.#db.select().from(feeds).where(eq(feeds.scope, scope));
    return row ? { position: row.position, checksum: row.checksum } : { position: 0, checksum: feedStart };
  }

  async addToFeed(scope: string, items: readonly FeedItem[], fresh: boolean): Promise<void> {
    if (items.length === 0) return;
    await this.#client.query({ name: 'make-feed', text: 'INSERT INTO feeds (scope, position, checksum) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING', values: [scope, feedStart] });
    const { rows } = await this.#client.query<{ position: string; checksum: string }>({ name: 'lock-feed', text: 'SELECT position, checksum FROM feeds WHERE scope = $1 FOR UPDATE', values: [scope] });
    const end = { position: Number(rows[0]!.position), checksum: rows[0]!.checksum };
    const added = fresh ? items : await this.#notInFeed(scope, items);
    if (added.length === 0) return;
    const checksums: string[] = [];
    for (const { hash } of added) checksums.push(feedChecksum(checksums.at(-1) ?? end.checksum, [hash], sha256));
    await this.#client.query({
      name: 'add-to-feed',
      text: `INSERT INTO feed_entries (scope, position, home, station, seq, checksum)
        SELECT $1, $2 + n, home, station, seq, checksum FROM unnest($3::text[], $4::text[], $5::int[], $6::text[]) WITH ORDINALITY AS a (home, station, seq, checksum, n)`,
      values: [scope, end.position, added.map((one) => one.home), added.map((one) => one.station), added.map((one) => one.seq), checksums],
    });
    await this.#client.query({ name: 'move-feed', text: 'UPDATE feeds SET position = $2, checksum = $3 WHERE scope = $1', values: [scope, end.position + added.length, checksums.at(-1)] });
  }

  async #notInFeed(scope: string, items: readonly FeedItem[]): Promise<readonly FeedItem[]> {
    const { rows } = await this.#client.query<{ station: string; seq: number }>({
      name: 'in-feed',
      text: `SELECT f.station, f.seq FROM feed_entries f JOIN unnest($2::text[], $3::text[], $4::int[]) AS a (home, station, seq)
        ON f.scope = $1 AND f.home = a.home AND f.station = a.station AND f.seq = a.seq`,
      values: [scope, items.map((one) => one.home), items.map((one) => one.station), items.map((one) => one.seq)],
    });
    const there = new Set(rows.map(({ station, seq }) => `${seq} ${station}`));
    return items.filter(({ station, seq }) => !there.has(`${seq} ${station}`));
  }

  async readFeed(scope: string, after: number, limit: number): Promise<FeedPage> {
    const feed = await this.feedEnd(scope);
    const { rows } = await this.#client.query<RawEntry & { checksum: string }>({
      name: 'read-feed',
      text: `SELECT f.checksum, ${rawColumns} FROM feed_entries f JOIN entries e ON e.home = f.home AND e.station = f.station AND e.seq = f.seq
        WHERE f.scope = $1 AND f.position > $2 AND f.position <= $3 ORDER BY f.position LIMIT $4`,
      values: [scope, after, feed.position, limit],
    });
    const before = after === 0 ? feedStart : (await this.#db.select({ checksum: feedEntries.checksum }).from(feedEntries).where(and(eq(feedEntries.scope, scope), eq(feedEntries.position, after))))[0]?.checksum;
    return { entries: rows.map(readRaw), checksums: rows.map((row) => row.checksum), before: before ?? '', feedPosition: feed.position };
  }

  async scopesWith({ home, station, seq }: Pick<KeptEntry, 'home' | 'station' | 'seq'>): Promise<readonly string[]> {
    const { rows } = await this.#client.query<{ scope: string }>(
      'SELECT f.scope FROM feeds JOIN feed_entries f ON f.scope = feeds.scope AND f.home = $1 AND f.station = $2 AND f.seq = $3 ORDER BY f.scope',
      [home, station, seq],
    );
    return rows.map(({ scope }) => scope);
  }

  async placesOf(of: readonly Subject[]): Promise<readonly SubjectPlace[]> {
    const { rows } = await this.#client.query<{ type: Subject['type']; id: string; home: string | null; scope: string; moved: boolean }>({
      name: 'places-of',
      text: 'SELECT type, id, home, scope, moved FROM subjects JOIN unnest($1::text[], $2::text[]) AS s (type, id) USING (type, id)',
      values: columnsOf(of),
    });
    return rows.map(({ type, id, ...place }) => ({ subject: { type, id }, ...place }));
  }

  async setPlaces(places: readonly SubjectPlace[]): Promise<void> {
    if (places.length === 0) return;
    const sorted = inOrder(places, ({ subject }) => subject);
    await this.#client.query({
      name: 'set-places',
      text: `INSERT INTO subjects (type, id, home, scope, moved) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bool[])
        ON CONFLICT (type, id) DO UPDATE SET scope = excluded.scope, moved = excluded.moved`,
      values: [...columnsOf(sorted.map((one) => one.subject)), sorted.map((one) => one.home), sorted.map((one) => one.scope), sorted.map((one) => one.moved)],
    });
  }

  async markUnfolded(of: readonly Subject[]): Promise<void> {
    if (of.length === 0) return;
    const sorted = inOrder(of, (subject) => subject);
    await this.#client.query({
      name: 'mark-unfolded',
      text: `INSERT INTO unfolded (type, id, mark) SELECT type, id, 1 FROM unnest($1::text[], $2::text[]) AS s (type, id)
        ON CONFLICT (type, id) DO UPDATE SET mark = unfolded.mark + 1`,
      values: columnsOf(sorted),
    });
  }

  async markAllUnfolded(): Promise<void> {
    await this.#client.query({ name: 'mark-all-unfolded', text: 'INSERT INTO unfolded (type, id, mark) SELECT type, id, 1 FROM subjects ORDER BY type, id ON CONFLICT (type, id) DO UPDATE SET mark = unfolded.mark + 1' });
  }

  async takeUnfolded(limit: number): Promise<readonly { readonly subject: Subject; readonly mark: number }[]> {
    // Locks of their own, not of the rows: who appends meanwhile does not wait until the records are folded.
    const { rows } = await this.#client.query<{ type: Subject['type']; id: string; mark: string }>({
      name: 'take-unfolded',
      text: `SELECT type, id, mark FROM (SELECT type, id, mark FROM unfolded ORDER BY type, id LIMIT $1) AS due WHERE pg_try_advisory_xact_lock(hashtextextended(type || ':' || id, 0))`,
      values: [limit],
    });
    return rows.map(({ type, id, mark }) => ({ subject: { type, id }, mark: Number(mark) }));
  }

  async unfoldedOf(of: readonly Subject[]): Promise<readonly Subject[]> {
    const { rows } = await this.#client.query<Subject>({ name: 'unfolded-of', text: 'SELECT type, id FROM unfolded JOIN unnest($1::text[], $2::text[]) AS s (type, id) USING (type, id)', values: columnsOf(of) });
    return rows;
  }

  async countUnfolded(): Promise<number> {
    return (await this.#db.select({ n: count() }).from(unfolded))[0]!.n;
  }

  async folded(rows: readonly RecordRow[], marks: readonly { readonly subject: Subject; readonly mark: number }[]): Promise<void> {
    if (rows.length > 0) {
      const kept = inOrder(rows, ({ subject }) => subject);
      // A subject has one record: that of the scope it was in before goes.
      await this.#client.query({ name: 'forget-moved', text: 'DELETE FROM records r USING unnest($1::text[], $2::text[], $3::text[]) AS s (type, id, scope) WHERE r.type = s.type AND r.id = s.id AND r.scope <> s.scope', values: [...columnsOf(kept.map((one) => one.subject)), kept.map((one) => one.scope)] });
      await this.#client.query({
        name: 'keep-records',
        // Entries are only added: what was folded of fewer is older, and another process was quicker with the newer one.
        text: `INSERT INTO records (scope, type, id, slices, outcomes, entries, in_question, standing_aside, unread, entries_digest, record_digest)
          SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::jsonb[], $6::int[], $7::int[], $8::int[], $9::int[], $10::text[], $11::text[])
          ON CONFLICT (scope, type, id) DO UPDATE SET slices = excluded.slices, outcomes = excluded.outcomes, entries = excluded.entries, in_question = excluded.in_question,
            standing_aside = excluded.standing_aside, unread = excluded.unread, entries_digest = excluded.entries_digest, record_digest = excluded.record_digest
          WHERE excluded.entries >= records.entries`,
        values: [
          kept.map((one) => one.scope),
          ...columnsOf(kept.map((one) => one.subject)),
          kept.map((one) => storable(one.slices)),
          kept.map((one) => storable(one.outcomes)),
          kept.map((one) => one.entries),
          kept.map((one) => one.inQuestion),
          kept.map((one) => one.standingAside),
          kept.map((one) => one.unread),
          kept.map((one) => one.entriesDigest),
          kept.map((one) => one.recordDigest),
        ],
      });
    }
    // Locked in the order of `markUnfolded`: of a page and a fold about the same people one waits, and never both.
    await this.#client.query({
      name: 'folded',
      text: `WITH done AS MATERIALIZED (
          SELECT u.type, u.id FROM unfolded u JOIN unnest($1::text[], $2::text[], $3::bigint[]) AS s (type, id, mark) ON u.type = s.type AND u.id = s.id AND u.mark = s.mark
          ORDER BY u.type COLLATE "C", u.id COLLATE "C" FOR UPDATE OF u)
        DELETE FROM unfolded u USING done WHERE u.type = done.type AND u.id = done.id`,
      values: [...columnsOf(marks.map((one) => one.subject)), marks.map((one) => one.mark)],
    });
  }

  async records(of: readonly Subject[]): Promise<readonly Omit<RecordRow, 'slices'>[]> {
    const { scope, type, id, outcomes, entries: held, inQuestion, standingAside, unread, entriesDigest, recordDigest } = records;
    const found = await this.#db
      .select({ scope, type, id, outcomes, entries: held, inQuestion, standingAside, unread, entriesDigest, recordDigest })
      .from(records)
      .where(inArray(sql`(${type}, ${id})`, of.map((one) => sql`(${one.type}, ${one.id})`)));
    return found.map(({ type, id, ...row }) => ({ subject: { type: type as Subject['type'], id }, ...row }));
  }

  async addToQuarantine(rows: readonly QuarantineRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.#db
      .insert(quarantine)
      .values(rows.map((row) => ({ ...row, salt: row.salt && Buffer.from(row.salt), signature: Buffer.from(row.signature), at: new Date(row.at) })))
      .onConflictDoNothing();
  }

  async quarantine(): Promise<readonly QuarantineRow[]> {
    const rows = await this.#db.select().from(quarantine).orderBy(asc(quarantine.station), asc(quarantine.seq), asc(quarantine.hash));
    return rows.map((row) => ({ ...row, at: row.at.getTime() }));
  }

  async isAside(station: string, seq: number, hash: string): Promise<boolean> {
    const found = await this.#db.select({ seq: quarantine.seq }).from(quarantine).where(and(eq(quarantine.station, station), eq(quarantine.seq, seq), eq(quarantine.hash, hash)));
    return found.length > 0;
  }

  async chunks(scope: string): Promise<readonly ChunkRow[]> {
    const { first, last, hash, length } = chunks;
    return await this.#db.select({ scope: chunks.scope, first, last, hash, length }).from(chunks).where(eq(chunks.scope, scope)).orderBy(asc(first));
  }

  async chunk(scope: string, first: number): Promise<{ readonly row: ChunkRow; readonly packed: Uint8Array } | undefined> {
    const [found] = await this.#db.select().from(chunks).where(and(eq(chunks.scope, scope), eq(chunks.first, first)));
    if (!found) return undefined;
    const { packed, ...row } = found;
    return { row, packed };
  }

  async beginPacking(): Promise<void> {
    await this.#client.query('SELECT pg_advisory_xact_lock_shared($1)', [sealingLock]);
  }

  async addChunk(row: ChunkRow, packed: Uint8Array): Promise<void> {
    await this.#db.insert(chunks).values({ ...row, packed: Buffer.from(packed) }).onConflictDoNothing();
  }

  async dropChunksWith({ home, station, seq }: Pick<KeptEntry, 'home' | 'station' | 'seq'>): Promise<void> {
    // Whoever packs at this moment may have read the content: his stretch is to be there, and found, before we look.
    await this.#client.query('SELECT pg_advisory_xact_lock($1)', [sealingLock]);
    await this.#client.query(
      'DELETE FROM chunks c USING feed_entries f WHERE f.home = $1 AND f.station = $2 AND f.seq = $3 AND c.scope = f.scope AND f.position BETWEEN c.first AND c.last',
      [home, station, seq],
    );
  }

  async noteDifferences(rows: readonly DifferenceRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.#db
      .insert(differences)
      .values(rows.map(({ subject, at, ...row }) => ({ ...row, ...subject, at: new Date(at) })))
      .onConflictDoUpdate({ target: [differences.station, differences.type, differences.id], set: { theirs: sql`excluded.theirs`, ours: sql`excluded.ours`, at: sql`excluded.at` } });
  }

  async forgetDifferences(station: string, subjects: readonly Subject[]): Promise<void> {
    if (subjects.length === 0) return;
    await this.#client.query({
      name: 'forget-differences',
      text: 'DELETE FROM differences d USING unnest($1::text[], $2::text[]) AS s (type, id) WHERE d.station = $3 AND d.type = s.type AND d.id = s.id',
      values: [...columnsOf(subjects), station],
    });
  }

  async differences(): Promise<readonly DifferenceRow[]> {
    const rows = await this.#db.select().from(differences).orderBy(asc(differences.station), asc(differences.type), asc(differences.id));
    return rows.map(({ type, id, at, ...row }) => ({ ...row, subject: { type: type as Subject['type'], id }, at: at.getTime() }));
  }

  async nameFiles(names: readonly FileNameRow[]): Promise<void> {
    if (names.length === 0) return;
    await this.#lockFiles(names.map(({ sha256 }) => sha256));
    await this.#client.query({
      name: 'name-files',
      text: 'INSERT INTO file_names (sha256, home, station, seq, bytes) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[]) ON CONFLICT DO NOTHING',
      values: [names.map((one) => one.sha256), names.map((one) => one.home), names.map((one) => one.station), names.map((one) => one.seq), names.map((one) => one.bytes)],
    });
  }

  async lockFile(sha256: string): Promise<void> {
    await this.#lockFiles([sha256]);
  }

  /** In one order, as the sealing does (`seal_entry`), so that two never wait for each other. */
  async #lockFiles(sha256s: readonly string[]): Promise<void> {
    await this.#client.query({ name: 'lock-files', text: `SELECT pg_advisory_xact_lock(hashtextextended('file:' || one, 0)) FROM unnest($1::text[]) AS one`, values: [[...new Set(sha256s)].toSorted()] });
  }

  async filesNamed(sha256s: readonly string[], station: string, scopes: readonly string[]): Promise<readonly FileRow[]> {
    const { rows } = await this.#client.query<FileRow>({
      name: 'files-named',
      text: `SELECT DISTINCT n.sha256, n.bytes FROM file_names n WHERE n.sha256 = ANY($1) AND (n.station = $2
        OR EXISTS (SELECT 1 FROM feed_entries f WHERE f.scope = ANY($3) AND f.home = n.home AND f.station = n.station AND f.seq = n.seq))`,
      values: [sha256s, station, scopes],
    });
    return rows;
  }

  async filesHeld(sha256s: readonly string[]): Promise<readonly FileRow[]> {
    const { rows } = await this.#client.query<FileRow>({ name: 'files-held', text: 'SELECT sha256, bytes FROM files WHERE sha256 = ANY($1)', values: [sha256s] });
    return rows;
  }

  async fileArrived(station: string, sha256: string): Promise<number> {
    const { rows } = await this.#client.query<{ arrived: number }>({ name: 'file-arrived', text: 'SELECT coalesce(sum(length), 0)::int AS arrived FROM files_arriving WHERE station = $1 AND sha256 = $2', values: [station, sha256] });
    return rows[0]!.arrived;
  }

  async addFilePiece(station: string, sha256: string, from: number, piece: Uint8Array): Promise<void> {
    await this.#client.query({
      name: 'add-file-piece',
      text: 'INSERT INTO files_arriving (station, sha256, start, length, piece) VALUES ($1, $2, $3, $4, $5)',
      values: [station, sha256, from, piece.length, Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)],
    });
  }

  async *filePieces(station: string, sha256: string): AsyncGenerator<Uint8Array> {
    for (let from = 0; ; ) {
      const [row] = await this.#db.select({ piece: filesArriving.piece }).from(filesArriving).where(and(eq(filesArriving.station, station), eq(filesArriving.sha256, sha256), eq(filesArriving.start, from)));
      if (!row) return;
      yield row.piece;
      from += row.piece.length;
    }
  }

  async dropFilePieces(station: string, sha256: string): Promise<void> {
    await this.#db.delete(filesArriving).where(and(eq(filesArriving.station, station), eq(filesArriving.sha256, sha256)));
  }

  async keepFile(station: string, { sha256, bytes }: FileRow): Promise<void> {
    await this.#db.insert(files).values({ sha256, bytes });
    await this.#client.query('INSERT INTO file_pieces (sha256, start, length, piece) SELECT sha256, start, length, piece FROM files_arriving WHERE station = $1 AND sha256 = $2', [station, sha256]);
    await this.#db.delete(filesArriving).where(eq(filesArriving.sha256, sha256));
  }

  async readFile(sha256: string, from: number, most: number): Promise<Uint8Array> {
    const { rows } = await this.#client.query<{ part: Buffer }>({
      name: 'read-file',
      text: `SELECT substring(piece FROM greatest($2::int - start, 0) + 1 FOR least(start + length, $3::int) - greatest(start, $2::int)) AS part
        FROM file_pieces WHERE sha256 = $1 AND start < $3::int AND start + length > $2::int ORDER BY start`,
      values: [sha256, from, from + most],
    });
    return Buffer.concat(rows.map(({ part }) => part));
  }

  async countEntries(): Promise<number> {
    return (await this.feedEnd(everything)).position;
  }

  async countWithoutContent(): Promise<number> {
    const { rows } = await this.#client.query<{ n: number }>({
      name: 'count-without-content',
      text: `SELECT count(*)::int AS n FROM entries e WHERE e.content IS NULL AND NOT EXISTS (
        SELECT 1 FROM entries s WHERE s.station = (SELECT id FROM office) AND s.kind = 'entry.sealed' AND s.content::json #>> '{body,entry}' = e.id)`,
    });
    return rows[0]!.n;
  }

  async countByScope(): Promise<readonly ScopeCount[]> {
    const { scope, inQuestion, standingAside, unread } = records;
    const rows = await this.#db
      .select({ scope, subjects: count(), inQuestion: sum(inQuestion), standingAside: sum(standingAside), unread: sum(unread) })
      .from(records)
      .groupBy(scope)
      .orderBy(asc(scope));
    return rows.map((row) => ({ ...row, inQuestion: Number(row.inQuestion), standingAside: Number(row.standingAside), unread: Number(row.unread) }));
  }
}

const rawColumns = 'e.home, e.station, e.seq, e.id, e.clock, e.subject_type, e.subject_id, e.kind, e.header, e.salt, e.content, e.hash, e.signature, e.received_at';

interface RawEntry {
  readonly home: string;
  readonly station: string;
  readonly seq: number;
  readonly id: string;
  readonly clock: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly kind: string;
  readonly header: string;
  readonly salt: Buffer | null;
  readonly content: string | null;
  readonly hash: string;
  readonly signature: Buffer;
  readonly received_at: Date;
}

function readRaw(row: RawEntry): KeptEntry {
  const { home, station, seq, id, clock, kind, header, salt, content, hash, signature } = row;
  return { home, station, seq, id, clock, subject: { type: row.subject_type as Subject['type'], id: row.subject_id }, kind, header, salt, content, hash, signature, receivedAt: row.received_at.getTime() };
}

function readKept({ subjectType, subjectId, receivedAt, ...row }: typeof entries.$inferSelect): KeptEntry {
  return { ...row, subject: { type: subjectType as Subject['type'], id: subjectId }, receivedAt: receivedAt.getTime() };
}

function readStation(row: typeof stations.$inferSelect): StationRow {
  return { ...row, enrolledAt: row.enrolledAt.getTime(), heardAt: row.heardAt?.getTime() ?? null, oldestWaiting: row.oldestWaiting?.getTime() ?? null };
}

function momentsOf({ heardAt, oldestWaiting }: StationRow) {
  return { heardAt: heardAt === null ? null : new Date(heardAt), oldestWaiting: oldestWaiting === null ? null : new Date(oldestWaiting) };
}

/** In the one order in which rows of subjects are written, so that of two transactions about the same people one waits for the other, and never both. */
function inOrder<Row>(rows: readonly Row[], subjectOf: (row: Row) => Subject): Row[] {
  return rows.toSorted((a, b) => (subjectKey(subjectOf(a)) < subjectKey(subjectOf(b)) ? -1 : 1));
}

function columnsOf(of: readonly Subject[]): [string[], string[]] {
  return [of.map((one) => one.type), of.map((one) => one.id)];
}

function hex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}

/** A value as the text of JSONB, which keeps no NUL and no half of a surrogate pair; both become the mark for a character that cannot be shown. The entry has what was written. */
function storable(value: unknown): string {
  const text = JSON.stringify(value);
  if (!/\\u(?:0000|d[89a-f])/i.test(text)) return text;
  // A whole pair is written as itself: what is escaped is a half. An escaped backslash is passed over, whatever follows it.
  return text.replace(/\\(?:u(?:0000|d[89a-f]..)|.)/gi, (escaped) => (escaped.length > 2 ? '\uFFFD' : escaped));
}
