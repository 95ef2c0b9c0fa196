import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BrowserWindow, resetElectron } from '../support/electron-fake.ts';
import type { FakeFrame } from '../support/electron-fake-contents.ts';
import { asReal } from '../support/as-real.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../electron/shell/channels.ts';
import { openChannel, pushEvent, type ChannelOptions } from '../../electron/shell/ipc.ts';
import type { FileDialogs } from '../../electron/shell/platform.ts';
import { createWorkTracker } from '../../electron/shell/work-tracker.ts';
import { ok } from '../../shared/result.ts';

const FILE = { ref: 'a'.repeat(32), name: 'a.jpback', size: 3 };

async function open() {
  const window = new BrowserWindow();
  await window.loadURL('app://bundle/index.html');
  const contents = window.webContents;
  const dispatch = vi.fn<ChannelOptions['dispatch']>((method, input) => Promise.resolve(ok({ method, input })));
  const dialogs = {
    pick: vi.fn<FileDialogs['pick']>(() => Promise.resolve(ok([FILE]))),
    take: vi.fn<FileDialogs['take']>(() => ok(FILE)),
    keep: vi.fn<FileDialogs['keep']>(() => Promise.resolve(ok(FILE))),
    read: vi.fn<FileDialogs['read']>(() => Promise.resolve(ok(new Uint8Array([7])))),
    save: vi.fn<FileDialogs['save']>(() => Promise.resolve(ok({ saved: true }))),
  };
  const tracker = createWorkTracker();
  const foreign: (string | null)[] = [];
  const cameras: boolean[] = [];
  openChannel(asReal(contents), {
    dispatch,
    dialogs,
    track: (work) => tracker.track(work),
    onCamera: (is) => void cameras.push(is),
    onForeignSender: (origin) => void foreign.push(origin),
    onThrow: (error) => ({ code: 'internal', errorId: String(error) }),
  });
  const call = (message: unknown, frame: FakeFrame | null = contents.mainFrame) =>
    contents.ipc.invoke(CALL_CHANNEL, frame, message);
  return { window, contents, dispatch, dialogs, foreign, cameras, call };
}

beforeEach(resetElectron);

describe('sender', () => {
  const HELLO = { do: 'call', method: 'app.hello', input: {} };
  const refused = { ok: false, error: { code: 'invalid_input' } };

  it('answers the main frame of the main window on our page', async () => {
    const { call, dispatch } = await open();
    expect(await call(HELLO)).toEqual({ ok: true, value: { method: 'app.hello', input: {} } });
    expect(dispatch).toHaveBeenCalledOnce();
  });

  it('refuses a frame that is gone', async () => {
    const { call, dispatch, foreign } = await open();
    expect(await call(HELLO, null)).toMatchObject(refused);
    expect(dispatch).not.toHaveBeenCalled();
    expect(foreign).toEqual([null]);
  });

  it('refuses a sub-frame, even of our own origin', async () => {
    const { call, dispatch, contents } = await open();
    expect(await call(HELLO, { origin: 'app://bundle', parent: contents.mainFrame })).toMatchObject(refused);
    expect(dispatch).not.toHaveBeenCalled();
  });

  it('refuses the main frame of another window', async () => {
    const { call, dispatch } = await open();
    expect(await call(HELLO, { origin: 'app://bundle', parent: null })).toMatchObject(refused);
    expect(dispatch).not.toHaveBeenCalled();
  });

  it.each(['https://example.org', 'app://bundle.evil', 'app://other', 'null', 'file://', ''])(
    'refuses the main frame while it shows %j',
    async (origin) => {
      const { call, dispatch, contents, foreign } = await open();
      contents.mainFrame.origin = origin;
      expect(await call(HELLO)).toMatchObject(refused);
      expect(dispatch).not.toHaveBeenCalled();
      expect(foreign).toEqual([origin]);
    },
  );

  it('has no channel but this one, and none on other windows', async () => {
    const { contents } = await open();
    expect([...contents.ipc.handlers.keys()]).toEqual([CALL_CHANNEL]);
    expect(new BrowserWindow().webContents.ipc.handlers.size).toBe(0);
  });
});

describe('message', () => {
  it.each([
    ['nothing', undefined],
    ['text', 'app.hello'],
    ['an unknown wish', { do: 'open', path: '/etc/passwd' }],
    ['a member too many', { do: 'call', method: 'app.hello', input: {}, sudo: true }],
    ['a method that is no text', { do: 'call', method: 7, input: {} }],
    ['a path among the extensions', { do: 'pick', multiple: false, extensions: ['../x'] }],
    ['bytes that are none', { do: 'keep', name: 'x.png', bytes: [1, 2] }],
    ['a path to read', { do: 'read', file: { ref: '/etc/passwd', name: 'x', size: 1 } }],
    ['a file with a path', { do: 'save', file: { ref: '/etc/passwd', name: 'x', size: 1 } }],
    ['a path that is too long', { do: 'take', path: 'x'.repeat(5000) }],
  ])('refuses %s', async (_name, message) => {
    const { call, dispatch, dialogs } = await open();
    expect(await call(message)).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(
      [dispatch, dialogs.pick, dialogs.take, dialogs.keep, dialogs.read, dialogs.save].some(
        (one) => one.mock.calls.length > 0,
      ),
    ).toBe(false);
  });

  it('answers even when something of ours breaks', async () => {
    const { call, dialogs } = await open();
    dialogs.take.mockImplementation(() => {
      throw new Error('bug');
    });
    expect(await call({ do: 'take', path: '/x' })).toEqual({
      ok: false,
      error: { code: 'internal', errorId: 'Error: bug' },
    });
  });

  it('passes files on by name', async () => {
    const { cameras, call, dialogs } = await open();
    expect(await call({ do: 'pick', multiple: true, extensions: ['jpback'] })).toEqual({ ok: true, value: [FILE] });
    expect(await call({ do: 'take', path: '/media/stick/a.jpback' })).toEqual({ ok: true, value: FILE });
    expect(await call({ do: 'keep', name: 'x.png', bytes: new Uint8Array([1]) })).toEqual({ ok: true, value: FILE });
    expect(await call({ do: 'camera', open: true })).toEqual({ ok: true, value: null });
    expect(cameras).toEqual([true]);
    expect(await call({ do: 'read', file: FILE })).toEqual({ ok: true, value: new Uint8Array([7]) });
    expect(await call({ do: 'save', file: FILE })).toEqual({ ok: true, value: { saved: true } });
    expect(dialogs.pick).toHaveBeenCalledWith({ multiple: true, extensions: ['jpback'] });
    expect(dialogs.save).toHaveBeenCalledWith(FILE.ref);
  });
});

describe('events', () => {
  it('go to the page, and nowhere when it is gone', async () => {
    const { window, contents } = await open();
    pushEvent(asReal(contents), 'round.changed', { round: 'r1' });
    window.destroy();
    pushEvent(asReal(contents), 'round.changed', { round: 'r2' });
    expect(contents.sent).toEqual([
      { channel: EVENT_CHANNEL, values: [{ topic: 'round.changed', payload: { round: 'r1' } }] },
    ]);
  });
});
