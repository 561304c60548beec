import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import type { ElectronApi } from '../../electron/api.ts';

/**
 * A double of the parts of Electron that Daybook uses. It keeps Electron's order (what must come before
 * `ready` throws after it, and the other way round) and Electron's defaults where nobody forbids: any
 * navigation, window, webview and permission is granted. What is done to it can be read off it.
 */
export interface ElectronDouble {
  /** What is given to the program in place of Electron. */
  readonly electron: ElectronApi;
  readonly app: AppDouble;
  readonly windows: readonly WindowDouble[];
  readonly processes: readonly ProcessDouble[];
  readonly schemes: readonly Electron.CustomScheme[];
  readonly session: SessionDouble;
  readonly errorBoxes: readonly { title: string; content: string }[];
  readonly ipcMain: EventEmitter;
  /** The application menu that was set, as its template. */
  menu(): readonly Electron.MenuItemConstructorOptions[];
  /** The answer of the program's protocol to a page's request. */
  request(url: string, init?: RequestInit): Promise<Response>;
}

/** How the machine stands that the double pretends to be. */
export interface Machine {
  readonly userData: string;
  readonly displays?: readonly [Electron.Rectangle, ...Electron.Rectangle[]];
  readonly alreadyRuns?: boolean;
  readonly isPackaged?: boolean;
}

/** An event that can be prevented, as Electron's are. */
class Preventable {
  prevented = false;
  constructor(details: object = {}) {
    Object.assign(this, details);
  }
  preventDefault(): void {
    this.prevented = true;
  }
}

export class AppDouble extends EventEmitter implements Pick<Electron.App, 'requestSingleInstanceLock' | 'quit' | 'enableSandbox' | 'whenReady' | 'getPath' | 'getVersion' | 'setAboutPanelOptions' | 'showAboutPanel' | 'isPackaged'> {
  readonly #machine: Machine;
  readonly windows: WindowDouble[] = [];
  readonly isPackaged: boolean;
  isReady = false;
  isSandboxed = false;
  aboutPanel: Electron.AboutPanelOptionsOptions | null = null;
  aboutShown = 0;
  hasQuit = false;

  constructor(machine: Machine) {
    super();
    this.#machine = machine;
    this.isPackaged = machine.isPackaged ?? true;
  }
  requestSingleInstanceLock(): boolean {
    return !this.#machine.alreadyRuns;
  }
  enableSandbox(): void {
    if (this.isReady) throw new Error('app.enableSandbox() can only be called before the app is ready');
    this.isSandboxed = true;
  }
  async whenReady(): Promise<void> {
    await Promise.resolve();
    this.isReady = true;
  }
  getPath(name: string): string {
    if (name !== 'userData') throw new Error(`The double has no path ${name}`);
    return this.#machine.userData;
  }
  getVersion(): string {
    return '1.2.3';
  }
  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    this.aboutPanel = options;
  }
  showAboutPanel(): void {
    this.aboutShown += 1;
  }
  quit(): void {
    for (const window of this.windows) if (!window.isDestroyed()) window.destroyWithin();
    const event = new Preventable();
    this.emit('will-quit', event);
    if (!event.prevented) this.hasQuit = true;
  }
}

/** A frame of a page; the page's own origin and the top unless said otherwise. */
export function frameDouble(frame: Partial<Pick<Electron.WebFrameMain, 'origin' | 'parent'>> = {}): Electron.WebFrameMain {
  return { origin: 'daybook://window', parent: null, ...frame } as Electron.WebFrameMain;
}

export class ContentsDouble extends EventEmitter implements Pick<Electron.WebContents, 'setWindowOpenHandler' | 'send' | 'postMessage' | 'isDestroyed' | 'reload'> {
  readonly #ipcMain: EventEmitter;
  readonly received: { channel: string; ports: readonly Electron.MessagePortMain[] }[] = [];
  reloads = 0;
  destroyed = false;
  #openHandler: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | null = null;

  constructor(ipcMain: EventEmitter) {
    super();
    this.#ipcMain = ipcMain;
  }
  setWindowOpenHandler(handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse): void {
    this.#openHandler = handler;
  }
  send(channel: string): void {
    this.postMessage(channel, null);
  }
  postMessage(channel: string, _message: unknown, ports: Electron.MessagePortMain[] = []): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    this.received.push({ channel, ports });
    this.emit('double:received', channel, ports);
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  reload(): void {
    this.reloads += 1;
  }

  /** The page speaks to main. */
  speak(channel: string, senderFrame: Electron.WebFrameMain | null = frameDouble()): void {
    this.#ipcMain.emit(channel, { sender: this, senderFrame, ports: [] });
  }
  /** The page, or a frame in it, tries to go elsewhere. Out: whether it got there. */
  navigate(url: string, isMainFrame = true): boolean {
    const asked = isMainFrame ? (['will-frame-navigate', 'will-navigate'] as const) : (['will-frame-navigate'] as const);
    return asked.every((event) => this.allows(event, url, isMainFrame));
  }
  /** Electron asks, by one of its events, whether the page may go elsewhere. */
  allows(name: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', url: string, isMainFrame = true): boolean {
    const event = new Preventable({ url, isMainFrame });
    this.emit(name, event);
    return !event.prevented;
  }
  /** A server answers a load with a redirect. Out: whether it was followed. */
  redirect(url: string): boolean {
    return this.allows('will-redirect', url);
  }
  /** The page tries to put a webview into itself. Out: whether it could. */
  attachWebview(src: string): boolean {
    const event = new Preventable();
    this.emit('will-attach-webview', event, {}, { src });
    return !event.prevented;
  }
  /** The page tries `window.open`. Out: whether a window opened. */
  open(url: string): boolean {
    return this.#openHandler?.({ url } as Electron.HandlerDetails).action !== 'deny';
  }
}

export class WindowDouble extends EventEmitter implements Pick<Electron.BrowserWindow, 'loadURL' | 'show' | 'focus' | 'maximize' | 'restore' | 'isMaximized' | 'isMinimized' | 'isDestroyed' | 'getNormalBounds' | 'close'> {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly contents: ContentsDouble;
  readonly #app: AppDouble;
  bounds: Electron.Rectangle;
  address: string | null = null;
  isShown = false;
  isFocused = false;
  maximized = false;
  minimized = false;

  constructor(app: AppDouble, contents: ContentsDouble, options: Electron.BrowserWindowConstructorOptions) {
    super();
    if (!app.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.options = options;
    this.contents = contents;
    this.bounds = { x, y, width, height };
    this.#app = app;
    app.windows.push(this);
    app.emit('web-contents-created', {}, contents);
  }
  get webContents(): Electron.WebContents {
    return this.contents as unknown as Electron.WebContents;
  }
  async loadURL(url: string): Promise<void> {
    this.address = url;
  }
  show(): void {
    this.isShown = true;
  }
  focus(): void {
    this.isFocused = true;
  }
  maximize(): void {
    this.maximized = true;
    this.isShown = true;
  }
  restore(): void {
    this.minimized = false;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isDestroyed(): boolean {
    return this.contents.destroyed;
  }
  getNormalBounds(): Electron.Rectangle {
    return this.bounds;
  }
  close(): void {
    this.destroyWithin();
    this.#app.emit('window-all-closed');
  }
  /** Ends the window as part of something larger: the app's quitting says nothing of windows closed. */
  destroyWithin(): void {
    this.emit('close', new Preventable());
    this.contents.destroyed = true;
    this.contents.emit('destroyed');
  }
}

/** A utility process that does nothing by itself: a test speaks and dies for it. */
export class ProcessDouble extends EventEmitter implements Pick<Electron.UtilityProcess, 'postMessage' | 'kill'> {
  readonly entry: string;
  readonly args: readonly string[];
  readonly received: { message: unknown; ports: readonly Electron.MessagePortMain[] }[] = [];
  killed = false;

  constructor(entry: string, args: readonly string[]) {
    super();
    this.entry = entry;
    this.args = args;
  }
  postMessage(message: unknown, ports: Electron.MessagePortMain[] = []): void {
    this.received.push({ message, ports });
    this.emit('double:received', { data: message, ports });
  }
  kill(): boolean {
    this.killed = true;
    return true;
  }
  /** The process tells main something. */
  speak(message: unknown): void {
    this.emit('message', message);
  }
  /** The process ends. */
  die(code = 0): void {
    this.emit('exit', code);
  }
}

export class SessionDouble implements Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'> {
  #request: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null;
  #check: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  #device: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null;

  setPermissionRequestHandler(handler: Parameters<Electron.Session['setPermissionRequestHandler']>[0]): void {
    this.#request = handler;
  }
  setPermissionCheckHandler(handler: Parameters<Electron.Session['setPermissionCheckHandler']>[0]): void {
    this.#check = handler;
  }
  setDevicePermissionHandler(handler: Parameters<Electron.Session['setDevicePermissionHandler']>[0]): void {
    this.#device = handler;
  }
  /** The page asks for a permission. Out: what it is told; granted where nobody decides, as in Electron. */
  ask(permission: string): Promise<boolean> {
    const handler = this.#request;
    if (!handler) return Promise.resolve(true);
    return new Promise((resolve) => handler({} as Electron.WebContents, permission as 'media', resolve, {} as Electron.PermissionRequest));
  }
  /** Chromium checks a permission for the page. */
  check(permission: string): boolean {
    return this.#check?.(null, permission as 'media', 'daybook://window', {} as Electron.PermissionCheckHandlerHandlerDetails) ?? true;
  }
  /** The page asks for a device it was once given. */
  device(deviceType: 'hid' | 'serial' | 'usb'): boolean {
    return this.#device?.({ deviceType, origin: 'daybook://window' } as Electron.DevicePermissionHandlerHandlerDetails) ?? true;
  }
}

/** Makes a double of Electron on a machine. */
export function electronDouble(machine: Machine): ElectronDouble {
  const app = new AppDouble(machine);
  const ipcMain = new EventEmitter();
  const session = new SessionDouble();
  const processes: ProcessDouble[] = [];
  const schemes: Electron.CustomScheme[] = [];
  const errorBoxes: { title: string; content: string }[] = [];
  const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
  const displays = (machine.displays ?? [{ x: 0, y: 0, width: 1920, height: 1040 }]).map((workArea, id) => ({ id, workArea }) as Electron.Display);
  let menu: readonly Electron.MenuItemConstructorOptions[] = [];

  const mustBeReady = (what: string) => {
    if (!app.isReady) throw new Error(`${what} can only be used after the app is ready`);
  };
  const protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'> = {
    registerSchemesAsPrivileged(given) {
      if (app.isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
      schemes.push(...given);
    },
    handle(scheme, handler) {
      mustBeReady('protocol');
      handlers.set(scheme, handler);
    },
  };
  const screen: Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay'> = {
    getAllDisplays: () => displays,
    getPrimaryDisplay: () => displays[0]!,
  };
  const dialog: Pick<Electron.Dialog, 'showErrorBox'> = {
    showErrorBox: (title, content) => void errorBoxes.push({ title, content }),
  };
  const Menu = {
    buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
    setApplicationMenu: (template: Electron.MenuItemConstructorOptions[]) => {
      menu = template;
    },
  };
  const utilityProcess = {
    fork(entry: string, args: string[] = []): ProcessDouble {
      mustBeReady('utilityProcess');
      const child = new ProcessDouble(entry, args);
      processes.push(child);
      return child;
    },
  };
  class BrowserWindow extends WindowDouble {
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super(app, new ContentsDouble(ipcMain), options);
    }
  }
  const sessions = {
    get defaultSession(): SessionDouble {
      mustBeReady('session');
      return session;
    },
  };
  return {
    electron: { app, BrowserWindow, dialog, ipcMain, Menu, MessageChannelMain: MessageChannel, protocol, screen, session: sessions, utilityProcess } as unknown as ElectronApi,
    app,
    windows: app.windows,
    processes,
    schemes,
    session,
    errorBoxes,
    ipcMain,
    menu: () => menu,
    async request(url, init) {
      const handler = handlers.get(new URL(url).protocol.slice(0, -1));
      if (!handler) throw new Error(`net::ERR_UNKNOWN_URL_SCHEME ${url}`);
      return handler(new Request(url, init));
    },
  };
}
