import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { asReal } from './as-real.ts';

type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  answer: (response: Electron.CallbackResponse) => void,
) => void;

export class FakeSession extends EventEmitter {
  permissionRequest: Parameters<Electron.Session['setPermissionRequestHandler']>[0] | undefined;
  permissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0] | undefined;
  devicePermission: Parameters<Electron.Session['setDevicePermissionHandler']>[0] | undefined;
  displayMedia: unknown = 'unset';
  spellChecker = true;
  beforeRequest: BeforeRequest | null = null;
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest | null): void => {
      this.beforeRequest = listener;
    },
  };
  setPermissionRequestHandler(handler: Parameters<Electron.Session['setPermissionRequestHandler']>[0]): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: Parameters<Electron.Session['setPermissionCheckHandler']>[0]): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: Parameters<Electron.Session['setDevicePermissionHandler']>[0]): void {
    this.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler: unknown): void {
    this.displayMedia = handler;
  }
  setSpellCheckerEnabled(enable: boolean): void {
    this.spellChecker = enable;
  }
  /** What the network layer would do with a request for `url`. */
  wouldLoad(url: string): boolean {
    let cancelled = false;
    this.beforeRequest?.(asReal({ url }), ({ cancel }) => {
      cancelled = cancel === true;
    });
    return !cancelled;
  }
}
FakeSession.prototype satisfies Pick<
  Electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setSpellCheckerEnabled'
>;
