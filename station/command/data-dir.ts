import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a station keeps its book unless told otherwise: the system's folder for application data. */
export function defaultDataDir(environment: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Daybook', 'book');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Daybook', 'book');
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'daybook', 'book');
}
