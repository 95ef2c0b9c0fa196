import { setTimeout as pause } from 'node:timers/promises';
import { BrowserWindow } from 'electron';
import type { AppError } from '../../shared/errors.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Log, PrintPort } from '../backend/ports.ts';
import { isSettled, printRefusal } from '../backend/print-refusal.ts';
import { isOwnAddress, ORIGIN } from './origin.ts';
import { safePreferences } from './window.ts';

const POLL_MS = 20;

export interface PdfOptions {
  readonly packaged: boolean;
  readonly log: Log;
  /** A page that is not ready by then is given up; it never blocks the batch. Milliseconds. */
  readonly timeout?: number;
}

const STATE = `document.documentElement.dataset.print ?? ''`;

/** What the page says about its data, its fonts and its layout, once it has settled. */
async function untilSettled(window: BrowserWindow, address: string, stop: AbortSignal): Promise<string> {
  await window.loadURL(address);
  for (;;) {
    const said: unknown = await window.webContents.executeJavaScript(STATE);
    if (typeof said === 'string' && isSettled(said)) return said;
    await pause(POLL_MS, undefined, { signal: stop });
  }
}

async function inTime(window: BrowserWindow, address: string, timeout: number): Promise<string | null> {
  const stop = new AbortController();
  const late = pause(timeout, null, { signal: stop.signal });
  const settled = untilSettled(window, address, stop.signal);
  // Whichever loses is ended below and has nothing more to say.
  late.catch(() => undefined);
  settled.catch(() => undefined);
  try {
    return await Promise.race([settled, late]);
  } finally {
    stop.abort();
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
    const said = await inTime(window, address, timeout);
    if (said === null) {
      log.error('print.timeout', { timeout });
      return refuse({ code: 'internal', errorId: 'print:timeout' });
    }
    const refusal = printRefusal(said);
    if (refusal !== undefined) {
      log.error('print.refused', { state: said });
      return refuse(refusal);
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
    return refuse({ code: 'internal', errorId: 'print:failed' });
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
