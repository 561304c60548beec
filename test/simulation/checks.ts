import type Database from 'better-sqlite3';
import { foldAll } from '../../central/office/folding.ts';
import type { OfficeContext } from '../../central/office/context.ts';
import { readKept } from '../../central/office/kept.ts';
import type { KeptEntry, OfficeStore, StationRow } from '../../central/office/store.ts';
import { isSignedBy, publicKeyOf, sha256 } from '../../crypto/keys.ts';
import { known } from '../../shared/capabilities.ts';
import { fold, type Outcome, type SubjectRecord } from '../../shared/entry/fold.ts';
import { arrivingHeaderSchema, type Entry } from '../../shared/entry/header.ts';
import { isOpen, mattersOf, type Settled } from '../../shared/entry/question.ts';
import { chainStart, contentHash } from '../../shared/entry/seal.ts';
import { subjectKey, type Subject } from '../../shared/entry/subject.ts';
import { holdingOf, isPartyTo } from '../../shared/records/custody.ts';
import { isNeeded } from '../../shared/records/letting-go.ts';
import { entriesDigest, recordDigest } from '../../shared/sync/digest.ts';
import { defaultProcedures } from '../../shared/procedures/procedures.ts';
import { inboxOf } from '../../station/store/queries/inbox.ts';
import type { Station } from '../../station/station.ts';
import { verify } from '../../station/verify.ts';
import type { SimulatedStation } from './station.ts';
import type { Tally } from './tally.ts';

/** Something that must always hold, and did not. */
export interface Violation {
  readonly check: string;
  readonly says: string;
}

/** What a station's book was seen to hold: none of it may be lost. */
interface Seen {
  seq: number;
  hash: string;
  count: number;
  acknowledged: number;
  readonly cursors: Map<string, number>;
  questions: ReadonlyMap<string, readonly string[]>;
  readonly letGo: ReadonlySet<string>;
  failure: string;
}

type Client = Station['db']['$client'];
type Statement = Database.Statement<unknown[]>;

/** An act as it was made: what its author could see then, taken from his book and not from what he signed. */
interface Made {
  readonly entry: string;
  readonly subject: Subject;
  readonly decides: ReadonlySet<string>;
  readonly saw: ReadonlySet<string>;
}

/** Holds a world against what must always hold, with a memory of its own. */
export class Checks {
  readonly violations: Violation[] = [];
  readonly #tally: Tally;
  readonly #seen = new Map<SimulatedStation, Seen>();
  readonly #made: Made[] = [];
  readonly #ends = new Map<string, { readonly seq: number; readonly hash: string }>();
  readonly #distrusted = new Set<string>();
  readonly #statements = new WeakMap<Client, Map<string, Statement>>();
  #officeEntries = 0;

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  fail(check: string, says: string): void {
    if (this.violations.length < 20) this.violations.push({ check, says });
  }

  /** Notes an act that was recorded. In: the ids of the subject's entries that were in the book before it. */
  made(entry: string, subject: Subject, kind: string, body: unknown, saw: ReadonlySet<string>): void {
    const found = known.kind(kind)?.kind;
    const read = found?.schema.safeParse(body);
    if (found && read?.success) this.#made.push({ entry, subject, decides: new Set(found.facets(read.data).decides ?? []), saw });
  }

  /** Notes entries that are not trusted: a person is to look at each. */
  distrusted(entries: readonly string[]): void {
    for (const entry of entries) this.#distrusted.add(entry);
  }

  /** The disk is another by intent: what it is seen to hold begins anew. */
  forget(station: SimulatedStation): void {
    this.#seen.delete(station);
  }

  /** After a step in which something was committed at a station: nothing that was there is gone, and what only rises has not fallen. */
  station(simulated: SimulatedStation): void {
    const { station } = simulated;
    if (!station) return;
    const { $client: client } = station.db;
    const read = <Row>(statement: string, ...words: unknown[]) => this.#prepared(client, statement).all(...words) as Row[];
    const own = station.book.stationId() ?? '';
    const before = this.#seen.get(simulated);
    const end = station.book.chainEnd(own);
    const [totals] = read<{ n: number; own: number }>('SELECT count(*) AS n, count(CASE WHEN station = ? THEN 1 END) AS own FROM entries', own);
    const row = station.sync.store.row();
    const open = read<{ entry: string; outcome: string }>('SELECT entry, outcome FROM outcomes').map(({ entry, outcome }) => [entry, JSON.parse(outcome) as Outcome] as const);
    const questions = new Map(open.flatMap(([entry, outcome]) => (outcome.is === 'in question' ? [[entry, outcome.with] as const] : [])));
    const cursors = new Map(read<{ scope: string; position: number }>('SELECT scope, position FROM cursors').map(({ scope, position }) => [scope, position]));

    const letGo = new Set(read<{ person: string }>('SELECT person FROM let_go').map(({ person }) => person));

    if (totals!.own !== end.seq) this.fail('one sequence, one entry', `${simulated.name} holds ${totals!.own} entries of its own up to sequence ${end.seq}`);
    if (before) {
      if (end.seq < before.seq || totals!.n < before.count) this.fail('nothing is lost', `${simulated.name} had ${before.seq} of its own among ${before.count} entries and has ${end.seq} among ${totals!.n}`);
      if (before.seq > 0 && station.book.link(own, before.seq)?.hash !== before.hash) this.fail('nothing is lost', `entry ${before.seq} of ${simulated.name} is another than it was`);
      if ((row?.acknowledged ?? 0) < before.acknowledged) this.fail('cursors only rise', `what ${simulated.name} knows to be acknowledged fell from ${before.acknowledged} to ${row?.acknowledged ?? 0}`);
      for (const [scope, position] of cursors) if (position < (before.cursors.get(scope) ?? 0)) this.fail('cursors only rise', `${simulated.name} went back from ${before.cursors.get(scope)} to ${position} in ${scope}`);
      this.#leftByItself(simulated, station, before.questions, new Map(open), letGo);
      this.#wentOrCameBack(simulated, station, before.letGo, letGo, row?.acknowledged ?? 0);
    }
    const failure = row?.failure?.says ?? '';
    if (failure !== before?.failure && failure !== '') this.#failure(simulated, failure);
    this.#seen.set(simulated, { seq: end.seq, hash: end.hash, count: totals!.n, acknowledged: row?.acknowledged ?? 0, cursors, questions, letGo, failure });
  }

  #prepared(client: Client, source: string): Statement {
    const held = this.#statements.get(client) ?? new Map<string, Statement>();
    this.#statements.set(client, held);
    const statement = held.get(source) ?? client.prepare<unknown[]>(source);
    held.set(source, statement);
    return statement;
  }

  /** An entry in question that is now plainly applied was settled by a person, or all that it is in question with was. */
  #leftByItself(simulated: SimulatedStation, station: Station, before: Seen['questions'], now: ReadonlyMap<string, Outcome>, letGo: ReadonlySet<string>): void {
    const ofLetGo = station.db.$client.prepare('SELECT subject_id FROM entries WHERE id = ?').pluck();
    const left = [...before].filter(([entry]) => !now.has(entry) && !letGo.has(ofLetGo.get(entry) as string));
    if (left.length === 0) return;
    const settled = station.db.$client.prepare(`SELECT content FROM entries WHERE kind LIKE '%question.settled' AND content <> ''`).pluck().all() as string[];
    const named = new Set(settled.flatMap((content) => (JSON.parse(content) as { body: Settled }).body.settles));
    for (const [entry, others] of left) if (!named.has(entry) && !others.every((other) => named.has(other))) this.fail('nothing leaves the inbox by itself', `entry ${entry} at ${simulated.name} was in question with ${others.join(', ')} and is plainly applied`);
  }

  /** Of a person whose book is let go nothing may wait to be sent, and no transfer may be in question that this facility is to settle; of one who is back nothing may be wanting. */
  #wentOrCameBack({ name, registry }: SimulatedStation, station: Station, before: ReadonlySet<string>, now: ReadonlySet<string>, acknowledged: number): void {
    const emptied = station.db.$client.prepare(`SELECT count(*) FROM entries WHERE subject_id = ? AND content = '' AND id NOT IN (SELECT json_extract(content, '$.body.entry') FROM entries WHERE kind = 'entry.sealed')`).pluck();
    for (const person of now.difference(before)) {
      this.#tally.count('custody: let go');
      const unsent = station.db.$client.prepare('SELECT count(*) FROM entries WHERE subject_id = ? AND station = ? AND seq > ?').pluck().get(person, station.book.stationId(), acknowledged);
      if (unsent !== 0) this.fail('let go', `${name} let go of ${person} with ${String(unsent)} entries unsent`);
      const record = fold({ type: 'person', id: person }, station.book.entriesOf({ type: 'person', id: person }), registry);
      if (isNeeded(record, station.book.entriesOf({ type: 'person', id: person }), station.surroundings.ownFacility()!)) this.fail('let go', `${name} let go of ${person}, who is held there or whose transfer is to be settled there`);
    }
    for (const person of before.difference(now)) {
      this.#tally.count('custody: let go and back');
      if (emptied.get(person) !== 0) this.fail('let go', `${name} has not all of the book of ${person}, who is back`);
    }
  }

  #failure(simulated: SimulatedStation, says: string): void {
    if (/error of this program/.test(says) && !/process died|not open/.test(says)) this.fail('no error of the program', `${simulated.name}: ${says}`);
    if (/was not taken in/.test(says)) this.fail('no error of the program', `${simulated.name}: ${says}`);
    this.#tally.count(`exchange failed: ${/^[^:.]*/.exec(says)![0].replaceAll(/\d+/g, 'N')}`);
  }

  /** After a step: the office has lost nothing, and nobody was told of an acknowledgement that does not hold. */
  async office(store: OfficeStore, stations: readonly SimulatedStation[]): Promise<void> {
    const { rows, entries } = await store.transaction(async (transaction) => ({ rows: await transaction.stations(), entries: await transaction.countEntries() }));
    if (entries < this.#officeEntries) this.fail('nothing is lost', `the main office held ${this.#officeEntries} entries and holds ${entries}`);
    this.#officeEntries = entries;
    for (const { id, seq, hash } of rows) {
      const before = this.#ends.get(id);
      if (before?.seq === seq && before.hash === hash) continue;
      if (before && seq < before.seq) this.fail('nothing is lost', `the main office held station ${id} through ${before.seq} and holds it through ${seq}`);
      if (before && before.seq > 0) {
        const [held] = await store.transaction((transaction) => transaction.hashesOf(id, before.seq, before.seq));
        if (held?.hash !== before.hash) this.fail('one sequence, one entry', `entry ${before.seq} of station ${id} is another at the main office than it was`);
      }
      this.#ends.set(id, { seq, hash });
    }
    for (const simulated of stations) {
      const row = simulated.station?.sync.store.row();
      const held = row?.answer ? this.#ends.get(row.station) : undefined;
      if (row && held && row.acknowledged > held.seq) this.fail('an acknowledged entry is never lost', `${simulated.name} was told that ${row.acknowledged} of its entries are held; the main office holds ${held.seq}`);
    }
  }

  /** A station's whole book: one outcome for each entry, in the tables as in the fold; whatever is open in the inbox; the file sound. */
  book(simulated: SimulatedStation): void {
    const { station, registry, name } = simulated;
    if (!station) return;
    const { $client: client } = station.db;
    const integrity = client.pragma('integrity_check', { simple: true });
    if (integrity !== 'ok') this.fail('integrity_check', `${name}: ${String(integrity)}`);
    const inbox = inboxOf(station.db, registry, 'coordinator');
    const inInbox = new Set(inbox.matters.flatMap(({ entries }) => entries.map(({ id }) => id)));
    for (const clash of inbox.clashes) this.#tally.count(`clash: ${clash.is}`);
    const toBeMade = new Set(client.prepare('SELECT person FROM to_project').pluck().all() as string[]);
    for (const subject of client.prepare('SELECT DISTINCT subject_type AS type, subject_id AS id FROM entries').all() as Subject[]) {
      if (station.sync.letGo.has(subject)) continue;
      const entries = station.book.entriesOf(subject);
      const record = fold(subject, entries, registry);
      if (record.outcomes.size !== entries.length || entries.some(({ header }) => !record.outcomes.has(header.id))) this.fail('one outcome each', `${name}: ${entries.length} entries of ${subjectKey(subject)} have ${record.outcomes.size} outcomes`);
      // What an exchange left to be made at its end shows what it showed before, until then: the note of it says so.
      if (subject.type === 'person' && toBeMade.has(subject.id)) {
        this.#tally.count('record noted to be made later');
        continue;
      }
      const rows = new Map((client.prepare('SELECT o.entry, o.outcome FROM outcomes o JOIN entries e ON e.id = o.entry WHERE e.subject_type = ? AND e.subject_id = ?').all(subject.type, subject.id) as { entry: string; outcome: string }[]).map(({ entry, outcome }) => [entry, outcome]));
      for (const [entry, outcome] of record.outcomes) {
        const inTable = rows.get(entry);
        if (outcome.is === 'applied' ? inTable !== undefined : inTable !== JSON.stringify(outcome)) this.fail('one outcome each', `${name}: entry ${entry} came out ${JSON.stringify(outcome)} and the table says ${inTable ?? 'applied'}`);
        if (isOpen(outcome) && !inInbox.has(entry) && isSettledAt(station, record, entries, entry)) this.fail('in the inbox', `${name}: entry ${entry} is ${outcome.is} and in no inbox`);
        if (outcome.is === 'unread') this.#tally.count('outcome at a station: unread');
      }
    }
  }

  /** The whole of a station's book by the program's own `verify`. */
  async verified(simulated: SimulatedStation): Promise<void> {
    const { station, registry, name } = simulated;
    if (!station) return;
    for (const { check, at, says } of (await verify(station.db, defaultProcedures, registry)).faults) this.fail(`verify: ${check}`, `${name}, ${at}: ${says}`);
  }

  /** What must hold once everything has been brought together. In: the stations that take part; those whose chain the office stopped are not among them. */
  async healed(context: OfficeContext, store: OfficeStore, stations: readonly SimulatedStation[], outcomes: Tally): Promise<readonly string[]> {
    await foldAll(context);
    const world = await store.transaction(async (transaction) => {
      const rows = await transaction.stations();
      const all = (await Promise.all(rows.map(({ id }) => transaction.entriesOfStation(id, 0, Infinity)))).flat();
      const subjects = [...new Map(all.map(({ subject }) => [subjectKey(subject), subject])).values()];
      return { rows, all, subjects, places: await transaction.placesOf(subjects), records: await transaction.records(subjects) };
    });
    this.#officeChains(world.rows, world.all);
    const bySubject = Map.groupBy(world.all, ({ subject }) => subjectKey(subject));
    const folded = new Map<string, SubjectRecord>();
    for (const subject of world.subjects) {
      const own = bySubject.get(subjectKey(subject))!;
      const record = fold(subject, own.map(readKept), context.registry);
      folded.set(subjectKey(subject), record);
      if (record.outcomes.size !== own.length) this.fail('one outcome each', `${own.length} entries of ${subjectKey(subject)} at the main office have ${record.outcomes.size} outcomes`);
      for (const { is } of record.outcomes.values()) outcomes.count(`outcome: ${is}`);
      const kept = world.records.find((one) => subjectKey(one.subject) === subjectKey(subject));
      if (kept?.recordDigest !== recordDigest(record, sha256) || kept.entries !== own.length) this.fail('books equal', `the main office's kept record of ${subjectKey(subject)} is not the fold of its entries`);
    }
    this.#silentConflicts(folded);
    const scopes = new Map(world.places.map(({ subject, scope }) => [subjectKey(subject), scope]));
    for (const simulated of stations) this.#sameBook(simulated, bySubject, folded, scopes, context);
    for (const simulated of stations) await this.#files(simulated, store);
    this.#sameDumps(stations);
    return world.all.map(({ hash }) => hash).toSorted();
  }

  #officeChains(rows: readonly StationRow[], all: readonly KeptEntry[]): void {
    const byStation = Map.groupBy(all, ({ station }) => station);
    for (const { id, publicKey, seq } of rows) {
      let end = { seq: 0, hash: chainStart };
      const key = publicKeyOf(publicKey);
      for (const entry of byStation.get(id) ?? []) {
        const header = arrivingHeaderSchema.parse(JSON.parse(entry.header));
        const holds = entry.seq === end.seq + 1 && header.seq === entry.seq && header.previous === end.hash && sha256(entry.header) === entry.hash && (entry.content === null || contentHash(entry.salt!, entry.content, { sha256 }) === header.content) && isSignedBy(key, entry.header, entry.signature);
        if (!holds) this.fail('chains verify', `entry ${entry.seq} of station ${id} at the main office`);
        end = entry;
      }
      if (end.seq !== seq) this.fail('chains verify', `the chain of station ${id} ends at ${end.seq} and not at ${seq}`);
    }
  }

  /** Of two acts that decided one thing, neither author having seen the other's, both are before a person until one settles it. */
  #silentConflicts(folded: ReadonlyMap<string, SubjectRecord>): void {
    const madeOn = Map.groupBy(this.#made, ({ subject }) => subjectKey(subject));
    for (const [key, record] of folded) {
      const made = madeOn.get(key) ?? [];
      const settlements = Object.entries(record.slices).flatMap(([name, slice]) => (name.endsWith('questions') ? (slice as readonly Settled[]) : []));
      const settled = new Set(settlements.flatMap(({ settles }) => settles));
      for (const [entry, { is }] of record.outcomes) if (is === 'applied' && this.#distrusted.has(entry) && !settled.has(entry)) this.fail('in the inbox', `entry ${entry} of a revoked station is plainly applied, and nobody settled it`);
      const setAside = new Set(settlements.flatMap(({ settles, stands }) => settles.filter((id) => !stands.includes(id))));
      for (const one of made) {
        if (record.outcomes.get(one.entry)?.is !== 'applied' || settled.has(one.entry)) continue;
        // What was asked again after its recording went with a disk is one entry, made twice.
        const other = made.find((two) => two.entry !== one.entry && record.outcomes.has(two.entry) && !one.saw.has(two.entry) && !two.saw.has(one.entry) && [...one.decides].some((facet) => two.decides.has(facet)) && !setAside.has(two.entry));
        if (other) this.fail('no silent conflict', `${one.entry} and ${other.entry} on ${key} were made without sight of each other; the first is plainly applied, and nobody settled it`);
      }
    }
  }

  /** What belongs to a station is in its book as at the main office, and nothing there differs. */
  #sameBook(simulated: SimulatedStation, bySubject: ReadonlyMap<string, readonly KeptEntry[]>, folded: ReadonlyMap<string, SubjectRecord>, scopes: ReadonlyMap<string, string>, context: OfficeContext): void {
    const { station, registry, name } = simulated;
    if (!station) return this.fail('books equal', `${name} is down after everything was mended`);
    const row = station.sync.store.row();
    const facility = row?.answer?.facility.id ?? '';
    const all = facility === context.identity.id;
    const noted = station.db.$client.prepare('SELECT count(*) FROM to_project').pluck().get() as number;
    if (noted > 0) this.fail('books equal', `${name} still has ${noted} records to make after everything was mended`);
    for (const [key, entries] of bySubject) {
      const { subject } = entries[0]!;
      const scope = scopes.get(key);
      const belongs = all || scope === `facility:${facility}` || subject.type === 'station';
      const here = station.book.hashesOf(subject);
      const there = entries.map(({ hash }) => hash);
      if (belongs ? entriesDigest(here, sha256) !== entriesDigest(there, sha256) : here.some((hash) => !there.includes(hash))) {
        this.fail('books equal', `${name} holds ${here.length} entries of ${key} (${scope}), the main office ${there.length}`);
        continue;
      }
      if (station.sync.letGo.has(subject)) {
        if (belongs) this.fail('let go', `${name} lacks the book of ${key}, who is held there`);
        const emptied = new Set(station.db.$client.prepare(`SELECT hash FROM entries WHERE subject_id = ? AND content = ''`).pluck().all(subject.id));
        const lost = entries.filter(({ hash, content, id }) => emptied.has(hash) && content === null && !entries.some((order) => order.kind === 'entry.sealed' && order.content?.includes(id)));
        if (lost.length > 0) this.fail('let go', `${name} let go of ${lost.length} entries of ${key} that the main office does not hold`);
      }
      if (!belongs) continue;
      if (registry === context.registry && recordDigest(fold(subject, station.book.entriesOf(subject), registry), sha256) !== recordDigest(folded.get(key)!, sha256)) this.fail('books equal', `${name} folds ${key} to another record than the main office`);
    }
    for (const { id, type } of station.sync.store.defects()) this.fail('books equal', `${name} was told that its record of ${type}:${id} differs`);
    const sealed = [...bySubject.values()].flat().filter(({ content }) => content === null);
    for (const { id } of sealed) {
      const [content] = station.db.$client.prepare('SELECT content FROM entries WHERE id = ?').pluck().all(id) as string[];
      if (content !== undefined && content !== '') this.fail('sealing', `${name} still holds the content of entry ${id}, which was ordered sealed`);
    }
  }

  /** Every file that a station's entries name and the main office has is at the station, as it was attached; and the office lets go what nothing names. */
  async #files({ station, files, name }: SimulatedStation, store: OfficeStore): Promise<void> {
    if (!station) return;
    const standing = station.sync.files.standing();
    const held = new Set(await store.transaction(async (transaction) => (await transaction.filesHeld(standing.map(({ sha256 }) => sha256))).map(({ sha256 }) => sha256)));
    for (const { sha256, here } of standing) {
      const state = await files.state(sha256);
      if (state === 'here') this.#tally.count('files at stations');
      if (here === true && !held.has(sha256)) this.fail('files', `${name} has the file ${sha256}, the main office does not`);
      if (state !== 'here' && (held.has(sha256) || here === true)) this.fail('files', `${name} lacks the file ${sha256}, which its entries name and the main office has: ${state}`);
    }
  }

  /** Stations that hold the same entries and have the same program show the same, table by table. */
  #sameDumps(stations: readonly SimulatedStation[]): void {
    const dumps = new Map<string, { readonly of: string; readonly dump: string }>();
    for (const { station, registry, name } of stations) {
      if (!station) continue;
      const hashes = (station.db.$client.prepare('SELECT hash FROM entries ORDER BY hash').pluck().all() as string[]).join();
      // A workstation of the main office shows no units: they are named within their facility.
      const key = sha256(String(registry === known), station.sync.store.row()?.answer?.facility.id ?? '', (station.db.$client.prepare('SELECT person FROM let_go ORDER BY person').pluck().all() as string[]).join(), hashes);
      const dump = dumpOf(station);
      const other = dumps.get(key);
      if (other) this.#tally.count('dumps compared');
      if (other && other.dump !== dump) this.fail('books equal', `${name} and ${other.of} hold the same entries and show something else: ${firstDifference(other.dump, dump)}`);
      else dumps.set(key, { of: name, dump });
    }
  }
}

/** True where a matter is to be in the inbox of a station: all but those of people held elsewhere, unless the transfers of one name its facility. */
function isSettledAt(station: Station, record: SubjectRecord, entries: readonly Entry[], entry: string): boolean {
  const { facility, office } = station.sync.store.row()?.answer ?? {};
  const holding = holdingOf(record, entries);
  if (record.subject.type !== 'person' || !facility || !holding || facility.id === office?.station || holding.writing.includes(facility.id)) return true;
  return mattersOf(record).some((matter) => matter.includes(entry) && isPartyTo(matter, entries, facility.id));
}

const shown = ['outcomes', 'records', 'people', 'reports', 'cases', 'clocks', 'amiss', 'expunged', 'accounts', 'stations', 'facilities', 'units', 'cells'];

function dumpOf({ db: { $client: client } }: Station): string {
  return shown
    .flatMap((table) => {
      const columns = (client.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]).filter((column) => !(table === 'people' && column === 'no'));
      return (client.prepare(`SELECT ${columns.map((column) => `"${column}"`).join()} FROM "${table}"`).raw().all() as unknown[]).map((row) => `${table} ${JSON.stringify(row)}`).toSorted();
    })
    .join('\n');
}

function firstDifference(a: string, b: string): string {
  const theirs = new Set(b.split('\n'));
  return a.split('\n').find((line) => !theirs.has(line))?.slice(0, 200) ?? 'a row more';
}
