import { everything } from '../../central/office/accept.ts';
import type { ChunkRow, CodeRow, DifferenceRow, FeedItem, FileNameRow, FileRow, KeptEntry, OfficeIdentity, OfficeStore, OfficeTransaction, QuarantineRow, RecordRow, StationRow, SubjectPlace } from '../../central/office/store.ts';
import { sha256 } from '../../crypto/keys.ts';
import type { Content } from '../../shared/entry/header.ts';
import { subjectKey, type Subject } from '../../shared/entry/subject.ts';
import { feedChecksum, feedStart } from '../../shared/sync/protocol.ts';

/** What becomes of the store at a commit: nothing, or a crash that leaves none of the transaction. */
export interface MemoryStoreOptions {
  /** Called before each commit; throws to be the crash. */
  readonly beforeCommit?: () => void;
}

interface Feed {
  readonly entries: KeptEntry[];
  readonly checksums: string[];
  readonly held: Set<string>;
}

/**
 * What the main office keeps, in memory: for the simulation, in which a thousand offices begin and end
 * within a second. One transaction after the other, each all or none.
 */
export class MemoryStore implements OfficeStore {
  readonly #state = new State();
  readonly #options: MemoryStoreOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: MemoryStoreOptions = {}) {
    this.#options = options;
  }

  /** Another that keeps what this one does now, as a copy of a database does. */
  copy(): MemoryStore {
    const other = new MemoryStore(this.#options);
    Object.assign(other.#state, structuredClone(this.#state));
    return other;
  }

  /** What is kept now, between two transactions: for checks. */
  get now(): { readonly stations: ReadonlyMap<string, StationRow>; readonly feeds: ReadonlyMap<string, Pick<Feed, 'entries'>>; readonly files: Map<string, { readonly row: FileRow; readonly content: Uint8Array }> } {
    return this.#state;
  }

  transaction<T>(work: (transaction: OfficeTransaction) => Promise<T>): Promise<T> {
    const done = this.#last.then(() => this.#run(work));
    this.#last = done.catch(() => undefined);
    return done;
  }

  countRequest(station: string, counter: number, heardAt: number): Promise<StationRow | undefined | 'heard already'> {
    return this.transaction(async (transaction) => {
      const row = await transaction.station(station);
      if (!row || row.counter >= counter) return row && 'heard already';
      await transaction.changeStation(station, { counter, heardAt });
      return { ...row, counter, heardAt };
    });
  }

  async #run<T>(work: (transaction: OfficeTransaction) => Promise<T>): Promise<T> {
    const undo: (() => void)[] = [];
    try {
      const result = await work(new MemoryTransaction(this.#state, undo));
      this.#options.beforeCommit?.();
      return result;
    } catch (error) {
      for (const step of undo.toReversed()) step();
      throw error;
    }
  }
}

class State {
  office: OfficeIdentity | undefined;
  readonly stations = new Map<string, StationRow>();
  readonly facilities = new Map<string, string>();
  readonly codes = new Map<string, CodeRow>();
  /** By home, station and sequence. */
  readonly entries = new Map<string, KeptEntry>();
  readonly byId = new Map<string, string>();
  readonly bySubject = new Map<string, string[]>();
  readonly byStation = new Map<string, string[]>();
  readonly sealings = new Map<string, string>();
  readonly feeds = new Map<string, Feed>();
  readonly places = new Map<string, SubjectPlace>();
  readonly unfolded = new Map<string, { readonly subject: Subject; readonly mark: number }>();
  readonly records = new Map<string, RecordRow>();
  readonly quarantine = new Map<string, QuarantineRow>();
  readonly chunks = new Map<string, { readonly row: ChunkRow; readonly packed: Uint8Array }>();
  readonly differences = new Map<string, DifferenceRow>();
  /** By hash, and the entry that names it. */
  readonly fileNames = new Map<string, FileNameRow>();
  readonly files = new Map<string, { readonly row: FileRow; readonly content: Uint8Array }>();
  /** By station and hash. */
  readonly filesArriving = new Map<string, readonly Uint8Array[]>();
}

const keyOf = ({ home, station, seq }: Pick<KeptEntry, 'home' | 'station' | 'seq'>) => `${home}\n${station}\n${seq}`;

const asideKey = ({ station, seq, hash }: Pick<QuarantineRow, 'station' | 'seq' | 'hash'>) => `${station}\n${String(seq).padStart(12, '0')}\n${hash}`;

class MemoryTransaction implements OfficeTransaction {
  readonly #state: State;
  readonly #undo: (() => void)[];

  constructor(state: State, undo: (() => void)[]) {
    this.#state = state;
    this.#undo = undo;
  }

  #set<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
    const [had, before] = [map.has(key), map.get(key)];
    this.#undo.push(() => (had ? map.set(key, before as Value) : map.delete(key)));
    map.set(key, value);
  }

  #delete<Key, Value>(map: Map<Key, Value>, key: Key): void {
    if (!map.has(key)) return;
    const before = map.get(key) as Value;
    this.#undo.push(() => map.set(key, before));
    map.delete(key);
  }

  #push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
    const list = map.get(key) ?? [];
    map.set(key, list);
    list.push(value);
    this.#undo.push(() => list.pop());
  }

  async office() {
    return this.#state.office;
  }

  async nameOffice(office: OfficeIdentity) {
    if (this.#state.office) throw new Error('the office has a name already');
    this.#state.office = office;
    this.#undo.push(() => (this.#state.office = undefined));
  }

  async setEpoch(epoch: string) {
    const before = this.#state.office!;
    this.#state.office = { ...before, epoch };
    this.#undo.push(() => (this.#state.office = before));
  }

  async stations() {
    return [...this.#state.stations.values()].toSorted((a, b) => (a.facility === b.facility ? (a.id < b.id ? -1 : 1) : a.facility < b.facility ? -1 : 1));
  }

  async station(id: string) {
    return this.#state.stations.get(id);
  }

  lockStation(id: string) {
    return this.station(id);
  }

  async addStation(station: StationRow) {
    if (this.#state.stations.has(station.id)) throw new Error('the station is there already');
    this.#set(this.#state.stations, station.id, station);
  }

  async changeStation(id: string, change: Partial<Omit<StationRow, 'id'>>) {
    const before = this.#state.stations.get(id);
    if (before) this.#set(this.#state.stations, id, { ...before, ...change });
  }

  async facilities() {
    return [...this.#state.facilities].map(([id, name]) => ({ id, name })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  async nameFacility(id: string, name: string) {
    this.#set(this.#state.facilities, id, name);
  }

  async addCode(code: CodeRow) {
    if (this.#state.codes.has(code.hash)) throw new Error('the code is there already');
    this.#set(this.#state.codes, code.hash, code);
  }

  async lockCode(hash: string) {
    return this.#state.codes.get(hash);
  }

  async useCode(hash: string, usedBy: string, usedAt: number) {
    this.#set(this.#state.codes, hash, { ...this.#state.codes.get(hash)!, usedBy, usedAt });
  }

  async append(added: readonly KeptEntry[]) {
    const { entries, byId, bySubject, byStation, sealings, office } = this.#state;
    for (const entry of added) {
      const key = keyOf(entry);
      const holder = byId.get(entry.id);
      if (entries.has(key)) throw new Error('the sequence number is taken');
      if (holder !== undefined && entries.get(holder)!.home === entry.home) throw new Error('the entry’s id is taken');
      this.#set(entries, key, entry);
      this.#set(byId, entry.id, key);
      this.#push(bySubject, subjectKey(entry.subject), key);
      this.#push(byStation, entry.station, key);
      if (entry.kind === 'entry.sealed' && entry.station === office?.id) this.#set(sealings, entry.id, ((JSON.parse(entry.content!) as Content).body as { readonly entry: string }).entry);
    }
  }

  async idsHeld(ids: readonly string[]) {
    return ids.filter((id) => this.#state.byId.has(id));
  }

  async hashesOf(station: string, from: number, to: number) {
    return (await this.entriesOfStation(station, from - 1, Infinity)).filter(({ seq }) => seq <= to).map(({ seq, hash }) => ({ seq, hash }));
  }

  async entriesOfStation(station: string, after: number, limit: number) {
    const all = (this.#state.byStation.get(station) ?? []).map((key) => this.#state.entries.get(key)!);
    return all.filter(({ seq }) => seq > after).toSorted((a, b) => a.seq - b.seq).slice(0, limit);
  }

  async entriesOf(subjects: readonly Subject[]) {
    return subjects.flatMap((subject) => (this.#state.bySubject.get(subjectKey(subject)) ?? []).map((key) => this.#state.entries.get(key)!));
  }

  async entry(id: string) {
    return this.#state.entries.get(this.#state.byId.get(id) ?? '');
  }

  async seal(named: string, sealing: string) {
    if (this.#state.sealings.get(sealing) !== named) throw new Error('no sealing of the main office names this entry');
    for (const [key, row] of this.#state.quarantine) if (row.id === named) this.#set(this.#state.quarantine, key, { ...row, salt: null, content: null });
    const entry = await this.entry(named);
    if (!entry || entry.content === null) return false;
    this.#set(this.#state.entries, keyOf(entry), { ...entry, salt: null, content: null });
    this.#letFilesGo(keyOf(entry));
    return true;
  }

  #letFilesGo(entry: string) {
    const { fileNames, files, filesArriving } = this.#state;
    const gone = [...fileNames].filter(([, name]) => keyOf(name) === entry);
    for (const [key] of gone) this.#delete(fileNames, key);
    for (const [, { sha256: file }] of gone) {
      if ([...fileNames.values()].some((name) => name.sha256 === file)) continue;
      this.#delete(files, file);
      for (const key of filesArriving.keys()) if (key.endsWith(`\n${file}`)) this.#delete(filesArriving, key);
    }
  }

  async sealingsOf(ids: readonly string[]) {
    const asked = new Set(ids);
    return [...this.#state.sealings].flatMap(([sealing, named]) => (asked.has(named) ? [{ named, sealing }] : []));
  }

  async feedEnd(scope: string) {
    const feed = this.#state.feeds.get(scope);
    return { position: feed?.entries.length ?? 0, checksum: feed?.checksums.at(-1) ?? feedStart };
  }

  async addToFeed(scope: string, items: readonly FeedItem[]) {
    const feed = this.#state.feeds.get(scope) ?? { entries: [], checksums: [], held: new Set<string>() };
    this.#state.feeds.set(scope, feed);
    for (const item of items) {
      const key = keyOf(item);
      if (feed.held.has(key)) continue;
      feed.checksums.push(feedChecksum(feed.checksums.at(-1) ?? feedStart, [item.hash], sha256));
      feed.entries.push(this.#state.entries.get(key)!);
      feed.held.add(key);
      this.#undo.push(() => {
        feed.entries.pop();
        feed.checksums.pop();
        feed.held.delete(key);
      });
    }
  }

  async readFeed(scope: string, after: number, limit: number) {
    const feed = this.#state.feeds.get(scope);
    const { entries } = this.#state;
    return {
      entries: feed?.entries.slice(after, after + limit).map((one) => entries.get(keyOf(one))!) ?? [],
      checksums: feed?.checksums.slice(after, after + limit) ?? [],
      before: after === 0 ? feedStart : (feed?.checksums[after - 1] ?? ''),
      feedPosition: feed?.entries.length ?? 0,
    };
  }

  async scopesWith(item: Pick<KeptEntry, 'home' | 'station' | 'seq'>) {
    return [...this.#state.feeds].flatMap(([scope, { held }]) => (held.has(keyOf(item)) ? [scope] : [])).toSorted();
  }

  async placesOf(subjects: readonly Subject[]) {
    return subjects.flatMap((subject) => this.#state.places.get(subjectKey(subject)) ?? []);
  }

  async setPlaces(places: readonly SubjectPlace[]) {
    for (const place of places) {
      const key = subjectKey(place.subject);
      const before = this.#state.places.get(key);
      this.#set(this.#state.places, key, before ? { ...place, home: before.home } : place);
    }
  }

  async markUnfolded(subjects: readonly Subject[]) {
    for (const subject of subjects) {
      const key = subjectKey(subject);
      this.#set(this.#state.unfolded, key, { subject, mark: (this.#state.unfolded.get(key)?.mark ?? 0) + 1 });
    }
  }

  async markAllUnfolded() {
    await this.markUnfolded([...this.#state.places.values()].map(({ subject }) => subject));
  }

  async takeUnfolded(limit: number) {
    return [...this.#state.unfolded].toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, limit).map(([, due]) => due);
  }

  async unfoldedOf(subjects: readonly Subject[]) {
    return subjects.filter((subject) => this.#state.unfolded.has(subjectKey(subject)));
  }

  async countUnfolded() {
    return this.#state.unfolded.size;
  }

  async folded(records: readonly RecordRow[], marks: readonly { readonly subject: Subject; readonly mark: number }[]) {
    for (const record of records) {
      const key = subjectKey(record.subject);
      const kept = this.#state.records.get(key);
      if (!kept || kept.scope !== record.scope || record.entries >= kept.entries) this.#set(this.#state.records, key, record);
    }
    for (const { subject, mark } of marks) {
      const key = subjectKey(subject);
      if (this.#state.unfolded.get(key)?.mark === mark) this.#delete(this.#state.unfolded, key);
    }
  }

  async records(subjects: readonly Subject[]) {
    return subjects.flatMap((subject) => {
      const record = this.#state.records.get(subjectKey(subject));
      if (!record) return [];
      const { slices: _, ...rest } = record;
      return [rest];
    });
  }

  async addToQuarantine(rows: readonly QuarantineRow[]) {
    for (const row of rows) {
      const key = asideKey(row);
      if (!this.#state.quarantine.has(key)) this.#set(this.#state.quarantine, key, row);
    }
  }

  async quarantine() {
    return [...this.#state.quarantine].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }

  async isAside(station: string, seq: number, hash: string) {
    return this.#state.quarantine.has(asideKey({ station, seq, hash }));
  }

  async chunks(scope: string) {
    return [...this.#state.chunks.values()].map(({ row }) => row).filter((row) => row.scope === scope).toSorted((a, b) => a.first - b.first);
  }

  async chunk(scope: string, first: number) {
    return this.#state.chunks.get(`${scope}\n${first}`);
  }

  async beginPacking() {
    // One transaction goes after the other here.
  }

  async addChunk(row: ChunkRow, packed: Uint8Array) {
    const key = `${row.scope}\n${row.first}`;
    if (!this.#state.chunks.has(key)) this.#set(this.#state.chunks, key, { row, packed });
  }

  async dropChunksWith(item: Pick<KeptEntry, 'home' | 'station' | 'seq'>) {
    for (const [scope, feed] of this.#state.feeds) {
      const position = feed.entries.findIndex((one) => keyOf(one) === keyOf(item)) + 1;
      for (const { first, last } of await this.chunks(scope)) if (first <= position && position <= last) this.#delete(this.#state.chunks, `${scope}\n${first}`);
    }
  }

  async noteDifferences(rows: readonly DifferenceRow[]) {
    for (const row of rows) this.#set(this.#state.differences, `${row.station}\n${row.subject.type}\n${row.subject.id}`, row);
  }

  async forgetDifferences(station: string, subjects: readonly Subject[]) {
    for (const { type, id } of subjects) this.#delete(this.#state.differences, `${station}\n${type}\n${id}`);
  }

  async differences() {
    return [...this.#state.differences].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }

  async nameFiles(names: readonly FileNameRow[]) {
    for (const name of names) this.#set(this.#state.fileNames, `${name.sha256}\n${keyOf(name)}`, name);
  }

  async lockFile() {}

  async filesNamed(sha256s: readonly string[], station: string, scopes: readonly string[]) {
    const asked = new Set(sha256s);
    const seen = (name: FileNameRow) => name.station === station || scopes.some((scope) => this.#state.feeds.get(scope)?.held.has(keyOf(name)));
    const rows = [...this.#state.fileNames.values()].filter((name) => asked.has(name.sha256) && seen(name)).map(({ sha256: file, bytes }) => ({ sha256: file, bytes }));
    return [...new Map(rows.map((row) => [`${row.sha256} ${row.bytes}`, row])).values()];
  }

  async filesHeld(sha256s: readonly string[]) {
    return sha256s.flatMap((file) => this.#state.files.get(file)?.row ?? []);
  }

  async fileArrived(station: string, file: string) {
    return this.#arriving(station, file).reduce((sum, piece) => sum + piece.length, 0);
  }

  async addFilePiece(station: string, file: string, from: number, piece: Uint8Array) {
    if (from !== (await this.fileArrived(station, file))) throw new Error('the piece does not follow what came');
    this.#set(this.#state.filesArriving, `${station}\n${file}`, [...this.#arriving(station, file), piece]);
  }

  async *filePieces(station: string, file: string) {
    yield* this.#arriving(station, file);
  }

  async dropFilePieces(station: string, file: string) {
    this.#delete(this.#state.filesArriving, `${station}\n${file}`);
  }

  async keepFile(station: string, row: FileRow) {
    if (this.#state.files.has(row.sha256)) throw new Error('the file is kept already');
    this.#set(this.#state.files, row.sha256, { row, content: Buffer.concat(this.#arriving(station, row.sha256)) });
    for (const key of this.#state.filesArriving.keys()) if (key.endsWith(`\n${row.sha256}`)) this.#delete(this.#state.filesArriving, key);
  }

  async readFile(file: string, from: number, most: number) {
    return this.#state.files.get(file)?.content.subarray(from, from + most) ?? new Uint8Array();
  }

  #arriving(station: string, file: string): readonly Uint8Array[] {
    return this.#state.filesArriving.get(`${station}\n${file}`) ?? [];
  }

  async countEntries() {
    return (await this.feedEnd(everything)).position;
  }

  async countWithoutContent() {
    const named = new Set(this.#state.sealings.values());
    return [...this.#state.entries.values()].filter(({ id, content }) => content === null && !named.has(id)).length;
  }

  async countByScope() {
    const counts = new Map<string, { scope: string; subjects: number; inQuestion: number; standingAside: number; unread: number }>();
    for (const { scope, inQuestion, standingAside, unread } of this.#state.records.values()) {
      const sum = counts.get(scope) ?? { scope, subjects: 0, inQuestion: 0, standingAside: 0, unread: 0 };
      counts.set(scope, { scope, subjects: sum.subjects + 1, inQuestion: sum.inQuestion + inQuestion, standingAside: sum.standingAside + standingAside, unread: sum.unread + unread });
    }
    return [...counts.values()].toSorted((a, b) => (a.scope < b.scope ? -1 : 1));
  }
}
