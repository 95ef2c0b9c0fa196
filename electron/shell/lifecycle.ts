import type { App, BrowserWindow, Dialog, PowerMonitor } from 'electron';
import type { Log } from '../backend/ports.ts';
import type { Words } from './words.ts';
import type { WorkTracker } from './work-tracker.ts';
import { focusWindow } from './window.ts';

/** A page sends what it holds within a frame of being hidden; then the disk has at most three seconds. */
const QUIET_MS = 120;
const FLUSH_LIMIT_MS = 3000;
const SECOND_CRASH_MS = 60_000;

/** One copy per data folder; a second start brings the first one's window to the front. False: leave at once. */
export function claimOnlyInstance(app: App, window: () => BrowserWindow | undefined): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const open = window();
    if (open !== undefined) focusWindow(open);
  });
  return true;
}

export interface CrashOptions {
  readonly app: Pick<App, 'exit'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly log: Log;
  readonly words: () => Words;
  readonly newId: () => string;
}

/** After a bug nothing goes on: the reason goes to the log under a number, the number to the user. */
export function crashHandler({ app, dialog, log, words, newId }: CrashOptions): (reason: unknown) => void {
  return (reason) => {
    const errorId = newId();
    log.error('crash', { errorId, stack: reason instanceof Error ? reason.stack : String(reason) });
    dialog.showErrorBox(words().crashTitle, `${words().crashText} ${errorId}`);
    app.exit(1);
  };
}

export interface QuitOptions {
  readonly app: App;
  readonly window: BrowserWindow;
  readonly dialog: Pick<Dialog, 'showMessageBoxSync'>;
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  readonly tracker: WorkTracker;
  readonly words: () => Words;
  readonly log: Log;
  /** Closes the databases; called once. */
  readonly close: () => void;
}

/**
 * The polite way out: the window is hidden, which makes the page send what it still holds; when all of it is durable
 * the page may go, then the databases close. Nothing depends on this path, it only spares the user a loss of the last
 * half second. A save that is refused here brings the window back and asks.
 */
export function arrangeQuit({ app, window, dialog, powerMonitor, tracker, words, log, close }: QuitOptions): void {
  let flushed = false;
  let flushing = false;
  let closed = false;
  const closeOnce = (): void => {
    if (closed) return;
    closed = true;
    try {
      close();
    } catch (error) {
      log.error('close.failed', { stack: error instanceof Error ? error.stack : String(error) });
    }
  };
  const mayLeave = (): boolean => {
    focusWindow(window);
    const asked = {
      type: 'warning' as const,
      message: words().unsavedTitle,
      detail: words().unsavedText,
      buttons: [words().stay, words().leave],
      defaultId: 0,
      cancelId: 0,
    };
    return dialog.showMessageBoxSync(window, asked) === 1;
  };
  const flush = async (): Promise<void> => {
    flushing = true;
    window.hide();
    const outcome = await tracker.settle(QUIET_MS, FLUSH_LIMIT_MS);
    flushing = false;
    if (window.isDestroyed()) return;
    if (outcome === 'settled') {
      flushed = true;
      window.close();
    } else if (mayLeave()) window.destroy();
  };
  window.on('close', (event) => {
    if (flushed) return;
    event.preventDefault();
    if (!flushing) void flush();
  });
  window.webContents.on('will-prevent-unload', (event) => {
    // The page holds something that it cannot get saved. Preventing this event means leaving all the same.
    if (mayLeave()) event.preventDefault();
    else flushed = false;
  });
  // Logging off does not come by way of `before-quit` on Windows, and there is no time to wait.
  window.on('query-session-end', () => window.hide());
  window.on('session-end', closeOnce);
  powerMonitor.on('shutdown', () => app.quit());
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', closeOnce);
}

export interface RecoveryOptions {
  readonly window: BrowserWindow;
  readonly dialog: Pick<Dialog, 'showMessageBoxSync'>;
  readonly words: () => Words;
  readonly log: Log;
  /** Milliseconds that only go forward. */
  readonly elapsed: () => number;
}

/** A page that died comes back by itself once; if it dies again within a minute, the user decides. */
export function recoverPage({ window, dialog, words, log, elapsed }: RecoveryOptions): void {
  let last = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('page.gone', { why: reason, exitCode });
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const again = elapsed() - last < SECOND_CRASH_MS;
    last = elapsed();
    if (!again) {
      window.webContents.reload();
      return;
    }
    const choice = dialog.showMessageBoxSync(window, {
      type: 'error',
      message: words().pageGone,
      detail: words().pageGoneText,
      buttons: [words().reload, words().quit],
      defaultId: 0,
      cancelId: 0,
    });
    if (choice === 0) window.webContents.reload();
    else window.destroy();
  });
}
