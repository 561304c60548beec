import type { Event, IpcMainEvent, Session, WebContents } from 'electron';
import type { ElectronApi } from './api.ts';
import { pageHost, pageScheme } from './page-protocol.ts';

/** The origin of the window's page, as Chromium writes it. */
const pageOrigin = `${pageScheme}://${pageHost}`;

/** True when the address is of the window's own page or a place in it. Scheme and host are compared parsed, not as text. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${pageScheme}:` && url.host === pageHost;
}

/**
 * Refuses, in every page there is or will be: going to any other address, any frame's navigation,
 * new windows and webviews. A page may load itself again.
 */
export function guardEveryPage(app: ElectronApi['app']): void {
  app.on('web-contents-created', (_event, contents) => guardPage(contents));
}

function guardPage(contents: WebContents): void {
  contents.on('will-navigate', refuseForeign);
  contents.on('will-frame-navigate', refuseForeign);
  contents.on('will-redirect', refuseForeign);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function refuseForeign(event: Event<{ url: string; isMainFrame: boolean }>): void {
  if (!event.isMainFrame || !isOwnAddress(event.url)) event.preventDefault();
}

/** Refuses whatever the pages of a session ask permission for: camera, location, devices, notifications and all else. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** True when a message comes from the top frame of the given page, and that frame is at the window's own origin. */
export function isFromOwnPage(event: Pick<IpcMainEvent, 'sender' | 'senderFrame'>, page: WebContents): boolean {
  const frame = event.senderFrame;
  return event.sender === page && frame !== null && frame.parent === null && frame.origin === pageOrigin;
}
