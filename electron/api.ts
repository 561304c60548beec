/** The parts of Electron that Daybook uses; the tests put a double in their place. */
export type ElectronApi = Pick<
  typeof import('electron'),
  'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'Menu' | 'MessageChannelMain' | 'protocol' | 'screen' | 'session' | 'utilityProcess'
>;
