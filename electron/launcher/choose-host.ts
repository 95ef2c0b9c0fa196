export type HostName = 'electron' | 'browser';

/** What the launcher knows about this computer. */
export interface Situation {
  /** `--host`, where it was given. */
  readonly forced: HostName | undefined;
  /** The desktop program's binary is there. */
  readonly electron: boolean;
  /** A screen is there. */
  readonly display: boolean;
  /** Name of a browser that can show the window; undefined where there is none. */
  readonly browser: string | undefined;
  /** False with `--no-open`. */
  readonly open: boolean;
}

export type Choice =
  | { readonly host: 'electron'; readonly line: string }
  /** `window`: in a window of its own; else the address is printed. */
  | { readonly host: 'browser'; readonly window: boolean; readonly line: string }
  | { readonly host: 'none'; readonly line: string };

const FETCH = 'npm run electron:fetch';

function withoutElectron({ forced, electron }: Situation): readonly [string, string] {
  if (forced === 'browser') return ['按 --host browser', 'as --host browser asks'];
  return electron ? ['没有屏幕', 'no screen'] : [`没有桌面程序（${FETCH}）`, `no desktop program (${FETCH})`];
}

/**
 * Which host runs, and the one line that says so and why, in both languages. The desktop program comes first, then a
 * browser window, then an address to open by hand. Nothing is ever fetched.
 */
export function chooseHost(situation: Situation): Choice {
  const { forced, electron, display, browser, open } = situation;
  if (forced === 'electron' && !electron) {
    return {
      host: 'none',
      line: `没有桌面程序，请先运行 ${FETCH} / The desktop program is not here; run ${FETCH} first`,
    };
  }
  if (forced === 'electron' && !display) {
    return { host: 'none', line: '桌面程序需要屏幕 / The desktop program needs a screen' };
  }
  if (forced !== 'browser' && electron && display && open) {
    return { host: 'electron', line: '街评：桌面程序 / Jieping: desktop program' };
  }
  const [zh, en] = withoutElectron(situation);
  if (open && display && browser !== undefined) {
    return {
      host: 'browser',
      window: true,
      line: `街评：在 ${browser} 的窗口中运行，因为${zh} / Jieping: in a window of ${browser}, because ${en}`,
    };
  }
  const [noWindowZh, noWindowEn] = !open
    ? ['按 --no-open 不开窗口', 'no window, as --no-open asks']
    : !display
      ? ['没有屏幕', 'no screen']
      : ['没有 Chrome、Edge 或 Chromium', 'no Chrome, Edge or Chromium'];
  const because =
    zh === noWindowZh || !open ? [noWindowZh, noWindowEn] : [`${zh}，${noWindowZh}`, `${en}, ${noWindowEn}`];
  return {
    host: 'browser',
    window: false,
    line: `街评：只给出地址，因为${because[0]} / Jieping: gives an address only, because ${because[1]}`,
  };
}

/** Whether windows can be shown: always on Windows and macOS, elsewhere where a display server is named. */
export function hasDisplay(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((value) => value !== undefined && value !== '');
}
