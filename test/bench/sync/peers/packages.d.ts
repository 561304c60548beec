/** What the benchmark uses of the packages of this folder: they are installed only when peers are measured, and types hold without them. */

declare module '@actual-app/crdt' {
  export interface Trie {
    readonly hash?: number;
  }
  export class Timestamp {
    constructor(millis: number, counter: number, node: string);
    static send(): Timestamp | null;
    static recv(timestamp: Timestamp): Timestamp | null;
    static parse(text: string): Timestamp | null;
    toString(): string;
  }
  export interface Clock {
    readonly timestamp: Timestamp;
    merkle: Trie;
  }
  export function getClock(): Clock;
  export function setClock(clock: Clock): void;
  export function makeClock(timestamp: Timestamp): Clock;
  export function serializeClock(clock: Clock): string;
  export function makeClientId(): string;
  export const merkle: {
    insert(trie: Trie, timestamp: Timestamp): Trie;
    prune(trie: Trie): Trie;
    diff(one: Trie, other: Trie): number | null;
  };
  interface Schema<Of> {
    readonly of: Of;
  }
  export interface MessageEnvelope {
    readonly timestamp: string;
    readonly isEncrypted: boolean;
    readonly content: Uint8Array<ArrayBuffer>;
  }
  export const MessageSchema: Schema<{ readonly dataset: string; readonly row: string; readonly column: string; readonly value: string }>;
  export const MessageEnvelopeSchema: Schema<MessageEnvelope>;
  export interface SyncRequest {
    readonly messages: readonly MessageEnvelope[];
    readonly fileId: string;
    readonly groupId: string;
    readonly keyId: string;
    readonly since: string;
  }
  export const SyncRequestSchema: Schema<SyncRequest>;
  export const SyncResponseSchema: Schema<{ readonly messages: readonly MessageEnvelope[]; readonly merkle: string }>;
  export function create<Of>(schema: Schema<Of>, of: Partial<NoInfer<Of>>): Of;
  export function toBinary<Of>(schema: Schema<Of>, message: Of): Uint8Array<ArrayBuffer>;
  export function fromBinary<Of>(schema: Schema<Of>, bytes: Uint8Array): Of;
}

declare module 'express' {
  import type { RequestListener, Server } from 'node:http';
  interface App extends RequestListener {
    use(path: string, app: unknown): void;
    listen(port: number, host: string): Server;
  }
  export default function express(): App;
}

declare module 'express-pouchdb' {
  export default function expressPouchDB(kept: unknown, options: { readonly mode: 'minimumForPouchDB'; readonly inMemoryConfig: boolean; readonly logPath: string }): unknown;
}

declare module 'leveldown' {
  type Done = (error?: Error) => void;
  export interface LevelDown {
    _batch(operations: unknown, options: object, done: Done): void;
    _put(key: unknown, value: unknown, options: object, done: Done): void;
  }
  export default function leveldown(location: string): LevelDown;
}

declare module 'pouchdb-node' {
  export interface Database {
    bulkDocs(documents: readonly object[]): Promise<readonly object[]>;
    get(id: string): Promise<Record<string, unknown>>;
    info(): Promise<{ readonly doc_count: number }>;
    readonly replicate: Record<'to' | 'from', (address: string, options: { readonly batch_size: number; readonly batches_limit: number }) => Promise<unknown>>;
  }
  interface Kind {
    new (name: string, options?: object): Database;
    defaults(options: object): Kind;
  }
  const PouchDB: Kind;
  export default PouchDB;
}

declare module 'rxdb' {
  interface Found<Of> {
    exec(): Promise<Of>;
  }
  export interface RxCollection {
    bulkInsert(documents: readonly object[]): Promise<{ readonly error: readonly unknown[] }>;
    count(): Found<number>;
    findOne(id: string): Found<{ toJSON(): object } | null>;
  }
  export interface RxDatabase {
    readonly collections: { readonly entries: RxCollection };
    addCollections(collections: object): Promise<unknown>;
  }
  export function createRxDatabase(options: object): Promise<RxDatabase>;
}

declare module 'rxdb/plugins/storage-memory' {
  export function getRxStorageMemory(): object;
}

declare module 'rxdb/plugins/replication-websocket' {
  import type { Server } from 'node:net';
  import type { RxCollection, RxDatabase } from 'rxdb';
  export function startWebsocketServer(options: { readonly database: RxDatabase; readonly host: string; readonly port: number }): { readonly server: Pick<Server, 'address' | 'once'> };
  export function replicateWithWebsocketServer(options: { readonly collection: RxCollection; readonly replicationIdentifier: string; readonly url: string; readonly batchSize: number; readonly live: boolean }): Promise<{
    readonly error$: { subscribe(hear: (error: Error) => void): unknown };
    awaitInitialReplication(): Promise<void>;
  }>;
}
