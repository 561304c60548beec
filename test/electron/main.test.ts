import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { serveStation } from '../../electron/station-service.ts';
import { openStation, type Station } from '../../station/station.ts';
import { electronDouble, type ElectronDouble, type ProcessDouble } from './electron-double.ts';
import { pageDouble, type PageDouble } from './page-double.ts';
import { settled } from './start.ts';
import { setUpWords, stationAt } from './station-client.ts';
import { temporaryFolder } from './temporary-folder.ts';

const stations: Station[] = [];
const ports: MessagePort[] = [];
let double: ElectronDouble;
let page: PageDouble;

/** Loads a module afresh, with the double in Electron's place. */
async function load(module: string, electron: object): Promise<void> {
  vi.resetModules();
  vi.doMock('electron', () => electron);
  await import(module);
  vi.doUnmock('electron');
}

/** A load of the page: its preload runs, and the two are connected as Electron connects them. */
async function loadPage(): Promise<void> {
  page = pageDouble();
  vi.stubGlobal('window', page.window);
  await load('../../electron/preload.ts', page.electron);
  const contents = double.windows[0]!.contents;
  Object.assign(page.electron.ipcRenderer, { send: (channel: string) => contents.speak(channel) });
  contents.removeAllListeners('double:received').on('double:received', page.fromMain);
}

/** The station of the process that main has started. */
async function runStation(process: ProcessDouble): Promise<void> {
  const parent = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => process.speak(message) });
  process.on('double:received', (event) => parent.emit('message', event));
  const open = async () => {
    const station = await openStation({ dataDir: process.args[1]! });
    stations.push(station);
    return station;
  };
  await serveStation({ parent, open, exit: (code) => process.die(code) });
}

/** The page says it is ready. Out: the contract, over the port it is given. */
async function connected() {
  const before = page.posted.length;
  page.message('daybook:window-ready');
  await vi.waitFor(() => expect(page.posted).toHaveLength(before + 1));
  const port = page.posted.at(-1)!.ports[0] as MessagePort;
  ports.push(port);
  return stationAt(port);
}

beforeEach(async () => {
  double = electronDouble({ userData: temporaryFolder() });
  await load('../../electron/main.ts', double.electron);
  await settled();
  await loadPage();
  await runStation(double.processes[0]!);
});
afterEach(() => {
  vi.unstubAllGlobals();
  for (const port of ports.splice(0)) port.close();
  for (const station of stations.splice(0)) if (station.db.$client.open) station.close();
});

describe('main, preload and the station together', () => {
  test('main starts the window and the station beside the bundle it lies in', () => {
    const folder = join(import.meta.dirname, '..', '..', 'electron');
    expect(double.windows[0]!.options.webPreferences?.preload).toBe(join(folder, 'preload.cjs'));
    expect(double.processes[0]!.entry).toBe(join(folder, 'station-process.cjs'));
  });

  test('a page that is ready gets a port, and over it the station', async () => {
    const client = await connected();
    await expect(client.station.status()).resolves.toBeDefined();
    await client.station.setUp(setUpWords);
    await expect(client.session.current()).resolves.toMatchObject({ username: 'admin' });
  });

  test('a page that is loaded again gets a new port, and nobody is signed in at it', async () => {
    const before = await connected();
    await before.station.setUp(setUpWords);
    await loadPage();
    const after = await connected();
    await expect(after.session.current()).resolves.toBeNull();
  });

  test('a page whose station died is told, and gets the station that was started in its place, with all that was recorded', async () => {
    const before = await connected();
    await before.station.setUp(setUpWords);
    stations.pop()!.close();
    double.processes[0]!.die(139);
    expect(page.posted.at(-1)?.message).toBe('daybook:station-lost');
    await vi.waitFor(() => expect(double.processes).toHaveLength(2));
    await runStation(double.processes[1]!);
    const after = await connected();
    await expect(after.session.signIn({ username: setUpWords.username, password: setUpWords.password })).resolves.toMatchObject({ username: 'admin' });
  });

  test('closing the window closes the book, and then Daybook ends', async () => {
    await connected();
    double.windows[0]!.close();
    await vi.waitFor(() => expect(double.app.hasQuit).toBe(true));
    expect(stations[0]!.db.$client.open).toBe(false);
  });
});
