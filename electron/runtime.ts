import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Electron's own program on this machine, or null where its package is installed without it. The package
 * is not asked: it would try to fetch the program.
 * In: the folder of Electron's package; the folder that `ELECTRON_OVERRIDE_DIST_PATH` names, if any.
 */
export function electronProgram(
  packageFolder: string = join(import.meta.dirname, '..', 'node_modules', 'electron'),
  override: string | undefined = process.env['ELECTRON_OVERRIDE_DIST_PATH'],
): string | null {
  const named = join(packageFolder, 'path.txt');
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : override && usualName();
  if (!name) return null;
  const program = join(override ?? join(packageFolder, 'dist'), name);
  return existsSync(program) ? program : null;
}

function usualName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}
