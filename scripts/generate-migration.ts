import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Makes the next station migration from the schema: `npm run migration -- NAME` (`--custom` for an
 * empty one to be written by hand). drizzle-kit cannot say STRICT, so every table it creates is made
 * strict here; a test holds that none was missed.
 */
const folder = 'migrations/station';
const before = new Set(readdirSync(folder));
const [name = 'change', ...rest] = process.argv.slice(2);
const made = spawnSync('drizzle-kit', ['generate', '--config', 'drizzle.station.config.ts', '--name', name, ...rest], { stdio: 'inherit' });
if (made.status !== 0) process.exit(made.status ?? 1);
for (const file of readdirSync(folder)) {
  if (before.has(file) || !file.endsWith('.sql')) continue;
  const path = `${folder}/${file}`;
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^\);$/gm, ') STRICT;'));
}
