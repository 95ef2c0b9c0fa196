import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { app as fakeApp, BrowserWindow, resetElectron, session } from '../support/electron-fake.ts';
import { fakeEvent } from '../support/electron-fake-contents.ts';
import { asReal } from '../support/as-real.ts';
import type { App, Session } from 'electron';
import { createCameraGate } from '../../electron/shell/camera.ts';
import { hardenApp, hardenProcess, hardenSession } from '../../electron/shell/hardening.ts';
import { isOwnAddress, mayFetch } from '../../electron/shell/origin.ts';

const app = asReal<App>(fakeApp);
const camera = createCameraGate();

const HOSTILE = [
  'https://example.org/',
  'http://127.0.0.1:8080/',
  'file:///etc/passwd',
  'app://bundle.evil.org/index.html',
  'app://bundle@evil.org/index.html',
  'app://user:word@bundle/index.html',
  'app://bundle:81/index.html',
  'app://other/index.html',
  'app:bundle/index.html',
  'appx://bundle/index.html',
  'https://app//bundle/index.html',
  'https://evil.org/app://bundle/',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:app://bundle/0b5c2a4e',
  'about:blank',
  'view-source:app://bundle/index.html',
  'chrome://gpu',
  'devtools://devtools/bundled/inspector.html',
  '//bundle/index.html',
  'APP://BUNDLE/x',
  '',
];

beforeEach(resetElectron);

describe('navigation', () => {
  it.each(HOSTILE)('takes %j for a foreign address', (address) => {
    expect(isOwnAddress(address)).toBe(false);
  });

  it.each(['app://bundle/', 'app://bundle/index.html', 'app://bundle/print.html#job'])(
    'takes %j for its own',
    (address) => {
      expect(isOwnAddress(address)).toBe(true);
    },
  );

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s: stays with our pages', (name) => {
    hardenApp(app);
    const { webContents } = new BrowserWindow();
    const stopped = HOSTILE.map((url) => {
      const event = fakeEvent({ url });
      webContents.emit(name, event);
      return event.defaultPrevented;
    });
    expect(stopped).toEqual(HOSTILE.map(() => true));
    const own = fakeEvent({ url: 'app://bundle/index.html#/rounds' });
    webContents.emit(name, own);
    expect(own.defaultPrevented).toBe(false);
  });

  it('opens no second window, whoever asks', () => {
    hardenApp(app);
    const { webContents } = new BrowserWindow();
    expect(webContents.windowOpenHandler?.(asReal({ url: 'app://bundle/index.html' }))).toEqual({ action: 'deny' });
  });

  it('attaches no web view', () => {
    hardenApp(app);
    const event = fakeEvent();
    new BrowserWindow().webContents.emit('will-attach-webview', event, {}, {});
    expect(event.defaultPrevented).toBe(true);
  });
});

describe('process', () => {
  it('puts every renderer into the sandbox and resolves no name', () => {
    hardenProcess(app);
    expect(fakeApp.order).toContain('enableSandbox');
    expect(fakeApp.switches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
  });

  it('refuses bad certificates, client certificates and logins', () => {
    hardenApp(app);
    const answers: unknown[] = [];
    const note = (...values: unknown[]): void => void answers.push(values);
    const events = [fakeEvent(), fakeEvent(), fakeEvent()] as const;
    fakeApp.emit('certificate-error', events[0], null, 'https://x/', 'ERR', {}, note);
    fakeApp.emit('select-client-certificate', events[1], null, 'https://x/', [{}], note);
    fakeApp.emit('login', events[2], null, {}, {}, note);
    expect(answers).toEqual([[false], [], []]);
    expect(events.map((event) => event.defaultPrevented)).toEqual([true, true, true]);
  });
});

describe('session', () => {
  const hardened = (packaged = true) => {
    hardenSession(asReal<Session>(session.defaultSession), packaged, camera);
    return session.defaultSession;
  };
  const PERMISSIONS = [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'hid',
    'usb',
    'openExternal',
  ] as const;

  it.each(PERMISSIONS)('grants no permission: %s', (permission) => {
    const { permissionRequest, permissionCheck } = hardened();
    let granted: boolean | undefined;
    permissionRequest?.(asReal({}), permission, (answer) => void (granted = answer), asReal({}));
    expect(granted).toBe(false);
    expect(permissionCheck?.(null, asReal(Object(permission)), 'app://bundle', asReal({}))).toBe(false);
  });

  describe('the camera', () => {
    const WINDOW = Object.assign(new EventEmitter(), { id: 1 });
    const ASK = { isMainFrame: true, requestingUrl: 'app://bundle/index.html', mediaTypes: ['video'] };
    const asks = (details: object, contents: object = WINDOW, permission: 'media' | 'geolocation' = 'media') => {
      let granted: boolean | undefined;
      hardened().permissionRequest?.(
        asReal(contents),
        permission,
        (answer) => void (granted = answer),
        asReal(details),
      );
      return granted;
    };
    const open = (is: boolean) => camera.setOpen(asReal(WINDOW), is);

    it('is granted to the page whose capture drawer is open, and to nobody else', () => {
      expect(asks(ASK)).toBe(false);
      open(true);
      expect(asks(ASK)).toBe(true);
      expect(asks({ ...ASK, mediaTypes: ['video', 'audio'] })).toBe(false);
      expect(asks({ ...ASK, mediaTypes: ['audio'] })).toBe(false);
      expect(asks({ ...ASK, mediaTypes: [] })).toBe(false);
      expect(asks({ ...ASK, isMainFrame: false })).toBe(false);
      expect(asks({ ...ASK, requestingUrl: 'https://example.org/' })).toBe(false);
      expect(asks(ASK, new EventEmitter())).toBe(false);
      expect(asks(ASK, WINDOW, 'geolocation')).toBe(false);
      open(false);
      expect(asks(ASK)).toBe(false);
    });

    it('is checked by the same rule, and falls when the page goes away', () => {
      const checks = (mediaType: string) =>
        hardened().permissionCheck?.(asReal(WINDOW), 'media', 'app://bundle', asReal({ isMainFrame: true, mediaType }));
      expect(checks('video')).toBe(false);
      open(true);
      expect([checks('video'), checks('audio')]).toEqual([true, false]);
      WINDOW.emit('did-start-navigation');
      expect(checks('video')).toBe(false);
    });
  });

  it('grants no device and no screen capture', () => {
    const hard = hardened();
    expect(hard.devicePermission?.(asReal({}))).toBe(false);
    expect(hard.displayMedia).toBeNull();
  });

  it.each(['https://example.org/', 'http://127.0.0.1/', 'file:///etc/passwd', 'ws://x/', 'ftp://x/', 'app://other/x'])(
    'cancels a request for %s',
    (url) => {
      expect(hardened().wouldLoad(url)).toBe(false);
    },
  );

  it.each(['app://bundle/index.html', 'data:image/png;base64,AA==', 'blob:app://bundle/6e2f'])(
    'lets the page have %s',
    (url) => {
      expect(hardened().wouldLoad(url)).toBe(true);
    },
  );

  it('has developer tools only where it is not packaged, and no foreign blob', () => {
    expect([mayFetch('devtools://devtools/x', true), mayFetch('devtools://devtools/x', false)]).toEqual([false, true]);
    expect(mayFetch('blob:https://example.org/1', false)).toBe(false);
  });

  it('downloads nothing by itself', () => {
    const event = fakeEvent();
    hardened().emit('will-download', event, {}, {});
    expect(event.defaultPrevented).toBe(true);
  });

  it('checks no spelling, because dictionaries would be fetched', () => {
    expect(hardened().spellChecker).toBe(false);
  });
});
