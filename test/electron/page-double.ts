import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/** A port as the page is given it. */
export interface PortGiven {
  close(): void;
}

/** What `window.postMessage` in the page was given, and what preload exposed to it. */
export interface PageDouble {
  readonly posted: { readonly message: unknown; readonly target: string; readonly ports: readonly PortGiven[] }[];
  readonly exposed: Record<string, unknown>;
  readonly sent: unknown[][];
  /** What is given to preload in place of `window`. */
  readonly window: object;
  /** What is given to preload in place of Electron. */
  readonly electron: { readonly contextBridge: object; readonly ipcRenderer: EventEmitter };
  /** A message event reaches the page's window; from the window itself unless said otherwise. */
  message(data: unknown, source?: unknown): void;
  /** Main speaks to the page. */
  fromMain(channel: string, ports?: readonly PortGiven[]): void;
}

/** A double of the page that preload runs in, and of the part of Electron it uses there. */
export function pageDouble(): PageDouble {
  const posted: PageDouble['posted'] = [];
  const exposed: Record<string, unknown> = {};
  const sent: unknown[][] = [];
  const listeners: ((event: object) => void)[] = [];
  const window = {
    addEventListener: (type: string, listener: (event: object) => void) => void (type === 'message' && listeners.push(listener)),
    postMessage: (message: unknown, target: string, ports: readonly PortGiven[] = []) => void posted.push({ message, target, ports }),
  };
  const ipcRenderer = Object.assign(new EventEmitter(), { send: (...words: unknown[]) => void sent.push(words) });
  const contextBridge = { exposeInMainWorld: vi.fn((name: string, api: unknown) => void (exposed[name] = api)) };
  return {
    posted,
    exposed,
    sent,
    window,
    electron: { contextBridge, ipcRenderer },
    message: (data, source = window) => listeners.forEach((listener) => listener({ source, data })),
    fromMain: (channel, ports = []) => void ipcRenderer.emit(channel, { ports }),
  };
}
