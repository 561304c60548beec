import { create, fromBinary, merkle, MessageEnvelopeSchema, SyncRequestSchema, SyncResponseSchema, Timestamp, toBinary, type MessageEnvelope, type Trie } from '@actual-app/crdt';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { durableDatabase, messagesAPage } from './actual-store.ts';

/** Keeps messages without reading them, and answers each request with those since a timestamp and with its trie. Out: the port. */
export async function serve(file: string): Promise<number> {
  const store = durableDatabase(file);
  store.exec('CREATE TABLE messages_binary (timestamp TEXT PRIMARY KEY, is_encrypted INTEGER NOT NULL, content BLOB NOT NULL) WITHOUT ROWID; CREATE TABLE messages_merkles (id INTEGER PRIMARY KEY, merkle TEXT NOT NULL)');
  const add = store.prepare('INSERT OR IGNORE INTO messages_binary VALUES (?, 0, ?)');
  const since = store.prepare<[string, number], Pick<MessageEnvelope, 'timestamp' | 'content'>>('SELECT timestamp, content FROM messages_binary WHERE timestamp > ? ORDER BY timestamp LIMIT ?');
  const kept = store.prepare<[], string>('SELECT merkle FROM messages_merkles').pluck();
  const keep = store.prepare('INSERT OR REPLACE INTO messages_merkles VALUES (1, ?)');
  const take = store.transaction((messages: readonly MessageEnvelope[]): void => {
    let trie: Trie = JSON.parse(kept.get() ?? '{}');
    for (const { timestamp, content } of messages) {
      if (add.run(timestamp, content).changes > 0) trie = merkle.insert(trie, Timestamp.parse(timestamp)!);
    }
    keep.run(JSON.stringify(merkle.prune(trie)));
  });
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const asked = fromBinary(SyncRequestSchema, body);
      const messages = since.all(asked.since, messagesAPage).map(({ timestamp, content }) => create(MessageEnvelopeSchema, { timestamp, isEncrypted: false, content }));
      if (asked.messages.length > 0) take(asked.messages);
      response.end(toBinary(SyncResponseSchema, create(SyncResponseSchema, { messages, merkle: kept.get() ?? '{}' })));
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}
