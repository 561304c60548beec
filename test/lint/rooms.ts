import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What each room may import: other rooms, and packages by the beginning of their names. */
interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
}

const anything = [''];

/** The "may import" column of the design. A test file may use what tests use; its room's code may not. */
export const rooms: Readonly<Record<string, Room>> = {
  shared: { rooms: [], packages: ['zod', '@orpc/contract'] },
  crypto: { rooms: ['shared'], packages: ['node:'] },
  station: {
    rooms: ['crypto', 'shared'],
    packages: ['node:', '@hono/', 'hono', '@node-rs/argon2', '@orpc/', 'better-sqlite3', 'commander', 'csv-', 'drizzle-orm', 'fastest-levenshtein', 'pino', 'uuid', 'zod'],
  },
  electron: { rooms: ['station', 'shared'], packages: ['electron', 'node:', '@orpc/', 'pino', 'zod'] },
  renderer: {
    rooms: ['shared'],
    packages: ['react', '@mantine/', '@tanstack/', '@orpc/', '@tabler/', '@fontsource', 'zustand', 'wouter', 'dayjs', 'temporal-polyfill', 'uuid', 'vite/client'],
  },
  central: {
    rooms: ['crypto', 'shared'],
    packages: ['node:', '@hono/', 'hono', '@node-rs/argon2', '@peculiar/x509', 'commander', 'drizzle-orm', 'pg', 'pino', 'prom-client', 'reflect-metadata', 'uuid', 'zod'],
  },
  scripts: { rooms: ['station', 'crypto', 'shared', 'electron', 'central', 'test'], packages: anything },
  test: { rooms: ['station', 'crypto', 'shared', 'electron', 'renderer', 'central', 'scripts'], packages: anything },
};

/** An import that a room may not make. */
export interface Trespass {
  readonly file: string;
  readonly imports: string;
}

/** The forms of an import: with what it imports, for its effect, and when it is called. */
const importing = [/^(?:import|export)\b[^'"`;=]*?\bfrom\s+'([^'\n]+)'/gm, /^import\s+'([^'\n]+)'/gm, /\bimport\(\s*'([^'\n]+)'/g];

/** The imports in a file's text that its room may not make. In: the path from the root, with slashes. */
export function trespassesIn(file: string, text: string): readonly Trespass[] {
  const room = rooms[file.split('/')[0]!];
  if (!room || /\.test\.tsx?$/.test(file) || file.includes('/testing/')) return [];
  const named = importing.flatMap((form) => [...text.matchAll(form)].map((found) => found[1]!));
  return named.filter((name) => !mayImport(file, name, room)).map((imports) => ({ file, imports }));
}

function mayImport(file: string, name: string, room: Room): boolean {
  if (!name.startsWith('.')) return room.packages.some((start) => name.startsWith(start));
  const target = posix.join(posix.dirname(file), name).split('/')[0]!;
  return target === file.split('/')[0] || room.rooms.includes(target) || !(target in rooms);
}

/** Every trespass below a folder. */
export function trespasses(root: string): readonly Trespass[] {
  return Object.keys(rooms).flatMap((room) => sources(join(root, room)).flatMap((file) => trespassesIn(`${room}/${file}`, readFileSync(join(root, room, file), 'utf8'))));
}

function sources(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules/'));
  } catch {
    return [];
  }
}
