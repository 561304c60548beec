import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PeerAbout } from './peers.ts';

const modules = join(import.meta.dirname, 'node_modules');

/** Installs the packages of this folder, and of nothing else, as its lock file has them. Fails (throws) with what npm said. */
export function installPeers(): void {
  const { status, stderr, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: import.meta.dirname, encoding: 'utf8', shell: process.platform === 'win32' });
  if (error) throw error;
  if (status !== 0) throw new Error(`npm ended with ${status}: ${stderr.trim()}`);
}

/** The versions of a peer's packages; undefined where one does not lie here in the version that this folder names. */
export function versionsOf({ packages }: PeerAbout): Readonly<Record<string, string>> | undefined {
  const { devDependencies } = read(join(import.meta.dirname, 'package.json')) as { readonly devDependencies: Readonly<Record<string, string>> };
  const found = packages.map((name) => {
    const file = join(modules, name, 'package.json');
    return [name, existsSync(file) ? (read(file) as { readonly version: string }).version : undefined] as const;
  });
  return found.every(([name, version]) => version === devDependencies[name]) ? (Object.fromEntries(found) as Readonly<Record<string, string>>) : undefined;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
