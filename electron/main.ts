import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { app, dialog, Menu, powerMonitor, protocol, safeStorage, session, type BrowserWindow } from 'electron';
import type { Language } from '../shared/model/text.ts';
import { loadAssets } from './backend/assets.ts';
import { errorFromThrow } from './backend/dispatch.ts';
import { dataFolder } from './backend/data-folder.ts';
import { createFileLog } from './backend/log.ts';
import type { Ports } from './backend/ports.ts';
import { createSticks } from './backend/sticks.ts';
import { createSystemClock } from './backend/system-clock.ts';
import { createSystemIds } from './backend/system-ids.ts';
import { createApp } from './backend/workspaces.ts';
import { makeSample } from './demonstration/make-sample.ts';
import { registerAppScheme, serveApp } from './shell/app-protocol.ts';
import { hardenApp, hardenProcess, hardenSession } from './shell/hardening.ts';
import { openChannel, pushEvent } from './shell/ipc.ts';
import { arrangeQuit, claimOnlyInstance, crashHandler, recoverPage } from './shell/lifecycle.ts';
import { createMemory } from './shell/memory.ts';
import { menuTemplate } from './shell/menu.ts';
import { createPdfWindows } from './shell/pdf-window.ts';
import { createFileDialogs } from './shell/platform.ts';
import { createCameraGate } from './shell/camera.ts';
import { createSecrets } from './shell/secrets.ts';
import { runSmoke, smokeErrors, smokeFolder, smokeRequested } from './shell/smoke.ts';
import { createMainWindow, showStartPage } from './shell/window.ts';
import { createWorkTracker } from './shell/work-tracker.ts';
import { languageOf, wordsIn } from './shell/words.ts';

// The built file lies in out/electron; pages and data are its neighbours there, also inside the packed archive.
const built = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

// 1. Where this start keeps its things; before anything else touches the profile.
const { values: flags } = parseArgs({ options: { 'data-dir': { type: 'string' } }, strict: false });
const asked = typeof flags['data-dir'] === 'string' ? flags['data-dir'] : process.env['JIEPING_DATA'];
const smoke = smokeRequested(process.argv) ? smokeFolder() : undefined;
const folder = dataFolder(smoke?.path ?? asked, { platform: process.platform, env: process.env, home: homedir() });
const profile = join(folder, 'electron');
mkdirSync(profile, { recursive: true, mode: 0o700 });
app.setPath('userData', profile);

const clock = createSystemClock();
const ids = createSystemIds(clock);
const log = createFileLog(join(folder, 'logs'), clock);
let language: Language = app.getLocale().startsWith('en') ? 'en' : 'zh';
const words = () => wordsIn(language);
let window: BrowserWindow | undefined;

// 2. Before ready: bugs end the program, every renderer is in the sandbox, one copy per data folder.
const say = (line: string): void => void process.stdout.write(line);
const errors = smoke === undefined ? dialog : smokeErrors(say);
const crash = crashHandler({ app, dialog: errors, log, words, newId: () => ids.uuid() });
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);
hardenProcess(app);
registerAppScheme(protocol);
hardenApp(app);
const only = claimOnlyInstance(app, () => window);

// 3. After ready: session, backend, window, channel, start page.
async function start(): Promise<void> {
  const packaged = app.isPackaged;
  const camera = createCameraGate();
  hardenSession(session.defaultSession, packaged, camera);
  const ports: Ports = {
    host: 'electron',
    clock,
    ids,
    log,
    secrets: await createSecrets(safeStorage, process.platform),
    print: createPdfWindows({ packaged, log }),
    sticks: createSticks(),
    readerWorker: new URL('./reader-worker.js', import.meta.url),
    checkpointWorker: new URL('./checkpoint-worker.js', import.meta.url),
    resources: built('resources/indicator-sets'),
  };
  const backend = await createApp({ dataDir: folder, ports, makeSample });
  serveApp(protocol, { assets: loadAssets(built('renderer')), takePrintJob: (id) => backend.takePrintJob(id) });

  const hello = await backend.dispatch('app.hello', {});
  language = languageOf(hello, language);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(words(), process.platform, packaged)));

  const memory = createMemory(join(profile, 'window.json'));
  const main = createMainWindow({ preload: built('electron/preload.cjs'), packaged, memory });
  window = main;
  const tracker = createWorkTracker();
  openChannel(main.webContents, {
    dispatch: (method, input) => backend.dispatch(method, input),
    dialogs: createFileDialogs({
      dialog,
      window: main,
      files: backend.files,
      memory,
      home: homedir(),
      spool: () => backend.spool(),
      newId: () => ids.uuid(),
    }),
    onCamera: (open) => camera.setOpen(main.webContents, open),
    track: (work) => tracker.track(work),
    onForeignSender: (origin) => log.error('ipc.foreign', { origin }),
    onThrow: (error) => errorFromThrow(error, 'shell', ports),
  });
  backend.on((topic, payload) => pushEvent(main.webContents, topic, payload));
  arrangeQuit({ app, window: main, dialog, powerMonitor, tracker, words, log, close: () => backend.close() });
  recoverPage({ window: main, dialog, words, log, elapsed: () => performance.now() });

  await showStartPage(main);
  if (smoke !== undefined) {
    app.once('quit', () => smoke.remove());
    await runSmoke(main, app, () => backend.close(), say);
  }
}

// Never awaited at the top: Electron is not ready before this file has run to its end.
if (only) app.whenReady().then(start).catch(crash);
else app.quit();
