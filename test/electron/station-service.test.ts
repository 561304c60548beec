import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { MessageEvent } from 'electron';
import { afterEach, expect, test, vi } from 'vitest';
import { serveStation } from '../../electron/station-service.ts';
import { openStation, type Station } from '../../station/station.ts';
import { setUpWords, stationAt } from './station-client.ts';
import { temporaryFolder } from './temporary-folder.ts';

const stations: Station[] = [];
const ports: MessagePort[] = [];

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
  for (const station of stations.splice(0)) if (station.db.$client.open) station.close();
});

/** The station's process, on a folder, as main sees it. */
function serve(dataDir = temporaryFolder(), open = () => openStation({ dataDir })) {
  const parent = new EventEmitter();
  const said: unknown[] = [];
  const exit = vi.fn<(code: number) => void>();
  const keep = async () => {
    const station = await open();
    stations.push(station);
    return station;
  };
  const serving = serveStation({ parent: Object.assign(parent, { postMessage: (message: unknown) => void said.push(message) }), open: keep, exit });
  const tell = (message: unknown, given: readonly MessagePort[] = []) => void parent.emit('message', { data: message, ports: given } as unknown as MessageEvent);
  const join = () => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    const started = vi.spyOn(port1, 'start');
    tell({ is: 'window' }, [port1]);
    return { client: stationAt(port2), port: port2, started };
  };
  return { serving, said, exit, tell, join };
}

test('main is told when the book is open', async () => {
  const { serving, said } = serve();
  expect(said).toEqual([]);
  await serving;
  expect(said).toEqual([{ is: 'open' }]);
});

test('a page’s port reaches the station', async () => {
  const { join } = serve();
  const { client, started } = join();
  await expect(client.session.current()).resolves.toBeNull();
  await client.station.setUp(setUpWords);
  await expect(client.session.current()).resolves.toMatchObject({ username: 'admin' });
  // Node starts a port that is listened to; Electron does not.
  expect(started).toHaveBeenCalledOnce();
});

test('each port has a session of its own: one page’s signing in signs in no other', async () => {
  const { join } = serve();
  const [first, second] = [join(), join()];
  await first.client.station.setUp(setUpWords);
  await expect(second.client.session.current()).resolves.toBeNull();
  await expect(second.client.desk.show()).rejects.toMatchObject({ code: 'SIGNED_OUT' });
});

test('a port that closes takes its session with it, and leaves the others theirs', async () => {
  const { join } = serve();
  const first = join();
  await first.client.station.setUp(setUpWords);
  first.port.close();
  const second = join();
  await expect(second.client.session.current()).resolves.toBeNull();
});

test('a port that is handed over before the book is open is answered once it is', async () => {
  const dataDir = temporaryFolder();
  const gate = Promise.withResolvers<void>();
  const { join, said } = serve(dataDir, () => gate.promise.then(() => openStation({ dataDir })));
  const answer = join().client.session.current();
  expect(said).toEqual([]);
  gate.resolve();
  await expect(answer).resolves.toBeNull();
});

test('told to close, it closes the book and ends', async () => {
  const { serving, exit, tell } = serve();
  await serving;
  tell({ is: 'close' });
  await vi.waitFor(() => expect(exit).toHaveBeenCalledExactlyOnceWith(0));
  expect(stations[0]!.db.$client.open).toBe(false);
});

test('a book that a newer program made is refused with the reason, and told to close it ends', async () => {
  const dataDir = join(temporaryFolder(), 'book');
  mkdirSync(dataDir);
  const database = new Database(join(dataDir, 'daybook.sqlite'));
  database.exec("CREATE TABLE __drizzle_migrations (id INTEGER, hash TEXT, created_at INTEGER); INSERT INTO __drizzle_migrations VALUES (1, 'of the future', 1)");
  database.close();
  const { serving, said, exit, tell } = serve(dataDir);
  await serving;
  expect(said).toEqual([{ is: 'refused', message: expect.stringContaining('a newer Daybook') }]);
  tell({ is: 'close' });
  await vi.waitFor(() => expect(exit).toHaveBeenCalledExactlyOnceWith(1));
});
