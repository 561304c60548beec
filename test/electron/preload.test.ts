import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pageDouble, type PageDouble } from './page-double.ts';

let page: PageDouble;

beforeEach(async () => {
  page = pageDouble();
  vi.resetModules();
  vi.stubGlobal('window', page.window);
  vi.doMock('electron', () => page.electron);
  await import('../../electron/preload.ts');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.doUnmock('electron');
});

function port() {
  return { close: vi.fn<() => void>() };
}

test('the page is told which shell it is in, and is given nothing else', () => {
  expect(page.exposed).toEqual({ daybookShell: { kind: 'electron' } });
});

test('main is asked for a port when the page says it is ready, with nothing of the page’s in the message', () => {
  expect(page.sent).toEqual([]);
  page.message('daybook:window-ready');
  expect(page.sent).toEqual([['daybook:port-wanted']]);
});

test('the port is passed on to the page, one for each time it said it was ready', () => {
  const [first, second, third] = [port(), port(), port()];
  page.message('daybook:window-ready');
  page.fromMain('daybook:port', [first]);
  expect(page.posted).toEqual([{ message: 'daybook:station', target: '*', ports: [first] }]);
  page.fromMain('daybook:port', [second]);
  expect(page.posted).toHaveLength(1);
  expect(second.close).toHaveBeenCalledOnce();
  page.message('daybook:window-ready');
  page.fromMain('daybook:port', [third]);
  expect(page.posted.map(({ ports }) => ports[0])).toEqual([first, third]);
});

test('a page that says twice that it is ready before a port has come asks main once', () => {
  page.message('daybook:window-ready');
  page.message('daybook:window-ready');
  expect(page.sent).toHaveLength(1);
});

test('a port that nobody asked for is closed', () => {
  const unasked = port();
  page.fromMain('daybook:port', [unasked]);
  expect(page.posted).toEqual([]);
  expect(unasked.close).toHaveBeenCalledOnce();
});

test('a message of main’s that brings no port is not passed on', () => {
  page.message('daybook:window-ready');
  page.fromMain('daybook:port');
  expect(page.posted).toEqual([]);
});

test('what comes from another window or frame is ignored', () => {
  page.message('daybook:window-ready', {});
  page.message('daybook:window-ready', null);
  expect(page.sent).toEqual([]);
});

test.for([null, 0, {}, ['daybook:window-ready'], 'daybook:port-wanted', 'daybook:station', { type: 'daybook:window-ready' }])('the message %j is ignored', (data) => {
  page.message(data);
  expect(page.sent).toEqual([]);
});

test('the page is told when its station is lost', () => {
  page.fromMain('daybook:station-lost');
  expect(page.posted).toEqual([{ message: 'daybook:station-lost', target: '*', ports: [] }]);
});
