import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { programFolder } from './program-folder.ts';
import type { Started } from './start.ts';
import { settled, start } from './start.ts';

const portWanted = 'daybook:port-wanted';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function portsAt(page: Started['page']) {
  return page.received.filter(({ channel }) => channel === 'daybook:port').flatMap(({ ports }) => ports);
}

/** The port a page was given last. */
function lastPort(page: Started['page']) {
  return portsAt(page).at(-1);
}

async function joined() {
  const started = await start();
  started.station().speak({ is: 'open' });
  started.page.speak(portWanted);
  return started;
}

describe('the station’s process', () => {
  test('is a process of its own, on the book in the person’s folder', async () => {
    const { processes, userData } = await start();
    expect(processes).toHaveLength(1);
    expect(processes[0]).toMatchObject({ entry: join(programFolder, 'dist', 'electron', 'station-process.cjs'), args: ['--data', join(userData, 'book')] });
  });

  test.for([[['--data', 'books/a']], [['--data=books/a']], [['.', '--no-first-run', '--lang=en', '--data', 'books/a']]])('is on the folder that %j names', async ([args]) => {
    const { station } = await start({ args: args! });
    expect(station().args).toEqual(['--data', resolve('books/a')]);
  });

  test.for([[['--data']], [['--data=']]])('is not started when %j names no folder, and the person is told', async ([args]) => {
    const { app, errorBoxes, processes } = await start({ args: args! });
    expect(processes).toEqual([]);
    expect(errorBoxes).toEqual([{ title: 'Daybook cannot start', content: 'Error: --data must be followed by a folder.' }]);
    expect(app.hasQuit).toBe(true);
  });
});

describe('a page and the station', () => {
  test('are joined by two ends of one channel', async () => {
    const { page, station } = await joined();
    expect(station().received).toEqual([{ message: { is: 'window' }, ports: [expect.anything()] }]);
    const [stationPort] = station().received[0]!.ports;
    const heard = vi.fn<(message: unknown) => void>();
    (lastPort(page) as unknown as NodeJS.EventEmitter).on('message', heard);
    stationPort!.postMessage('hello', []);
    vi.useRealTimers();
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('hello'));
  });

  test('are joined when the book is open and not before, once however often the page asks', async () => {
    const { page, station } = await start();
    page.speak(portWanted);
    page.speak(portWanted);
    expect(page.received).toEqual([]);
    expect(station().received).toEqual([]);
    station().speak({ is: 'open' });
    expect(portsAt(page)).toHaveLength(1);
    expect(station().received).toHaveLength(1);
  });

  test('are joined anew when the page is loaded again', async () => {
    const { page, station } = await joined();
    page.speak(portWanted);
    expect(new Set(portsAt(page)).size).toBe(2);
    expect(station().received).toHaveLength(2);
  });
});

describe('when the station’s process dies', () => {
  test('the page is told, the process is started again, and the page gets a new port when it asks', async () => {
    const { page, processes, station } = await joined();
    const before = lastPort(page);
    station().die(139);
    expect(page.received.at(-1)?.channel).toBe('daybook:station-lost');
    page.speak(portWanted);
    expect(lastPort(page)).toBe(before);
    await vi.advanceTimersByTimeAsync(250);
    expect(processes).toHaveLength(2);
    station().speak({ is: 'open' });
    expect(lastPort(page)).not.toBe(before);
    expect(processes[0]!.received).toHaveLength(1);
    expect(processes[1]!.received).toHaveLength(1);
  });

  test('a page that does not ask again is given no port', async () => {
    const { page, station } = await start();
    page.speak(portWanted);
    station().speak({ is: 'open' });
    station().die(1);
    await vi.advanceTimersByTimeAsync(250);
    station().speak({ is: 'open' });
    expect(portsAt(page)).toHaveLength(1);
    expect(station().received).toEqual([]);
  });

  test('each start waits twice as long as the one before, and after seven deaths there are no more', async () => {
    const { app, errorBoxes, processes, station } = await start();
    for (const delay of [250, 500, 1000, 2000, 4000, 8000]) {
      const count = processes.length;
      station().die(1);
      await vi.advanceTimersByTimeAsync(delay - 1);
      expect(processes).toHaveLength(count);
      await vi.advanceTimersByTimeAsync(1);
      expect(processes).toHaveLength(count + 1);
    }
    station().die(7);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(processes).toHaveLength(7);
    expect(errorBoxes).toHaveLength(1);
    expect(errorBoxes[0]).toMatchObject({ title: 'Daybook cannot open its book', content: expect.stringContaining('code 7') });
    expect(app.hasQuit).toBe(true);
  });

  test('a death long after the last counts as the first', async () => {
    const { processes, station, errorBoxes } = await start();
    for (let death = 0; death < 10; death += 1) {
      station().speak({ is: 'open' });
      await vi.advanceTimersByTimeAsync(30_000);
      station().die(1);
      await vi.advanceTimersByTimeAsync(250);
    }
    expect(processes).toHaveLength(11);
    expect(errorBoxes).toEqual([]);
  });

  test('a page that has gone is neither told nor joined', async () => {
    const { page, station } = await joined();
    const heard = page.received.length;
    page.destroyed = true;
    page.emit('destroyed');
    station().die(1);
    page.speak(portWanted);
    await vi.advanceTimersByTimeAsync(250);
    station().speak({ is: 'open' });
    expect(page.received).toHaveLength(heard);
  });
});

test('a book that cannot be opened is explained, and Daybook ends without trying again', async () => {
  const { app, errorBoxes, processes, station } = await start();
  station().speak({ is: 'refused', message: 'A newer Daybook made this book.' });
  expect(errorBoxes).toEqual([{ title: 'Daybook cannot open its book', content: 'A newer Daybook made this book.' }]);
  expect(station().killed).toBe(true);
  station().die(15);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(processes).toHaveLength(1);
  expect(app.hasQuit).toBe(true);
});

describe('when the window is closed', () => {
  test('Daybook ends after the station has closed its book', async () => {
    const { app, station, window } = await joined();
    window.close();
    expect(station().received.at(-1)?.message).toEqual({ is: 'close' });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(app.hasQuit).toBe(false);
    station().die(0);
    await settled();
    expect(app.hasQuit).toBe(true);
    expect(station().killed).toBe(false);
  });

  test('a station that does not close in five seconds is ended', async () => {
    const { app, station, window } = await joined();
    window.close();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(station().killed).toBe(true);
    expect(app.hasQuit).toBe(true);
  });

  test('the station is told to close once, however often Daybook is told to end', async () => {
    const { app, station, window } = await joined();
    window.close();
    app.quit();
    app.quit();
    expect(station().received.filter(({ message }) => (message as { is: string }).is === 'close')).toHaveLength(1);
  });

  test('no station is started again, though one was about to be', async () => {
    const { app, processes, station, window } = await joined();
    station().die(1);
    window.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(processes).toHaveLength(1);
    expect(app.hasQuit).toBe(true);
  });
});
