import { contextBridge, ipcRenderer } from 'electron';
import { channels, pageMessages } from './channels.ts';

/** The little of the page's window that is used here, where the types of the browser are not at hand. */
declare const window: {
  addEventListener(type: 'message', listener: (event: { readonly source: unknown; readonly data: unknown }) => void): void;
  postMessage(message: string, targetOrigin: string, transfer?: readonly unknown[]): void;
};

contextBridge.exposeInMainWorld('daybookShell', { kind: 'electron' });

let isAsking = false;

window.addEventListener('message', ({ source, data }) => {
  if (source !== window || data !== pageMessages.ready || isAsking) return;
  isAsking = true;
  ipcRenderer.send(channels.portWanted);
});

ipcRenderer.on(channels.port, ({ ports: [port] }) => {
  if (!port) return;
  // A port that was asked for by the page before this one is of no use to this one.
  if (!isAsking) return port.close();
  isAsking = false;
  window.postMessage(pageMessages.station, '*', [port]);
});

ipcRenderer.on(channels.stationLost, () => window.postMessage(pageMessages.stationLost, '*'));
