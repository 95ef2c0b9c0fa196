import { existsSync, openSync, readSync, closeSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A browser that understands `--app` and prints to PDF. */
export interface Browser {
  readonly name: 'Chrome' | 'Edge' | 'Chromium' | 'chosen';
  readonly path: string;
}

export interface Computer {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether there is a program at this path that can open files in hidden folders. */
  isUsable(path: string): boolean;
}

const LINUX = [
  ['Chrome', 'google-chrome-stable'],
  ['Chrome', 'google-chrome'],
  ['Edge', 'microsoft-edge-stable'],
  ['Edge', 'microsoft-edge'],
  ['Chromium', 'chromium'],
  ['Chromium', 'chromium-browser'],
] as const;

const MAC = [
  ['Chrome', 'Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['Edge', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['Chromium', 'Chromium.app/Contents/MacOS/Chromium'],
] as const;

const WINDOWS = [
  ['Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
  ['Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
  ['Chromium', 'Chromium\\Application\\chrome.exe'],
] as const;

function present(values: readonly (string | undefined)[]): string[] {
  return values.filter((value): value is string => value !== undefined && value !== '');
}

function candidates({ platform, env }: Computer): Browser[] {
  if (platform === 'win32') {
    const roots = present([env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]);
    return WINDOWS.flatMap(([name, file]) => roots.map((root) => ({ name, path: `${root}\\${file}` })));
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', ...present([env['HOME']]).map((home) => `${home}/Applications`)];
    return MAC.flatMap(([name, file]) => roots.map((root) => ({ name, path: `${root}/${file}` })));
  }
  const folders = present([...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/opt/google/chrome']);
  return LINUX.flatMap(([name, file]) => folders.map((folder) => ({ name, path: join(folder, file) })));
}

/**
 * The browser to use: the one that was chosen (`--browser` or `JIEPING_BROWSER`), else Chrome, Edge, Chromium in that
 * order. A chosen one that is not there is not silently replaced: gives undefined.
 */
export function findBrowser(computer: Computer, chosen?: string): Browser | undefined {
  const path = chosen ?? computer.env['JIEPING_BROWSER'];
  if (path !== undefined && path !== '') {
    return computer.isUsable(path) ? { name: 'chosen', path } : undefined;
  }
  return candidates(computer).find((browser) => computer.isUsable(browser.path));
}

/** Whether `path` starts a browser from a snap, which may not read hidden folders such as the data folder. */
function isSnap(path: string): boolean {
  const real = realpathSync(path);
  if (real.startsWith('/snap/') || real === '/usr/bin/snap') return true;
  const head = Buffer.alloc(4096);
  const file = openSync(real, 'r');
  try {
    const text = head.toString('latin1', 0, readSync(file, head, 0, head.length, 0));
    return text.startsWith('#!') && text.includes('/snap/');
  } finally {
    closeSync(file);
  }
}

/** This computer as it is. */
export function thisComputer(): Computer {
  return {
    platform: process.platform,
    env: process.env,
    isUsable(path) {
      if (!existsSync(path)) return false;
      return process.platform !== 'linux' || !isSnap(path);
    },
  };
}
