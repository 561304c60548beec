import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildElectron } from '../../scripts/build-electron.ts';
import { runBundledStation } from './bundled-station.ts';
import { electronDouble } from './electron-double.ts';
import { pageDouble } from './page-double.ts';
import { programFolder } from './program-folder.ts';
import { settled } from './start.ts';
import { setUpWords } from './station-client.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = join(programFolder, 'dist', 'electron');

beforeAll(() => buildElectron(folder));

function code(bundle: string): string {
  return readFileSync(join(folder, `${bundle}.cjs`), 'utf8');
}

/** The modules that a bundle requires when it is loaded. */
function required(bundle: string): readonly string[] {
  return [...code(bundle).matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name]) => name!);
}

/** Runs a bundle as a CommonJS module with the given in Electron's place. */
function run(bundle: string, electron: object): void {
  const own = createRequire(join(folder, `${bundle}.cjs`));
  const require = (name: string): unknown => (name === 'electron' ? electron : own(name));
  // oxlint-disable-next-line typescript/no-implied-eval -- a module is a function of what it may require
  new Function('require', 'module', 'exports', '__dirname', code(bundle))(require, { exports: {} }, {}, folder);
}

describe('preload’s bundle', () => {
  test('requires Electron and nothing else, as a sandboxed page demands', () => {
    expect(new Set(required('preload'))).toEqual(new Set(['electron']));
    expect(code('preload')).not.toMatch(/^\s*(import|export)\b|\bimport\(/m);
  });

  test('runs where there is neither Node nor a module system', () => {
    const page = pageDouble();
    const require = (name: string): unknown => {
      if (name !== 'electron') throw new Error(`module not found: ${name}`);
      return page.electron;
    };
    runInNewContext(code('preload'), { window: page.window, require });
    page.message('daybook:window-ready');
    expect(page.exposed).toEqual({ daybookShell: { kind: 'electron' } });
    expect(page.sent).toEqual([['daybook:port-wanted']]);
  });
});

describe('main’s bundle', () => {
  test('requires Electron and Node’s own modules, and none that is installed', () => {
    expect(required('main').filter((name) => !isBuiltin(name))).toEqual(['electron']);
  });

  test('opens the window of the folder it lies in, whatever its environment says', async () => {
    process.env['DAYBOOK_ROOT'] = temporaryFolder();
    const double = electronDouble({ userData: temporaryFolder() });
    run('main', double.electron);
    await settled();
    expect(double.errorBoxes).toEqual([]);
    expect(double.windows[0]!.options.webPreferences?.preload).toBe(join(folder, 'preload.cjs'));
    expect(double.processes[0]!.entry).toBe(join(folder, 'station-process.cjs'));
    const response = await double.request('daybook://window/');
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });
});

describe('the station’s bundle', () => {
  const bundle = join(folder, 'station-process.cjs');

  test('requires Node’s own modules and the two that are native', () => {
    expect(required('station-process').filter((name) => !isBuiltin(name)).sort()).toEqual(['@node-rs/argon2', 'better-sqlite3']);
  });

  test('opens a book, answers a port, and closes when it is told to', async () => {
    const station = await runBundledStation(bundle, temporaryFolder());
    expect(station.said).toEqual({ is: 'open' });
    const client = station.join();
    await client.station.setUp(setUpWords);
    await expect(client.session.current()).resolves.toMatchObject({ username: 'admin' });
    await expect(station.close()).resolves.toBe(0);
  });

  test('goes on when a page sends words it cannot read', async () => {
    const station = await runBundledStation(bundle, temporaryFolder());
    for (const words of ['', 'not a message', '{}', '[]', '{"i":1}', 'null']) station.garble(words);
    await expect(station.join().session.current()).resolves.toBeNull();
    await expect(station.close()).resolves.toBe(0);
  });
});
