import { create, fromBinary, getClock, makeClientId, makeClock, merkle, MessageEnvelopeSchema, MessageSchema, serializeClock, setClock, SyncRequestSchema, SyncResponseSchema, Timestamp, toBinary, type SyncRequest, type Trie } from '@actual-app/crdt';
import type { Database, Statement } from 'better-sqlite3';
import { durableDatabase, messagesAPage } from './actual-store.ts';
import type { Document } from './documents.ts';
import type { PeerStation } from './peer.ts';

const dataset = 'entries';
const beginning = '1970-01-01T00:00:00.000Z-0000-0000000000000000';
const endOfTime = '9999-12-31T23:59:59.999Z-FFFF-FFFFFFFFFFFFFFFF';

interface Message {
  readonly timestamp: Timestamp;
  readonly row: string;
  readonly column: string;
  readonly value: string | number | null;
}

interface Kept {
  readonly timestamp: string;
  readonly row: string;
  readonly column: string;
  readonly value: string;
}

/** A device as Actual makes one, with a single table: an entry is a row, a field of its header or its content a column. */
export class ActualStation implements PeerStation {
  readonly #store: Database;
  readonly #newer: Statement<[string, string, string, string], string>;
  readonly #keep: Statement;
  readonly #keepClock: Statement;
  readonly #since: Statement<[string, number], Kept>;
  readonly #isThere: Statement<[string], number>;
  readonly #columns = new Map<string, { readonly insert: Statement; readonly update: Statement }>();
  readonly #take: (messages: readonly Message[]) => void;

  constructor(file: string) {
    const store = durableDatabase(file);
    store.exec(
      'CREATE TABLE messages_crdt (id INTEGER PRIMARY KEY, timestamp TEXT NOT NULL UNIQUE, dataset TEXT NOT NULL, row TEXT NOT NULL, column TEXT NOT NULL, value BLOB NOT NULL);' +
        'CREATE INDEX messages_crdt_search ON messages_crdt (dataset, row, column, timestamp);' +
        'CREATE TABLE messages_clock (id INTEGER PRIMARY KEY, clock TEXT);' +
        `CREATE TABLE ${dataset} (id TEXT PRIMARY KEY)`,
    );
    this.#store = store;
    this.#newer = store.prepare<[string, string, string, string], string>('SELECT timestamp FROM messages_crdt WHERE dataset = ? AND row = ? AND column = ? AND timestamp >= ?').pluck();
    this.#keep = store.prepare('INSERT INTO messages_crdt (timestamp, dataset, row, column, value) VALUES (?, ?, ?, ?, ?)');
    this.#keepClock = store.prepare('INSERT OR REPLACE INTO messages_clock VALUES (1, ?)');
    this.#since = store.prepare<[string, number], Kept>('SELECT timestamp, row, column, value FROM messages_crdt WHERE timestamp > ? ORDER BY timestamp LIMIT ?');
    this.#isThere = store.prepare<[string], number>(`SELECT 1 FROM ${dataset} WHERE id = ?`).pluck();
    this.#take = store.transaction((messages: readonly Message[]) => this.#apply(messages));
    setClock(makeClock(new Timestamp(0, 0, makeClientId())));
  }

  async make(pages: Iterable<readonly Document[]>): Promise<void> {
    for (const page of pages) this.#take(page.flatMap((document) => fieldsOf(document).map(([column, value]) => ({ timestamp: Timestamp.send()!, row: document.id, column, value }))));
  }

  async push(address: string): Promise<void> {
    let last = beginning;
    for (;;) {
      const page = this.#since.all(last, messagesAPage);
      const messages = page.map(({ timestamp, row, column, value }) => create(MessageEnvelopeSchema, { timestamp, isEncrypted: false, content: toBinary(MessageSchema, create(MessageSchema, { dataset, row, column, value })) }));
      // What the server has is fetched by its own; here nothing else has written to it.
      const { merkle: trie } = await exchange(address, { messages, since: endOfTime });
      if (page.length < messagesAPage) return mustAgree(trie);
      last = page.at(-1)!.timestamp;
    }
  }

  async pull(address: string): Promise<void> {
    let last = beginning;
    for (;;) {
      const { messages, merkle: trie } = await exchange(address, { messages: [], since: last });
      const page = messages.map(({ timestamp, content }): Message => {
        const { row, column, value } = fromBinary(MessageSchema, content);
        return { timestamp: Timestamp.parse(timestamp)!, row, column, value: valueOf(value) };
      });
      for (const { timestamp } of page) Timestamp.recv(timestamp);
      this.#take(page);
      if (page.length < messagesAPage) return mustAgree(trie);
      last = messages.at(-1)!.timestamp;
    }
  }

  async count(): Promise<number> {
    return this.#store.prepare<[], number>(`SELECT count(*) FROM ${dataset}`).pluck().get()!;
  }

  async read(id: string): Promise<Document | undefined> {
    const row = this.#store.prepare<[string], Record<string, string | number | null>>(`SELECT * FROM ${dataset} WHERE id = ?`).get(id);
    if (!row) return undefined;
    const part = (name: string) => Object.fromEntries(Object.entries(row).flatMap(([column, value]) => (column.startsWith(`${name}_`) && value !== null ? [[column.slice(name.length + 1), fieldOf(value)]] : [])));
    const content = part('content');
    return { id, header: part('header'), content: { ...content, body: part('body') } };
  }

  /** Applies those that are newest of their field, keeps all that are not here yet, and brings the trie up to them. */
  #apply(messages: readonly Message[]): void {
    const clock = getClock();
    let trie = clock.merkle;
    const there = new Set<string>();
    for (const { timestamp, row, column, value } of messages) {
      const at = timestamp.toString();
      const newer = this.#newer.get(dataset, row, column, at);
      if (newer === at) continue;
      if (newer === undefined) {
        const into = this.#column(column);
        if (there.has(row) || this.#isThere.get(row) !== undefined) into.update.run(value, row);
        else into.insert.run(row, value);
        there.add(row);
      }
      this.#keep.run(at, dataset, row, column, textOf(value));
      trie = merkle.insert(trie, timestamp);
    }
    trie = merkle.prune(trie);
    this.#keepClock.run(serializeClock({ ...clock, merkle: trie }));
    clock.merkle = trie;
  }

  #column(name: string): { readonly insert: Statement; readonly update: Statement } {
    const known = this.#columns.get(name);
    if (known) return known;
    this.#store.exec(`ALTER TABLE ${dataset} ADD COLUMN "${name}"`);
    const column = { insert: this.#store.prepare(`INSERT INTO ${dataset} (id, "${name}") VALUES (?, ?)`), update: this.#store.prepare(`UPDATE ${dataset} SET "${name}" = ? WHERE id = ?`) };
    this.#columns.set(name, column);
    return column;
  }
}

async function exchange(address: string, asked: Pick<SyncRequest, 'messages' | 'since'>) {
  const body = toBinary(SyncRequestSchema, create(SyncRequestSchema, { fileId: 'file', groupId: 'group', keyId: '', ...asked }));
  const response = await fetch(address, { method: 'POST', body, headers: { 'Content-Type': 'application/actual-sync' } });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return fromBinary(SyncResponseSchema, new Uint8Array(await response.arrayBuffer()));
}

/** Both tries say the same of what was exchanged. Fails (throws) otherwise. */
function mustAgree(trie: string): void {
  const apart = merkle.diff(JSON.parse(trie) as Trie, getClock().merkle);
  if (apart !== null) throw new Error(`the tries differ from ${apart} on`);
}

/** The fields of a document: those of its header, of its body, and what else its content holds. */
function fieldsOf({ header, content }: Document): readonly (readonly [string, string | number | null])[] {
  const { body, ...rest } = content;
  const named = (part: string, of: object) => Object.entries(of).map(([name, value]) => [`${part}_${name}`, scalarOf(value)] as const);
  return [...named('header', header), ...named('body', body as object), ...named('content', rest)];
}

/** Actual's fields are words and numbers; what is neither goes as JSON. */
function scalarOf(value: unknown): string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}

function fieldOf(value: string | number): unknown {
  return typeof value === 'string' && /^(?:[[{]|true$|false$)/.test(value) ? JSON.parse(value) : value;
}

/** A value as it travels. */
function textOf(value: string | number | null): string {
  return value === null ? '0:' : typeof value === 'number' ? `N:${value}` : `S:${value}`;
}

function valueOf(text: string): string | number | null {
  return text.startsWith('N:') ? Number(text.slice(2)) : text.startsWith('S:') ? text.slice(2) : null;
}
