import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { app, BrowserWindow, resetElectron } from '../support/electron-fake.ts';
import { asReal } from '../support/as-real.ts';
import { createMemory } from '../../electron/shell/memory.ts';
import { menuTemplate } from '../../electron/shell/menu.ts';
import { createMainWindow, focusWindow, showStartPage, usableBounds } from '../../electron/shell/window.ts';
import { wordsIn } from '../../electron/shell/words.ts';

const file = (): string => join(mkdtempSync(join(tmpdir(), 'window-')), 'window.json');
const open = (packaged = true, memory = createMemory(file())) => {
  createMainWindow({ preload: '/app/preload.cjs', packaged, memory });
  const window = BrowserWindow.all[0]!;
  return { window, preferences: window.options.webPreferences! };
};

beforeEach(resetElectron);

describe('preferences of the main window', () => {
  it.each(['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames'] as const)(
    '%s is off',
    (name) => {
      expect(open().preferences[name]).toBe(false);
    },
  );
  it('isolates the context', () => expect(open().preferences.contextIsolation).toBe(true));
  it('runs in the sandbox', () => expect(open().preferences.sandbox).toBe(true));
  it('keeps web security on', () => expect(open().preferences.webSecurity).toBe(true));
  it('runs no insecure content', () => expect(open().preferences.allowRunningInsecureContent).toBe(false));
  it.each(['experimentalFeatures', 'enableBlinkFeatures', 'disableBlinkFeatures'])('%s is not set', (name) => {
    expect(open().preferences).not.toHaveProperty(name);
  });
  it('has no web views', () => expect(open().preferences.webviewTag).toBe(false));
  it('does not navigate to what is dropped', () => expect(open().preferences.navigateOnDragDrop).toBe(false));
  it('checks no spelling', () => expect(open().preferences.spellcheck).toBe(false));
  it('has developer tools only where it is not packaged', () => {
    expect(open(true).preferences.devTools).toBe(false);
    resetElectron();
    expect(open(false).preferences.devTools).toBe(true);
  });
});

describe('main window', () => {
  it('loads our own start page and shows itself when it has painted', async () => {
    const { window } = open();
    expect(window.visible).toBe(false);
    await showStartPage(asReal(window));
    expect(window.loaded).toEqual(['app://bundle/index.html']);
    expect(window.visible).toBe(true);
  });

  it('comes back where it was', () => {
    const path = file();
    const first = open(true, createMemory(path)).window;
    first.bounds = { x: 40, y: 50, width: 1200, height: 700 };
    first.maximized = true;
    first.close();
    const second = createMainWindow({ preload: '', packaged: true, memory: createMemory(path) });
    expect(asReal<BrowserWindow>(second).options).toMatchObject({ x: 40, y: 50, width: 1200, height: 700 });
    expect(second.isMaximized()).toBe(true);
  });

  it('does not come back on a screen that is gone', () => {
    const area = { x: 0, y: 0, width: 1920, height: 1040 };
    const away = { x: 3000, y: 0, width: 1200, height: 700 };
    expect(usableBounds(away, [area])).toEqual({ width: 1360, height: 860 });
    expect(usableBounds({ ...away, x: 1700 }, [area])).toMatchObject({ x: 1700 });
  });

  it('takes a damaged memory for none and can write again', () => {
    const path = file();
    writeFileSync(path, '{"bounds": 7');
    const memory = createMemory(path);
    expect(memory.get()).toEqual({});
    memory.set({ folder: '/media/stick' });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ folder: '/media/stick' });
  });

  it('comes to the front even from the task bar', () => {
    const { window } = open();
    window.minimized = true;
    focusWindow(asReal(window));
    expect([window.minimized, window.visible, window.focused]).toEqual([false, true, 1]);
    expect(app.exitCode).toBeUndefined();
  });
});

describe('menu', () => {
  const roles = (packaged: boolean, platform: NodeJS.Platform = 'linux') =>
    menuTemplate(wordsIn('zh'), platform, packaged).flatMap((entry) =>
      Array.isArray(entry.submenu) ? entry.submenu.map((item) => item.role) : [],
    );
  it('has neither reload nor developer tools where it is packaged', () => {
    expect(roles(true)).not.toContain('reload');
    expect(roles(true)).not.toContain('forceReload');
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(false)).toContain('toggleDevTools');
  });
  it('has the clipboard, which macOS only offers through a menu', () => {
    expect(roles(true, 'darwin')).toEqual(expect.arrayContaining(['quit', 'cut', 'copy', 'paste', 'selectAll']));
  });
  it('speaks both languages', () => {
    expect(menuTemplate(wordsIn('zh'), 'linux', true).map((entry) => entry.label)).toEqual(['编辑', '显示']);
    expect(menuTemplate(wordsIn('en'), 'linux', true).map((entry) => entry.label)).toEqual(['Edit', 'View']);
  });
});
