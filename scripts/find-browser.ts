import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'brave-browser'];
const onMac = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge', 'Brave Browser.app/Contents/MacOS/Brave Browser'];
const onWindows = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'BraveSoftware\\Brave-Browser\\Application\\brave.exe'];

/** A browser of the Chromium family on this machine, or undefined. `DAYBOOK_BROWSER` names another. */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env, platform = process.platform): string | undefined {
  const named = environment['DAYBOOK_BROWSER'];
  if (named !== undefined) return named === '' ? undefined : named;
  return candidates(environment, platform).find((path) => existsSync(path));
}

function candidates(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin') return onMac.map((name) => join('/Applications', name));
  if (platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
    return folders.flatMap((folder) => onWindows.map((name) => join(folder, name)));
  }
  const folders = (environment['PATH'] ?? '').split(delimiter);
  return onPath.flatMap((name) => folders.map((folder) => join(folder, name)));
}
