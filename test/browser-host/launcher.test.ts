import { describe, expect, it } from 'vitest';
import { buildParts } from '../../electron/launcher/build-pages.ts';
import { chooseHost, hasDisplay, type Situation } from '../../electron/launcher/choose-host.ts';
import { readOptions } from '../../electron/launcher/launch.ts';
import { nodeRefusal } from '../../electron/launcher/run.mjs';

const all: Situation = { forced: undefined, electron: true, display: true, browser: 'Chrome', open: true };

describe('the host', () => {
  it.each<[string, Situation, 'electron' | 'window' | 'address' | 'none']>([
    ['everything is there', all, 'electron'],
    ['the desktop program was not fetched', { ...all, electron: false }, 'window'],
    ['there is no browser either', { ...all, electron: false, browser: undefined }, 'address'],
    ['there is no screen', { ...all, display: false }, 'address'],
    ['there is nothing', { ...all, electron: false, display: false, browser: undefined }, 'address'],
    ['the browser is forced', { ...all, forced: 'browser' }, 'window'],
    ['the browser is forced where there is none', { ...all, forced: 'browser', browser: undefined }, 'address'],
    ['the desktop program is forced', { ...all, forced: 'electron' }, 'electron'],
    ['the desktop program is forced but not there', { ...all, forced: 'electron', electron: false }, 'none'],
    ['the desktop program is forced without a screen', { ...all, forced: 'electron', display: false }, 'none'],
    ['no window is wanted', { ...all, open: false }, 'address'],
  ])('when %s', (_name, situation, expected) => {
    const choice = chooseHost(situation);
    const kind = choice.host === 'browser' ? (choice.window ? 'window' : 'address') : choice.host;
    expect(kind).toBe(expected);
    expect(choice.line).toMatch(/[\u4e00-\u9fff].* \/ .*[a-z]/);
    expect(choice.line).not.toContain('\n');
  });

  it('has a screen on Linux only where a display server is named', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
  });
});

describe('the start', () => {
  it('says what to do on an old Node', () => {
    expect(nodeRefusal('24.21.0')).toBeUndefined();
    expect(nodeRefusal('25.0.0')).toBeUndefined();
    expect(nodeRefusal('20.20.2')).toMatch(/npm ci[\s\S]*npm start/);
    expect(nodeRefusal('22.18.0')).toContain('22.18.0');
  });

  it('reads its options and explains wrong ones', () => {
    expect(readOptions(['--host', 'browser', '--no-open', '--port', '80', '--data-dir', 'd'])).toEqual({
      host: 'browser',
      dataDir: 'd',
      browser: undefined,
      port: 80,
      open: false,
    });
    for (const wrong of [['--host', 'tv'], ['--port', '70000'], ['--port', 'x'], ['--what'], ['more']]) {
      expect(readOptions(wrong)).toContain('--data-dir FOLDER');
    }
  });

  it('shows what the builder says when it fails', async () => {
    const failed = await buildParts('/nowhere', ['renderer']);
    expect(failed.ok).toBe(false);
    expect(failed.output).not.toBe('');
  });
});
