/** A program that does the same work, as it is told about. */
export interface PeerAbout {
  readonly name: string;
  readonly title: string;
  /** Those of its packages whose versions are said. */
  readonly packages: readonly string[];
  readonly module: string;
  /** Whether what it has acknowledged outlives a power cut, at both ends. */
  readonly durable: boolean;
  readonly settings: string;
}

export const peers: readonly PeerAbout[] = [
  {
    name: 'pouchdb',
    title: 'PouchDB',
    packages: ['pouchdb-node', 'express-pouchdb', 'express', 'leveldown'],
    module: './pouchdb.ts',
    durable: true,
    settings: 'LevelDB at both ends, every write waiting for the disk (sync: true; unasked it does not); a document for each entry; HTTP, answers compressed; replication in batches of 1000, ten ahead (unasked 100 and ten)',
  },
  {
    name: 'actual',
    title: 'Actual’s CRDT',
    packages: ['@actual-app/crdt'],
    module: './actual.ts',
    durable: true,
    settings: 'SQLite at both ends (WAL, synchronous=FULL), a transaction for each request; a message for each field of header and body, applied to a table at the stations, kept unread at the server; HTTP, protobuf, 10,000 messages a request (Actual: all in one); hash tries compared at the end. Actual itself loads a new device from a copy of a file, without an exchange',
  },
  {
    name: 'rxdb',
    title: 'RxDB',
    packages: ['rxdb'],
    module: './rxdb.ts',
    durable: false,
    settings: 'in memory at both ends: nothing outlives the process. Its durable storages for Node are sold, or need a database server of their own (MongoDB, FoundationDB); the free trial of SQLite stops at 500 documents. A document for each entry; its own replication over a WebSocket in batches of 1000 (unasked 100)',
  },
];
