import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where a main office keeps its keys and, without DATABASE_URL, its database: the system's folder for the data of services when root, else that of applications. */
export function defaultDataDir(environment: NodeJS.ProcessEnv = process.env, platform = process.platform, root = process.getuid?.() === 0): string {
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Daybook', 'central');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Daybook', 'central');
  return root ? '/var/lib/daybook-central' : join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'daybook', 'central');
}
