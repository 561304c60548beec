import { linkSync, unlinkSync, writeFileSync } from 'node:fs';

/**
 * Puts a secret into its place whole, readable by its owner alone: cut off at any moment there is a good file there, or none; of two processes the
 * first wins, and what the other brings is left. In: the file, and what it is to hold.
 */
export function placeSecret(file: string, content: string): void {
  const making = `${file}.${process.pid}`;
  writeFileSync(making, content, { mode: 0o600, flush: true });
  try {
    linkSync(making, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(making);
  }
}
