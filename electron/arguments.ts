import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * The folder that `--data DIR` names, as an absolute path, or undefined when it is not given.
 * Chromium's own switches may stand around it. Fails when `--data` stands without a folder.
 */
export function dataFolderGiven(args: readonly string[]): string | undefined {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } }, strict: false });
  const folder: unknown = values.data;
  if (folder === undefined) return undefined;
  if (typeof folder !== 'string' || folder === '') throw new Error('--data must be followed by a folder.');
  return resolve(folder);
}
