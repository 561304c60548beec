import type { AddressInfo } from 'node:net';
import { createRxDatabase, type RxDatabase } from 'rxdb';
import { replicateWithWebsocketServer, startWebsocketServer } from 'rxdb/plugins/replication-websocket';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { Document } from './documents.ts';
import type { Peer } from './peer.ts';

/** RxDB in memory at both ends, with its own replication over a WebSocket. */
const batchSize = 1000;
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 40 }, header: { type: 'object' }, content: { type: 'object' } },
  required: ['id', 'header', 'content'],
};

export const peer: Peer = {
  async serve() {
    const { server } = startWebsocketServer({ database: await opened(), host: '127.0.0.1', port: 0 });
    if (server.address() === null) await new Promise((resolve) => server.once('listening', resolve));
    return (server.address() as AddressInfo).port;
  },
  async open() {
    const { entries } = (await opened()).collections;
    const exchange = async (address: string) => {
      const state = await replicateWithWebsocketServer({ collection: entries, replicationIdentifier: 'benchmark', url: address.replace(/^http/, 'ws'), batchSize, live: false });
      const failed = new Promise<never>((_resolve, reject) => state.error$.subscribe((error) => reject(error)));
      await Promise.race([state.awaitInitialReplication(), failed]);
    };
    return {
      async make(pages) {
        for (const page of pages) {
          const { error } = await entries.bulkInsert([...page]);
          if (error.length > 0) throw new Error(`RxDB refused ${error.length} documents`);
        }
      },
      push: exchange,
      pull: exchange,
      count: () => entries.count().exec(),
      read: async (id) => (await entries.findOne(id).exec())?.toJSON() as Document | undefined,
    };
  },
};

async function opened(): Promise<RxDatabase> {
  const database = await createRxDatabase({ name: 'benchmark', storage: getRxStorageMemory(), multiInstance: false });
  await database.addCollections({ entries: { schema } });
  return database;
}
