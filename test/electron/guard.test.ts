import { describe, expect, test } from 'vitest';
import { frameDouble } from './electron-double.ts';
import { start } from './start.ts';

const foreign = [
  'https://example.invalid/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'data:text/html,<script>1</script>',
  'javascript:alert(1)',
  'about:blank',
  'https://example.invalid/?next=daybook://window/',
  'https://window/',
  'daybook://window.example.invalid/',
  'daybook://other/',
  'daybook://window:1/',
  'daybook:window',
  'not an address',
];

describe('a page may not leave', () => {
  test.for(foreign)('navigation to %s is refused', async (url) => {
    const { page } = await start();
    expect(page.navigate(url)).toBe(false);
  });

  test.for(foreign)('a redirect to %s is refused', async (url) => {
    const { page } = await start();
    expect(page.redirect(url)).toBe(false);
  });

  test.for(['will-navigate', 'will-frame-navigate', 'will-redirect'] as const)('%s is answered with a refusal', async (event) => {
    const { page } = await start();
    expect(page.allows(event, 'https://example.invalid/')).toBe(false);
  });

  test('a page may load itself again', async () => {
    const { page } = await start();
    expect(page.navigate('daybook://window/')).toBe(true);
    expect(page.navigate('daybook://window/#/people')).toBe(true);
  });

  test('a frame inside the page may go nowhere, not even to the page', async () => {
    const { page } = await start();
    expect(page.navigate('https://example.invalid/', false)).toBe(false);
    expect(page.navigate('daybook://window/', false)).toBe(false);
  });

  test.for(['https://example.invalid/', 'about:blank', 'daybook://window/'])('window.open of %s is refused', async (url) => {
    const { page } = await start();
    expect(page.open(url)).toBe(false);
  });

  test('a webview is not attached', async () => {
    const { page } = await start();
    expect(page.attachWebview('daybook://window/')).toBe(false);
  });

  test('a page that comes into being later is guarded as the first is', async () => {
    const { app, electron } = await start();
    const { BrowserWindow } = electron;
    expect(new BrowserWindow({})).toBeDefined();
    const later = app.windows[1]!.contents;
    expect(later.navigate('https://example.invalid/')).toBe(false);
    expect(later.open('https://example.invalid/')).toBe(false);
    expect(later.attachWebview('https://example.invalid/')).toBe(false);
  });
});

describe('a page is permitted nothing', () => {
  const permissions = ['media', 'geolocation', 'notifications', 'midi', 'clipboard-read', 'openExternal', 'display-capture', 'fileSystem', 'unknown'];

  test.for(permissions)('a request for %s is refused', async (permission) => {
    const { session } = await start();
    await expect(session.ask(permission)).resolves.toBe(false);
    expect(session.check(permission)).toBe(false);
  });

  test.for(['hid', 'serial', 'usb'] as const)('a %s device is refused', async (device) => {
    const { session } = await start();
    expect(session.device(device)).toBe(false);
  });
});

describe('main hears only its own page', () => {
  const portWanted = 'daybook:port-wanted';

  async function opened() {
    const started = await start();
    started.station().speak({ is: 'open' });
    return started;
  }

  test('the top frame of the page, at its own origin, is heard', async () => {
    const { page } = await opened();
    page.speak(portWanted);
    expect(page.received.map(({ channel }) => channel)).toEqual(['daybook:port']);
  });

  test.for(['https://example.invalid', 'null', 'file://', 'daybook://other', 'daybook://window.example.invalid'])('a frame of origin %s is ignored', async (origin) => {
    const { page } = await opened();
    page.speak(portWanted, frameDouble({ origin }));
    expect(page.received).toEqual([]);
  });

  test('a frame inside the page is ignored, though it has the page’s origin', async () => {
    const { page } = await opened();
    page.speak(portWanted, frameDouble({ parent: frameDouble() }));
    expect(page.received).toEqual([]);
  });

  test('a frame that has gone since it spoke is ignored', async () => {
    const { page } = await opened();
    page.speak(portWanted, null);
    expect(page.received).toEqual([]);
  });

  test('another window’s page is ignored', async () => {
    const { app, electron, page, station } = await opened();
    const { BrowserWindow } = electron;
    expect(new BrowserWindow({})).toBeDefined();
    app.windows[1]!.contents.speak(portWanted);
    expect(app.windows[1]!.contents.received).toEqual([]);
    expect(page.received).toEqual([]);
    expect(station().received).toEqual([]);
  });

  test('nothing but the wish for a port is listened for', async () => {
    const { ipcMain } = await opened();
    expect(ipcMain.eventNames()).toEqual([portWanted]);
  });
});
