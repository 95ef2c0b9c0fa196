import type { BrowserWindowConstructorOptions, Rectangle, WebPreferences } from 'electron';
import { BrowserWindow, screen } from 'electron';
import type { Memory } from './memory.ts';
import { ORIGIN } from './origin.ts';

const DEFAULT_SIZE = { width: 1360, height: 860 };

/** What every window of the app has in common; written out even where it is the default, so that a test can see it. */
export function safePreferences(packaged: boolean): WebPreferences {
  return {
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    safeDialogs: true,
    devTools: !packaged,
  };
}

/** The remembered place, if some of it is still on a screen: a projector may have been unplugged. */
export function usableBounds(bounds: Rectangle | undefined, workAreas: readonly Rectangle[]): Partial<Rectangle> {
  if (bounds === undefined) return DEFAULT_SIZE;
  const seen = workAreas.some((area) => {
    const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
    return width >= 100 && height >= 100;
  });
  return seen ? bounds : DEFAULT_SIZE;
}

export interface MainWindowOptions {
  readonly preload: string;
  readonly packaged: boolean;
  readonly memory: Memory;
}

/** Makes the one main window, hidden until the page has painted; it remembers its place. */
export function createMainWindow({ preload, packaged, memory }: MainWindowOptions): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const options: BrowserWindowConstructorOptions = {
    ...usableBounds(memory.get().bounds, areas),
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: '街评 Jieping',
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: { ...safePreferences(packaged), preload },
  };
  const window = new BrowserWindow(options);
  if (memory.get().maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => memory.set({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }));
  return window;
}

/** Opens the start page in it. */
export async function showStartPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(`${ORIGIN}/index.html`);
}

export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
