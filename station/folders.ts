import { join } from 'node:path';

/** Where the program's own files lie: beside the sources, or beside the bundle when packaged. */
const root = process.env['DAYBOOK_ROOT'] ?? join(import.meta.dirname, '..');

export const folders = {
  root,
  migrations: join(root, 'migrations', 'station'),
  window: join(root, 'dist', 'window'),
};
