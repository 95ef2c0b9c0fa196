import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagedChromium, type PackagedChromium } from '../../electron/browser-host/chromium-package.ts';
import { findBrowser, thisComputer } from '../../electron/browser-host/find-browser.ts';

/** One unpacked browser for all test runs of this user. */
export function chromiumCache(): string {
  return process.env['JIEPING_CACHE'] ?? join(tmpdir(), `jieping-test-cache-${process.getuid?.() ?? 'user'}`);
}

/** The packaged browser, whatever the system has. Throws with the reason where it cannot run. */
export async function packagedOnly(): Promise<PackagedChromium> {
  const found = await packagedChromium(chromiumCache());
  if (!found.ok) throw new Error(`no packaged browser: ${found.error}`);
  return found.value;
}

/**
 * A browser for Playwright's `executablePath`: the one named in `JIEPING_BROWSER`, else the packaged one, else the
 * system's. Sets the environment that the packaged one needs, which the test workers inherit.
 */
export async function chromiumPath(): Promise<string> {
  if (process.env['JIEPING_BROWSER'] === undefined) {
    const packaged = await packagedChromium(chromiumCache());
    if (packaged.ok) {
      Object.assign(process.env, packaged.value.env);
      return packaged.value.path;
    }
  }
  const installed = findBrowser(thisComputer());
  if (installed === undefined) throw new Error('the tests need Chrome, Edge, Chromium or the packaged browser');
  return installed.path;
}
