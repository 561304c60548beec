import type { Menu, MenuItemConstructorOptions } from 'electron';
import type { ElectronApi } from './api.ts';

/** The application menu. In: whether this is a developer's copy, which may also reload and inspect the page. */
export function applicationMenu({ app, Menu }: Pick<ElectronApi, 'app' | 'Menu'>, developer: boolean): Menu {
  const mac = process.platform === 'darwin';
  return Menu.buildFromTemplate([
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: [{ role: mac ? 'close' : 'quit' }] },
    { role: 'editMenu' },
    { label: '&View', submenu: viewItems(developer) },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    { role: 'help', submenu: [{ label: 'About Daybook', click: () => app.showAboutPanel() }] },
  ]);
}

function viewItems(developer: boolean): MenuItemConstructorOptions[] {
  return [
    { role: 'zoomIn' },
    // On most keyboards the plus sign needs the shift key; people press the key without it.
    { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
    { role: 'zoomOut' },
    { role: 'resetZoom' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    ...(developer ? ([{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }] as const) : []),
  ];
}
