import type { App } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { app as fakeApp, BrowserWindow, dialog, powerMonitor, resetElectron } from '../support/electron-fake.ts';
import { fakeEvent } from '../support/electron-fake-contents.ts';
import { asReal } from '../support/as-real.ts';
import { createMemoryLog } from '../support/memory-log.ts';
import { arrangeQuit, claimOnlyInstance, crashHandler, recoverPage } from '../../electron/shell/lifecycle.ts';
import { wordsIn } from '../../electron/shell/words.ts';
import { createWorkTracker } from '../../electron/shell/work-tracker.ts';
import { ok, refuse } from '../../shared/result.ts';

const app = asReal<App>(fakeApp);
const words = () => wordsIn('zh');

function running() {
  const window = new BrowserWindow();
  const tracker = createWorkTracker();
  const log = createMemoryLog();
  const order: string[] = [];
  const close = vi.fn<() => void>(() => void order.push('database closed'));
  arrangeQuit({
    app,
    window: asReal(window),
    dialog: asReal(dialog),
    powerMonitor: asReal(powerMonitor),
    tracker,
    words,
    log,
    close,
  });
  return { window, tracker, log, close, order };
}
const exited = () => vi.waitFor(() => expect(fakeApp.exitCode).toBeDefined(), { timeout: 5000 });

beforeEach(resetElectron);

describe('only instance', () => {
  it('leaves when another one has the folder', () => {
    fakeApp.lockFree = false;
    expect(claimOnlyInstance(app, () => undefined)).toBe(false);
  });

  it('shows the window when it is started a second time', () => {
    const window = new BrowserWindow({ show: false });
    window.minimized = true;
    expect(claimOnlyInstance(app, () => asReal(window))).toBe(true);
    fakeApp.emit('second-instance');
    expect([window.visible, window.minimized, window.focused]).toEqual([true, false, 1]);
  });

  it('does not mind a second start before there is a window', () => {
    claimOnlyInstance(app, () => undefined);
    expect(() => fakeApp.emit('second-instance')).not.toThrow();
  });
});

describe('quitting', () => {
  it('lets the page send what it holds, then closes the database, then ends', async () => {
    const { window, tracker, order, close } = running();
    window.on('hide', () => {
      const save = new Promise<void>((resolve) => {
        setTimeout(resolve, 200);
      }).then(() => {
        order.push('saved');
        return ok(null);
      });
      void tracker.track(save);
    });
    window.close();
    expect(window.destroyed).toBe(false);
    await exited();
    expect(order).toEqual(['saved', 'database closed']);
    expect(close).toHaveBeenCalledOnce();
    expect(fakeApp.exitCode).toBe(0);
  });

  it('does the same for the menu, the keyboard and the system’s wish', async () => {
    const { order } = running();
    fakeApp.quit();
    expect(fakeApp.exitCode).toBeUndefined();
    await exited();
    expect(order).toEqual(['database closed']);
  });

  it('flushes once, however often it is asked', async () => {
    const { window, tracker } = running();
    const settle = vi.spyOn(tracker, 'settle');
    window.close();
    window.close();
    fakeApp.quit();
    await exited();
    expect(settle).toHaveBeenCalledOnce();
  });

  const refusedSave = ({ window, tracker }: ReturnType<typeof running>) =>
    window.on('hide', () => void tracker.track(Promise.resolve(refuse({ code: 'disk', op: 'full' } as const))));

  it('comes back and asks when the last save is refused', async () => {
    const host = running();
    refusedSave(host);
    host.window.close();
    await vi.waitFor(() => expect(dialog.shown).toHaveLength(1), { timeout: 5000 });
    expect(host.window).toMatchObject({ visible: true, destroyed: false });
    expect(host.close).not.toHaveBeenCalled();
    expect(dialog.shown[0]?.options).toMatchObject({ defaultId: 0, cancelId: 0, buttons: ['返回查看', '仍然退出'] });
  });

  it('leaves after that only when the user says so', async () => {
    const host = running();
    refusedSave(host);
    dialog.choice = 1;
    host.window.close();
    await exited();
    expect(host.close).toHaveBeenCalledOnce();
  });

  it('does not wait for ever', async () => {
    const host = running();
    void host.tracker.track(new Promise(() => undefined));
    dialog.choice = 1;
    host.window.close();
    await exited();
    expect(dialog.shown).toHaveLength(1);
  });

  it('asks when the page objects to leaving, and may be asked again', async () => {
    const { window } = running();
    window.webContents.objectsToLeaving = true;
    window.close();
    await vi.waitFor(() => expect(dialog.shown).toHaveLength(1), { timeout: 5000 });
    expect(window).toMatchObject({ visible: true, destroyed: false });
    window.webContents.objectsToLeaving = false;
    window.close();
    await exited();
  });

  it('closes the database at log-off without waiting for anything', () => {
    const { window, close } = running();
    window.emit('query-session-end', fakeEvent());
    expect(window.visible).toBe(false);
    window.emit('session-end', fakeEvent());
    expect(close).toHaveBeenCalledOnce();
  });

  it('quits when the computer is shut down', async () => {
    running();
    powerMonitor.emit('shutdown');
    await exited();
    expect(fakeApp.exitCode).toBe(0);
  });

  it('ends even when the database cannot be closed', async () => {
    const { window, close, log } = running();
    close.mockImplementation(() => {
      throw new Error('disk is gone');
    });
    window.close();
    await exited();
    expect(log.lines.map(({ event }) => event)).toEqual(['close.failed']);
  });
});

describe('a bug', () => {
  it('goes to the log under a number, is shown with it, and ends the program', () => {
    const log = createMemoryLog();
    crashHandler({ app, dialog: asReal(dialog), log, words, newId: () => 'id-7' })(new Error('bug'));
    expect(log.lines[0]).toMatchObject({ event: 'crash', fields: { errorId: 'id-7' } });
    expect(JSON.stringify(dialog.shown)).toContain('id-7');
    expect(fakeApp.exitCode).toBe(1);
  });
});

describe('a page that dies', () => {
  function watched() {
    const window = new BrowserWindow();
    const time = { now: 1000 };
    const log = createMemoryLog();
    recoverPage({ window: asReal(window), dialog: asReal(dialog), words, log, elapsed: () => time.now });
    const die = (reason = 'crashed') =>
      window.webContents.emit('render-process-gone', fakeEvent(), { reason, exitCode: 5 });
    return { window, time, log, die };
  }

  it('is loaded again once', () => {
    const { window, die, log } = watched();
    die('memory-eviction');
    expect(window.webContents.reloads).toBe(1);
    expect(dialog.shown).toEqual([]);
    expect(log.lines[0]).toMatchObject({ event: 'page.gone', fields: { why: 'memory-eviction' } });
  });

  it('makes the user decide the second time within a minute', () => {
    const { window, die, time } = watched();
    die();
    time.now += 59_000;
    dialog.choice = 1;
    die();
    expect(dialog.shown).toHaveLength(1);
    expect(window).toMatchObject({ destroyed: true });
  });

  it('is loaded again when the two are far apart', () => {
    const { window, die, time } = watched();
    die();
    time.now += 61_000;
    die();
    expect(window.webContents.reloads).toBe(2);
    expect(dialog.shown).toEqual([]);
  });

  it('is left alone when it went in order', () => {
    const { window, die } = watched();
    die('clean-exit');
    expect(window.webContents.reloads).toBe(0);
  });
});
