import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { programFolder } from './program-folder.ts';
import { start } from './start.ts';

const place = { bounds: { x: 120, y: 80, width: 1200, height: 700 }, maximized: false };

describe('what the page can reach', () => {
  test('is exactly this', async () => {
    const { window, app } = await start();
    expect(window.options.webPreferences).toEqual({
      preload: join(programFolder, 'dist', 'electron', 'preload.cjs'),
      devTools: false,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
    expect(app.isSandboxed).toBe(true);
    expect(window.address).toBe('daybook://window/');
  });

  test('includes the developer tools only where the program is not packaged', async () => {
    const developer = await start({ isPackaged: false });
    const person = await start({ isPackaged: true });
    expect(developer.window.options.webPreferences?.devTools).toBe(true);
    expect(JSON.stringify(developer.menu())).toContain('toggleDevTools');
    expect(JSON.stringify(person.menu())).not.toMatch(/toggleDevTools|reload/);
  });
});

describe('the window’s place', () => {
  test('is the middle of the primary display the first time, and never too small', async () => {
    const { window } = await start();
    expect(window.options).toMatchObject({ x: 277, y: 136, width: 1366, height: 768, minWidth: 1024, minHeight: 640 });
  });

  test('is where the window was when it closed', async () => {
    const first = await start();
    first.window.bounds = place.bounds;
    first.window.close();
    const second = await start({ userData: first.userData });
    expect(second.window.options).toMatchObject(place.bounds);
  });

  test('is maximized when the window was, and its bounds are kept for later', async () => {
    const { window, userData } = await start({ place: { ...place, maximized: true } });
    expect(window.isShown).toBe(false);
    window.emit('ready-to-show');
    expect(window.maximized).toBe(true);
    window.close();
    expect(JSON.parse(readFileSync(join(userData, 'window.json'), 'utf8'))).toEqual({ ...place, maximized: true });
  });

  test('is on a display that exists, when the one it was on has gone', async () => {
    const { window } = await start({ place: { ...place, bounds: { x: 2500, y: 200, width: 1200, height: 700 } } });
    expect(window.options).toMatchObject({ x: 360, y: 170, width: 1200, height: 700 });
  });

  test('is pushed back when part of it is off the display', async () => {
    const { window } = await start({ place: { ...place, bounds: { x: 1800, y: -300, width: 1200, height: 700 } } });
    expect(window.options).toMatchObject({ x: 720, y: 0, width: 1200, height: 700 });
  });

  test('stays on the second display while there is one', async () => {
    const displays = [
      { x: 0, y: 0, width: 1920, height: 1040 },
      { x: 1920, y: 0, width: 1920, height: 1040 },
    ] as const;
    const bounds = { x: 2500, y: 200, width: 1200, height: 700 };
    const { window } = await start({ displays: [displays[0], displays[1]], place: { ...place, bounds } });
    expect(window.options).toMatchObject(bounds);
  });

  test.for(['', 'not JSON', '{}', '{"bounds":{"x":"left"},"maximized":false}', '[]'])('is as the first time when what is remembered is «%s»', async (words) => {
    const { userData } = await start();
    writeFileSync(join(userData, 'window.json'), words);
    const { window } = await start({ userData });
    expect(window.options).toMatchObject({ x: 277, y: 136, width: 1366, height: 768 });
  });

  test('is remembered when Windows ends the session', async () => {
    const { window, userData } = await start();
    window.bounds = place.bounds;
    window.emit('session-end', {});
    expect(JSON.parse(readFileSync(join(userData, 'window.json'), 'utf8'))).toEqual(place);
  });
});

describe('the window', () => {
  test('is shown once it has something to show', async () => {
    const { window } = await start();
    expect(window.isShown).toBe(false);
    window.emit('ready-to-show');
    expect(window.isShown).toBe(true);
  });

  test('comes forward when Daybook is started a second time', async () => {
    const { app, window } = await start();
    window.minimized = true;
    app.emit('second-instance', {}, [], '/', null);
    expect(window).toMatchObject({ minimized: false, isShown: true, isFocused: true });
    expect(app.windows).toHaveLength(1);
  });

  test('is the only one: a second start opens nothing and ends', async () => {
    const { app, windows, processes } = await start({ alreadyRuns: true });
    expect(app.hasQuit).toBe(true);
    expect(windows).toEqual([]);
    expect(processes).toEqual([]);
  });

  test('loads its page again when the page’s process dies, and gives up when it keeps dying', async () => {
    const { page, errorBoxes } = await start();
    for (let crash = 0; crash < 3; crash += 1) page.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(page.reloads).toBe(3);
    expect(errorBoxes).toEqual([]);
    page.emit('render-process-gone', {}, { reason: 'oom' });
    expect(page.reloads).toBe(3);
    expect(errorBoxes).toHaveLength(1);
  });

  test('counts the crashes of the last minute only', async () => {
    const { page, errorBoxes } = await start();
    const clock = vi.spyOn(Date, 'now');
    for (let crash = 0; crash < 6; crash += 1) {
      clock.mockReturnValue(crash * 30_000);
      page.emit('render-process-gone', {}, { reason: 'crashed' });
    }
    clock.mockRestore();
    expect(page.reloads).toBe(6);
    expect(errorBoxes).toEqual([]);
  });
});

describe('the menu', () => {
  test('zooms, and tells what program this is', async () => {
    const { app, menu } = await start();
    const roles = JSON.stringify(menu());
    for (const role of ['zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen', 'editMenu']) expect(roles).toContain(`"${role}"`);
    const help = menu().find(({ role }) => role === 'help')?.submenu as { label: string; click: () => void }[];
    expect(help.map(({ label }) => label)).toEqual(['About Daybook']);
    help[0]!.click();
    expect(app.aboutShown).toBe(1);
    expect(app.aboutPanel).toEqual({ applicationName: 'Daybook', applicationVersion: '1.2.3' });
  });
});
