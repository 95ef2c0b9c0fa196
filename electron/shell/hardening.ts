import type { App, Session, WebContents } from 'electron';
import { mediaOf, type CameraGate } from './camera.ts';
import { isOwnAddress, mayFetch } from './origin.ts';

/** Before `ready`: every renderer in the system sandbox, and no name ever resolved. */
export function hardenProcess(app: Pick<App, 'enableSandbox' | 'commandLine'>): void {
  app.enableSandbox();
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  // Both fetch lists or models on their own account.
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
}

interface Stoppable {
  readonly url: string;
  preventDefault(): void;
}

/** A window shows our pages or nothing: no foreign page, no second window, no web view. */
export function hardenContents(contents: WebContents): void {
  const stayHome = (event: Stoppable): void => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stayHome);
  // The first one does not see sub-frames, neither sees a redirect.
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** For all windows there will ever be, and all questions a network would raise. */
export function hardenApp(app: App): void {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault();
    answer();
  });
  app.on('login', (event, _contents, _details, _info, answer) => {
    event.preventDefault();
    answer();
  });
}

/** No permission but the camera's, no device, no download, no dictionary, and no request that leaves the app. */
export function hardenSession(session: Session, packaged: boolean, camera: CameraGate): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const { isMainFrame, requestingUrl: address } = details;
    answer(camera.allows({ permission, contents, isMainFrame, address, media: mediaOf(details) }));
  });
  session.setPermissionCheckHandler((contents, permission, origin, details) => {
    const { isMainFrame, mediaType } = details;
    const media = mediaType === undefined ? [] : [mediaType];
    return camera.allows({ permission, contents, isMainFrame, address: `${origin}/`, media });
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayFetch(details.url, packaged) }));
  session.on('will-download', (event) => event.preventDefault());
  // Chromium would fetch dictionaries from its maker's servers.
  session.setSpellCheckerEnabled(false);
}
