import { setTimeout as pause } from 'node:timers/promises';
import { BrowserWindow } from 'electron';
import type { AppError } from '../../shared/errors.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Log, PrintPort } from '../backend/ports.ts';
import { isOwnAddress, ORIGIN } from './origin.ts';
import { safePreferences } from './window.ts';

const POLL_MS = 20;

export interface PdfOptions {
  readonly packaged: boolean;
  readonly log: Log;
  /** A page that is not ready by then is given up; it never blocks the batch. Milliseconds. */
  readonly timeout?: number;
}

/** The page says it when its data, its fonts and its layout are there. */
async function untilReady(window: BrowserWindow, address: string, stop: AbortSignal): Promise<void> {
  await window.loadURL(address);
  while (!stop.aborted && !window.isDestroyed()) {
    const state: unknown = await window.webContents.executeJavaScript('document.documentElement.dataset.print');
    if (state === 'ready') return;
    await pause(POLL_MS);
  }
}

async function inTime(window: BrowserWindow, address: string, timeout: number): Promise<boolean> {
  const stop = new AbortController();
  const late = pause(timeout, false, { signal: stop.signal });
  try {
    return await Promise.race([untilReady(window, address, stop.signal).then(() => true), late]);
  } finally {
    // Ends the loop where the clock won, and the clock where the page won.
    stop.abort();
    late.catch(() => undefined);
  }
}

async function printOne(
  page: string,
  { packaged, log, timeout = 30_000 }: PdfOptions,
): Promise<Result<Uint8Array, AppError>> {
  const address = ORIGIN + page;
  if (!page.startsWith('/') || !isOwnAddress(address)) return refuse({ code: 'not_found', what: 'page', id: page });
  const window = new BrowserWindow({
    show: false,
    // No preload: a print page has no channel to anything. Hidden windows would otherwise be slowed down.
    webPreferences: { ...safePreferences(packaged), backgroundThrottling: false },
  });
  try {
    if (!(await inTime(window, address, timeout))) {
      log.error('print.timeout', { timeout });
      return refuse({ code: 'internal', errorId: 'print-timeout' });
    }
    const pdf = await window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: false,
    });
    return ok(new Uint8Array(pdf));
  } catch (error) {
    log.error('print.failed', { stack: error instanceof Error ? error.stack : String(error) });
    return refuse({ code: 'internal', errorId: 'print-failed' });
  } finally {
    if (!window.isDestroyed()) window.destroy();
  }
}

/** Prints in hidden windows of the running app, strictly one after another, also across batches. */
export function createPdfWindows(options: PdfOptions): PrintPort {
  let last: Promise<unknown> = Promise.resolve();
  return {
    open: () =>
      Promise.resolve(
        ok({
          pdf(page: string) {
            const mine = last.then(() => printOne(page, options));
            last = mine;
            return mine;
          },
          async close() {
            await last;
          },
        }),
      ),
  };
}
