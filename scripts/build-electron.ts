import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'rolldown';

const root = join(import.meta.dirname, '..');

/** What each bundle is made from. Preload must be one CommonJS file: a sandboxed page loads no other. */
const entries = { main: 'electron/main.ts', preload: 'electron/preload.ts', 'station-process': 'electron/station-process.ts' };

/** What the bundles find at run time: Electron itself, and the modules that hold native code. */
const external = ['electron', 'better-sqlite3', '@node-rs/argon2'];

/**
 * Tells a bundle where the program's own files lie: two folders above it, as in `dist/electron`. It sets
 * and does not default: the packaged program reads no other window and no other migrations.
 */
const programFolder = `process.env.DAYBOOK_ROOT = require('node:path').join(__dirname, '..', '..');`;

/**
 * Bundles Electron's three entry points, each into one CommonJS file in the folder.
 * In: the folder, `dist/electron` unless said otherwise; it is emptied first.
 */
export async function buildElectron(folder: string = join(root, 'dist', 'electron')): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [name, entry] of Object.entries(entries)) await bundle(name, entry, folder);
}

async function bundle(name: string, entry: string, folder: string): Promise<void> {
  await build({
    cwd: root,
    input: entry,
    platform: 'node',
    external,
    output: {
      file: join(folder, `${name}.cjs`),
      format: 'cjs',
      codeSplitting: false,
      banner: name === 'preload' ? '' : programFolder,
    },
  });
}

if (import.meta.main) await buildElectron();
