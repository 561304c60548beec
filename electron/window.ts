import type { BrowserWindow, WebPreferences } from 'electron';
import type { ElectronApi } from './api.ts';
import { pageAddress } from './page-protocol.ts';
import { fitToDisplays, rememberPlace, rememberedPlace, smallestSize, type Rectangle } from './window-place.ts';

/** What a window needs: its preload script, the file that remembers its place, and whether it may show developer tools. */
export interface WindowOptions {
  readonly preload: string;
  readonly placeFile: string;
  readonly devTools: boolean;
}

/** Opens the window at the place it had, shows it once it has something to show, and remembers its place when it closes. */
export function openWindow({ BrowserWindow, screen }: Pick<ElectronApi, 'BrowserWindow' | 'screen'>, options: WindowOptions): BrowserWindow {
  const place = rememberedPlace(options.placeFile);
  const window = new BrowserWindow({
    ...fitToDisplays(place?.bounds ?? null, workAreas(screen)),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    title: 'Daybook',
    show: false,
    webPreferences: webPreferences(options),
  });
  window.once('ready-to-show', () => (place?.maximized ? window.maximize() : window.show()));
  rememberWhenClosed(window, options.placeFile);
  void window.loadURL(pageAddress).catch(() => {
    // A reload while the first load is under way ends that load, and Electron reports it as a failure.
  });
  return window;
}

/** Brings the window to the front, from wherever it is. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Everything that decides what the page can reach; Electron's defaults are written out, so that a change of one changes nothing here. */
function webPreferences({ preload, devTools }: WindowOptions): WebPreferences {
  return {
    preload,
    devTools,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    // On Windows and Linux the spelling checker fetches its dictionaries from the internet.
    spellcheck: false,
  };
}

function workAreas(screen: ElectronApi['screen']): [Rectangle, ...Rectangle[]] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary.workArea, ...others.map(({ workArea }) => workArea)];
}

function rememberWhenClosed(window: BrowserWindow, file: string): void {
  const remember = () => rememberPlace(file, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  window.on('close', remember);
  // Windows ends a session without closing its windows.
  window.on('session-end', remember);
}
