import { extractAll, listPackage } from '@electron/asar';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildElectron } from '../../scripts/build-electron.ts';
import { runBundledStation } from './bundled-station.ts';
import { setUpWords } from './station-client.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = join(import.meta.dirname, '..', '..');

function configuration() {
  return getConfig(root, join(root, 'electron-builder.yml'), null);
}

describe('the configuration', () => {
  test('is one that electron-builder’s own schema accepts', async () => {
    await expect(validateConfiguration(await configuration(), new DebugLogger(false))).resolves.toBeUndefined();
  });

  test.for([
    ['a key that does not exist', { asarUnpak: [] }],
    ['a fuse that does not exist', { electronFuses: { runAsNod: false } }],
    ['a value of the wrong kind', { nsis: { oneClick: 'no' } }],
  ] as const)('with %s planted in it is refused', async ([, planted]) => {
    const wrong = { ...(await configuration()), ...planted } as Awaited<ReturnType<typeof configuration>>;
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow(/Invalid configuration object/);
  });

  test('sets every fuse', async () => {
    expect((await configuration()).electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('makes an installer for one person or for all, a deb and an AppImage, and a disk image; and publishes nothing', async () => {
    const { win, nsis, linux, mac, publish, asar, asarUnpack } = await configuration();
    expect(win?.target).toEqual(['nsis']);
    expect(nsis).toMatchObject({ oneClick: false, perMachine: false, allowElevation: true });
    expect(linux?.target).toEqual(['deb', 'AppImage']);
    expect(mac).toMatchObject({ target: ['dmg'], hardenedRuntime: true });
    expect(publish).toBeNull();
    expect(asar).toBe(true);
    expect(asarUnpack).toEqual(['**/*.node', 'node_modules/better-sqlite3/**', 'node_modules/@node-rs/**']);
  });

  test('finds main’s bundle where package.json says that Electron starts', () => {
    const { main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { main?: string };
    expect(main).toBe('dist/electron/main.cjs');
  });
});

// Packing for another system than this one would take this one's native modules.
describe.runIf(process.platform === 'linux')('a package for Linux, made with a stand-in for Electron’s own files', () => {
  const output = join(temporaryFolder(), 'packages');
  const unpacked = join(output, 'linux-unpacked');
  const archive = join(unpacked, 'resources', 'app.asar');
  const target = `linux-${process.arch}`;

  beforeAll(async () => {
    await buildElectron();
    const cli = join(root, 'node_modules', 'electron-builder', 'cli.js');
    const words = ['--linux', 'dir', '--publish', 'never', `-c.electronDist=${standIn()}`, `-c.directories.output=${output}`];
    const packed = spawnSync(process.execPath, [cli, ...words], { cwd: root, encoding: 'utf8' });
    if (packed.status !== 0) throw new Error(`${packed.stdout}\n${packed.stderr}`);
  }, 120_000);

  test('holds the bundles, the migrations and the native modules, and nothing else', () => {
    const files = listPackage(archive, { isPack: false }).map((file) => file.split(sep).join('/').slice(1));
    const expected = /^(dist(\/(electron|window)(\/.*)?)?|migrations(\/.*)?|package\.json|node_modules|node_modules\/(@node-rs|better-sqlite3)(\/.*)?)$/;
    expect(files.filter((file) => !expected.test(file))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['dist/electron/main.cjs', 'dist/electron/preload.cjs', 'dist/electron/station-process.cjs', 'migrations/station/meta/_journal.json']));
  });

  test('has its native code outside the archive, for this system alone', () => {
    const modules = join(`${archive}.unpacked`, 'node_modules');
    const sqlite = listPackage(archive, { isPack: false }).filter((file) => file.includes('better-sqlite3') && file.endsWith('.node'));
    expect(sqlite).toEqual([join(sep, 'node_modules', 'better-sqlite3', 'prebuilds', `${target}.node`)]);
    expect(readFileSync(join(modules, 'better-sqlite3', 'prebuilds', `${target}.node`)).subarray(1, 4).toString()).toBe('ELF');
    expect(readFileSync(join(modules, '@node-rs', `argon2-${target}-gnu`, `argon2.${target}-gnu.node`)).subarray(1, 4).toString()).toBe('ELF');
  });

  test('has its fuses set in the program', () => {
    expect(readFileSync(join(unpacked, 'daybook'), 'latin1').split(sentinel)[1]).toBe([1, 8, ...Buffer.from('01001100')].map((byte) => String.fromCodePoint(byte)).join(''));
  });

  test('is complete: the station in it opens a book and answers, with nothing of this folder’s beside it', async () => {
    const folder = temporaryFolder();
    extractAll(archive, folder);
    const station = await runBundledStation(join(folder, 'dist', 'electron', 'station-process.cjs'), temporaryFolder());
    expect(station.said).toEqual({ is: 'open' });
    const client = station.join();
    await client.station.setUp(setUpWords);
    await expect(client.session.current()).resolves.toMatchObject({ username: 'admin' });
    await expect(station.close()).resolves.toBe(0);
  });
});

/** What marks the place of the fuses in Electron's program. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A folder with as much of Electron's own files as packing needs: a program with fuses as they come, and the words of a language. */
function standIn(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'locales'));
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'electron'), `${sentinel}\u0001\u000810110001`, 'latin1');
  writeFileSync(join(folder, 'locales', 'en-US.pak'), '');
  return folder;
}
