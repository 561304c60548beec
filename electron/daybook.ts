import type { BrowserWindow } from 'electron';
import { join } from 'node:path';
import type { ElectronApi } from './api.ts';
import { dataFolderGiven } from './arguments.ts';
import { channels } from './channels.ts';
import { guardEveryPage, isFromOwnPage, refusePermissions } from './guard.ts';
import { applicationMenu } from './menu.ts';
import { reloadAfterCrash } from './page-crash.ts';
import { registerPageScheme, servePage } from './page-protocol.ts';
import { StationLink } from './station-link.ts';
import { bringForward, openWindow } from './window.ts';

/** How Daybook is started. */
export interface DaybookOptions {
  /** The words of the command line after the program's name; `--data DIR` among them names the data folder. */
  readonly args: readonly string[];
  /** The folder of the bundles: main, preload and the station's process. */
  readonly folder: string;
}

/**
 * Starts Daybook under Electron: one window, its guards, and the station's process. Must be called before
 * the app is ready. Where Daybook already runs for this person, that one's window is brought forward and
 * this one ends. What cannot be started is shown to the person, and ends the program.
 */
export function startDaybook(electron: ElectronApi, options: DaybookOptions): void {
  const { app } = electron;
  if (!app.requestSingleInstanceLock()) return app.quit();
  app.enableSandbox();
  registerPageScheme(electron.protocol);
  guardEveryPage(app);
  void app.whenReady().then(() => openDaybook(electron, options)).catch((error: unknown) => stop(electron, 'Daybook cannot start', String(error)));
}

function openDaybook(electron: ElectronApi, { args, folder }: DaybookOptions): void {
  const { app, ipcMain, Menu, protocol, session } = electron;
  const userData = app.getPath('userData');
  refusePermissions(session.defaultSession);
  servePage(protocol);
  app.setAboutPanelOptions({ applicationName: 'Daybook', applicationVersion: app.getVersion() });
  Menu.setApplicationMenu(applicationMenu(electron, !app.isPackaged));

  const station = new StationLink(electron, {
    entry: join(folder, 'station-process.cjs'),
    dataDir: dataFolderGiven(args) ?? join(userData, 'book'),
    onRefused: (message) => stop(electron, 'Daybook cannot open its book', message),
  });
  station.start();
  endWithStation(app, station);

  const window = openWindow(electron, { preload: join(folder, 'preload.cjs'), placeFile: join(userData, 'window.json'), devTools: !app.isPackaged });
  const page = window.webContents;
  reloadAfterCrash(page, () => stop(electron, 'Daybook cannot show its window', 'The window has stopped several times within a minute. What was recorded is safe. Start Daybook again.'));
  ipcMain.on(channels.portWanted, (event) => {
    if (isFromOwnPage(event, page)) station.join(page);
  });
  quitWithWindow(app, window);
}

function quitWithWindow(app: ElectronApi['app'], window: BrowserWindow): void {
  app.on('second-instance', () => {
    if (!window.isDestroyed()) bringForward(window);
  });
  app.on('window-all-closed', () => app.quit());
}

/** Holds the program's end back until the station has closed its book. */
function endWithStation(app: ElectronApi['app'], station: StationLink): void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  const close = async () => {
    state = 'closing';
    await station.close();
    state = 'closed';
    app.quit();
  };
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'running') void close();
  });
}

function stop({ app, dialog }: ElectronApi, title: string, message: string): void {
  dialog.showErrorBox(title, message);
  app.quit();
}
