import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { app, BrowserWindow, protocol, rendererSide, resetElectron, session } from '../support/electron-fake.ts';

/**
 * Boots the built main bundle in plain Node with the fake in Electron's place, runs the built preload script in a
 * context that has nothing but `require('electron')`, and does what a page would do. Arguments: folder of the build,
 * name for a first start or `-`. The data folder comes from JIEPING_DATA. Writes one line of JSON.
 */
interface Page {
  call(method: string, input: unknown): Promise<unknown>;
  on(topic: string, listener: (...values: unknown[]) => void): () => void;
  pickFiles(options: unknown): Promise<unknown>;
  takeFile(file: unknown): Promise<unknown>;
  saveFile(file: unknown): Promise<unknown>;
}

const [build = '', name = '-'] = process.argv.slice(2);
const fake = new URL('../support/electron-fake.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: fake, shortCircuit: true } : next(specifier, context),
});

async function until(condition: () => boolean): Promise<void> {
  for (let n = 0; n < 1000 && !condition(); n += 1) await pause(10);
  if (!condition()) throw new Error('waited for nothing');
}

function runPreload(window: BrowserWindow): { required: string[]; exposed: Record<string, unknown>; page: Page } {
  const { module, exposed } = rendererSide(window);
  const required: string[] = [];
  const sandbox = {
    require(wanted: string) {
      required.push(wanted);
      if (wanted !== 'electron') throw new Error(`a sandboxed preload script cannot have ${wanted}`);
      return module;
    },
  };
  runInNewContext(readFileSync(`${build}/electron/preload.cjs`, 'utf8'), sandbox);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it has is what this driver is to find out
  return { required, exposed, page: exposed['jieping'] as Page };
}

resetElectron();
await import(pathToFileURL(`${build}/electron/main.js`).href);
const beforeReady = [...app.order];
app.becomeReady();
await until(() => BrowserWindow.all[0]?.loaded.length === 1);
const window = BrowserWindow.all[0]!;
const { required, exposed, page } = runPreload(window);

const heard: unknown[][] = [];
const stop = page.on('workspace.changed', (...values) => void heard.push(values));
const unknownTopic: unknown[] = [];
page.on('sudo', (...values) => void unknownTopic.push(values));

const first = await page.call('app.hello', {});
const setUp = name === '-' ? null : await page.call('setup.evaluator', { name, post: '科员' });
const after = await page.call('app.hello', {});
await page.call('setup.leaveSample', {});
stop();
await page.call('setup.leaveSample', {});
window.webContents.send('jieping:event', { topic: 'sudo', payload: 1 });

const report = {
  beforeReady,
  preload: window.options.webPreferences?.preload,
  required,
  exposed: Object.keys(exposed),
  members: Object.keys(page),
  first,
  setUp,
  after,
  heard,
  unknownTopic,
  unknown: await page.call('constructor', {}),
  malformed: await page.call('setup.evaluator', { name: 7 }),
  taken: await page.takeFile({ path: `${build}/electron/main.js` }),
  takenFromPage: await page.takeFile({ name: 'x.png', arrayBuffer: () => Promise.resolve(new ArrayBuffer(3)) }),
  picked: await page.pickFiles({ multiple: true, extensions: ['jpback'] }),
  startPage: (await protocol.fetch('app://bundle/index.html')).status,
  traversal: (await protocol.fetch('app://bundle/../electron/main.js')).status,
  foreignRequest: session.defaultSession.wouldLoad('https://example.org/'),
};
window.close();
await until(() => app.exitCode !== undefined);
process.stdout.write(`${JSON.stringify({ ...report, exitCode: app.exitCode })}\n`);
