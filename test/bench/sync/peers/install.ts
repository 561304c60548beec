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

/** The versions of a peer's packages that lie here; undefined where one does not. */
export function versionsOf({ packages }: PeerAbout): Readonly<Record<string, string>> | undefined {
  const files = packages.map((name) => [name, join(modules, name, 'package.json')] as const);
  if (!files.every(([, file]) => existsSync(file))) return undefined;
  return Object.fromEntries(files.map(([name, file]) => [name, (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version]));
}
