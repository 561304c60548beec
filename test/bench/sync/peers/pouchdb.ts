import express from 'express';
import expressPouchDB from 'express-pouchdb';
import leveldown, { type LevelDown } from 'leveldown';
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import PouchDB, { type Database } from 'pouchdb-node';
import type { Document } from './documents.ts';
import type { Peer } from './peer.ts';

/** PouchDB over LevelDB at both ends, its server made by express-pouchdb, its own replication between them. */
const name = 'entries';
/** Ten times as many at once as it sends unasked: as quick as any of 100, 500, 1,000 and 2,000. */
const batch = { batch_size: 1000, batches_limit: 10 };

export const peer: Peer = {
  async serve(folder, durable) {
    mkdirSync(join(folder, 'databases'), { recursive: true });
    const kept = PouchDB.defaults({ prefix: `${join(folder, 'databases')}/`, ...storage(durable) });
    const app = express();
    app.use('/', expressPouchDB(kept, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: join(folder, 'log') }));
    await new kept(name).info();
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return (server.address() as AddressInfo).port;
  },
  async open(folder, durable) {
    const local: Database = new PouchDB(join(folder, name), storage(durable));
    return {
      async make(pages) {
        for (const page of pages) await local.bulkDocs(page.map(({ id, ...rest }) => ({ _id: id, ...rest })));
      },
      async push(address) {
        await local.replicate.to(`${address}/${name}`, batch);
      },
      async pull(address) {
        await local.replicate.from(`${address}/${name}`, batch);
      },
      count: async () => (await local.info()).doc_count,
      async read(id) {
        const { header, content } = await local.get(id);
        return { id, header, content } as Document;
      },
    };
  },
};

/** LevelDB as it comes does not wait for the disk; durable, every write does. */
function storage(durable: boolean): { readonly db?: (location: string) => LevelDown } {
  return durable ? { db: syncedLevelDown } : {};
}

function syncedLevelDown(location: string): LevelDown {
  const level = leveldown(location);
  const { _batch: writeAll, _put: write } = level;
  level._batch = (operations, options, done) => writeAll.call(level, operations, { ...options, sync: true }, done);
  level._put = (key, value, options, done) => write.call(level, key, value, { ...options, sync: true }, done);
  return level;
}
