import { describe, expect, it } from 'vitest';
import { findBrowser, type Computer } from '../../electron/browser-host/find-browser.ts';

function computer(platform: NodeJS.Platform, env: Record<string, string>, there: readonly string[]): Computer {
  return { platform, env, isUsable: (path) => there.includes(path) };
}

describe('the browser that is used', () => {
  it('is Chrome before Edge before Chromium on Linux', () => {
    const all = ['/usr/bin/chromium', '/usr/bin/microsoft-edge', '/opt/google/chrome/google-chrome'];
    const env = { PATH: '/usr/local/bin:/usr/bin' };
    expect(findBrowser(computer('linux', env, all))).toEqual({ name: 'Chrome', path: all[2] });
    expect(findBrowser(computer('linux', env, all.slice(0, 2)))).toEqual({ name: 'Edge', path: all[1] });
    expect(findBrowser(computer('linux', env, all.slice(0, 1)))).toEqual({ name: 'Chromium', path: all[0] });
    expect(findBrowser(computer('linux', {}, []))).toBeUndefined();
  });

  it('is found in the program folders of Windows', () => {
    const path = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    expect(findBrowser(computer('win32', env, [path]))).toEqual({ name: 'Edge', path });
  });

  it('is found among the applications of macOS, also of one user', () => {
    const path = '/Users/li/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(computer('darwin', { HOME: '/Users/li' }, [path]))).toEqual({ name: 'Chrome', path });
  });

  it('is the chosen one, and none when that is not there', () => {
    const all = ['/usr/bin/chromium', '/opt/my/browser'];
    const env = { JIEPING_BROWSER: '/opt/my/browser' };
    expect(findBrowser(computer('linux', env, all))).toEqual({ name: 'chosen', path: '/opt/my/browser' });
    expect(findBrowser(computer('linux', env, all), '/usr/bin/chromium')?.path).toBe('/usr/bin/chromium');
    expect(findBrowser(computer('linux', { JIEPING_BROWSER: '/nowhere' }, all))).toBeUndefined();
  });
});
