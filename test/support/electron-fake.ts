import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { fakeEvent, FakeWebContents } from './electron-fake-contents.ts';
import { FakeSession } from './electron-fake-session.ts';

/**
 * Stands in for the `electron` module wherever there is no binary: windows, handlers, listeners and session rules are
 * kept and behave, so that tests look at what happened and not at which call was made. The `satisfies` slices tie the
 * shapes to the real typings: a renamed or changed member of a newer Electron fails the type-check.
 */

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly webContents = new FakeWebContents();
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly loaded: string[] = [];
  visible: boolean;
  minimized = false;
  maximized = false;
  focused = 0;
  destroyed = false;
  bounds: Electron.Rectangle = { x: 0, y: 0, width: 0, height: 0 };
  /** Set to let `loadURL` fail or wait. */
  static load: (url: string) => Promise<void> = () => Promise.resolve();
  /** Called for each new window, to play its page. */
  static made: (window: BrowserWindow) => void = () => undefined;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    this.visible = options.show !== false;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', fakeEvent(), this.webContents);
    BrowserWindow.made(this);
  }
  static getAllWindows(): BrowserWindow[] {
    return BrowserWindow.all.filter((window) => !window.destroyed);
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    await BrowserWindow.load(url);
    const { protocol: scheme, host } = new URL(url);
    this.webContents.mainFrame.origin = `${scheme}//${host}`;
    this.emit('ready-to-show');
  }
  show(): void {
    this.visible = true;
  }
  hide(): void {
    this.visible = false;
    this.emit('hide');
  }
  focus(): void {
    this.focused += 1;
  }
  maximize(): void {
    this.maximized = true;
  }
  restore(): void {
    this.minimized = false;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  getNormalBounds(): Electron.Rectangle {
    return this.bounds;
  }
  /** As the real one: `close`, then the page's objection, then it is gone. */
  close(): void {
    if (this.destroyed) return;
    const event = fakeEvent();
    this.emit('close', event);
    if (event.defaultPrevented || this.destroyed) return;
    if (this.webContents.objectsToLeaving) {
      const objection = fakeEvent();
      this.webContents.emit('will-prevent-unload', objection);
      if (!objection.defaultPrevented) return;
    }
    this.destroy();
  }
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.webContents.destroyed = true;
    this.emit('closed');
    if (BrowserWindow.getAllWindows().length === 0 && !app.leaving) app.emit('window-all-closed');
  }
}
BrowserWindow.prototype satisfies Pick<
  Electron.BrowserWindow,
  | 'loadURL'
  | 'show'
  | 'hide'
  | 'focus'
  | 'maximize'
  | 'restore'
  | 'isMinimized'
  | 'isMaximized'
  | 'isDestroyed'
  | 'getNormalBounds'
  | 'close'
  | 'destroy'
>;

class FakeApp extends EventEmitter {
  readonly switches: [string, string | undefined][] = [];
  readonly paths = new Map<string, string>();
  /** What happened in which order; `ready` is one of them. */
  readonly order: string[] = [];
  exitCode: number | undefined;
  leaving = false;
  isPackaged = false;
  lockFree = true;
  #ready = Promise.withResolvers<void>();
  readonly commandLine = {
    appendSwitch: (name: string, value?: string): void => void this.switches.push([name, value]),
  };
  /** Plays Electron: everything before this call happened before `ready`. */
  becomeReady(): void {
    this.order.push('ready');
    this.#ready.resolve();
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  enableSandbox(): void {
    this.order.push('enableSandbox');
  }
  requestSingleInstanceLock(): boolean {
    this.order.push('requestSingleInstanceLock');
    return this.lockFree;
  }
  setPath(name: string, path: string): void {
    this.order.push(`setPath ${name}`);
    this.paths.set(name, path);
  }
  getPath(name: string): string {
    return this.paths.get(name) ?? `/nowhere/${name}`;
  }
  getAppPath(): string {
    return this.getPath('app');
  }
  getLocale(): string {
    return 'zh-CN';
  }
  quit(): void {
    if (this.exitCode !== undefined) return;
    this.emit('before-quit', fakeEvent());
    this.leaving = true;
    for (const window of BrowserWindow.all) window.close();
    this.leaving = false;
    if (BrowserWindow.getAllWindows().length > 0) return;
    const event = fakeEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) return;
    this.exit(0);
  }
  exit(code = 0): void {
    if (this.exitCode !== undefined) return;
    this.exitCode = code;
    this.emit('quit', fakeEvent(), code);
  }
  reset(): void {
    this.removeAllListeners();
    this.switches.length = 0;
    this.order.length = 0;
    this.paths.clear();
    this.exitCode = undefined;
    this.leaving = false;
    this.isPackaged = false;
    this.lockFree = true;
    this.#ready = Promise.withResolvers<void>();
  }
}
export const app = new FakeApp();
app satisfies Pick<
  Electron.App,
  | 'whenReady'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'setPath'
  | 'getPath'
  | 'getAppPath'
  | 'getLocale'
  | 'quit'
  | 'exit'
  | 'isPackaged'
>;
app.commandLine satisfies Pick<Electron.CommandLine, 'appendSwitch'>;

export const session = { defaultSession: new FakeSession() };

class FakeProtocol {
  privileged: Electron.CustomScheme[] | undefined;
  readonly handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    app.order.push('registerSchemesAsPrivileged');
    this.privileged = schemes;
  }
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    this.handlers.set(scheme, handler);
  }
  async fetch(url: string, init?: RequestInit): Promise<Response> {
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) throw new Error(`no handler for ${url}`);
    return handler(new Request(url, init));
  }
}
export const protocol = new FakeProtocol();
protocol satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

class FakeDialog {
  readonly shown: { kind: string; options: object }[] = [];
  open: Electron.OpenDialogReturnValue = { canceled: true, filePaths: [] };
  save: Electron.SaveDialogReturnValue = { canceled: true, filePath: '' };
  choice = 0;
  showOpenDialog(_window: unknown, options: Electron.OpenDialogOptions = {}): Promise<Electron.OpenDialogReturnValue> {
    this.shown.push({ kind: 'open', options });
    return Promise.resolve(this.open);
  }
  showSaveDialog(_window: unknown, options: Electron.SaveDialogOptions = {}): Promise<Electron.SaveDialogReturnValue> {
    this.shown.push({ kind: 'save', options });
    return Promise.resolve(this.save);
  }
  showMessageBoxSync(_window: unknown, options: object = {}): number {
    this.shown.push({ kind: 'message', options });
    return this.choice;
  }
  showErrorBox(title: string, content: string): void {
    this.shown.push({ kind: 'error', options: { title, content } });
  }
}
export const dialog = new FakeDialog();
dialog satisfies Pick<Electron.Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBoxSync' | 'showErrorBox'>;

class FakeSafeStorage {
  available = false;
  backend: ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> = 'basic_text';
  /** Changes when the user, the desktop session or the computer does. */
  key = 'k1';
  isAsyncEncryptionAvailable(): Promise<boolean> {
    return Promise.resolve(this.available);
  }
  getSelectedStorageBackend(): ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> {
    return this.backend;
  }
  encryptStringAsync(text: string): Promise<Buffer> {
    return Promise.resolve(Buffer.from(`${this.key}:${Buffer.from(text).toString('hex')}`));
  }
  async decryptStringAsync(wrapped: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
    await Promise.resolve();
    const [key, hex = ''] = wrapped.toString().split(':');
    if (key !== this.key) throw new Error('Error while decrypting the ciphertext');
    return { result: Buffer.from(hex, 'hex').toString(), shouldReEncrypt: false };
  }
}
export const safeStorage = new FakeSafeStorage();
safeStorage satisfies Pick<
  Electron.SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>;

export const Menu = {
  template: undefined as Electron.MenuItemConstructorOptions[] | undefined,
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]): Electron.MenuItemConstructorOptions[] =>
    template,
  setApplicationMenu(menu: Electron.MenuItemConstructorOptions[]): void {
    Menu.template = menu;
  },
};

export const screen = {
  displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  getAllDisplays: (): { workArea: Electron.Rectangle }[] => screen.displays,
};

export const powerMonitor = new EventEmitter();

type Listener = (...values: unknown[]) => void;

/** For the preload script of one window: what the sandboxed renderer's `require('electron')` gives. */
export function rendererSide(window: BrowserWindow) {
  const contents = window.webContents;
  const exposed: Record<string, unknown> = {};
  const ipcRenderer = {
    invoke: (channel: string, ...values: unknown[]) => contents.ipc.invoke(channel, contents.mainFrame, ...values),
    on(channel: string, listener: Listener) {
      contents.receivers.add((name, ...values) => {
        if (name === channel) listener({ sender: 'secret' }, ...values);
      });
    },
  };
  const contextBridge = { exposeInMainWorld: (name: string, api: unknown) => void (exposed[name] = api) };
  const webUtils = { getPathForFile: (file: { path?: string }) => file.path ?? '' };
  return { module: { ipcRenderer, contextBridge, webUtils }, exposed };
}

/** Everything as after a fresh start. */
export function resetElectron(): void {
  app.reset();
  BrowserWindow.all.length = 0;
  BrowserWindow.load = () => Promise.resolve();
  BrowserWindow.made = () => undefined;
  session.defaultSession = new FakeSession();
  protocol.privileged = undefined;
  protocol.handlers.clear();
  Object.assign(dialog, {
    open: { canceled: true, filePaths: [] },
    save: { canceled: true, filePath: '' },
    choice: 0,
  });
  dialog.shown.length = 0;
  Object.assign(safeStorage, { available: false, backend: 'basic_text', key: 'k1' });
  Menu.template = undefined;
  powerMonitor.removeAllListeners();
}
