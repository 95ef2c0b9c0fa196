import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from '@playwright/test';
import { electronProgram } from '../../../electron/launcher/electron-program.ts';
import type { Places, Program } from './program.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export const NO_ELECTRON = 'there is no Electron binary on this computer (`npm run electron:fetch` gets one)';

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Starts the desktop program. Its file dialogs belong to the system, so they are answered in its main process. */
export async function startInElectron(dataDir: string, { kept, stick }: Places): Promise<Program> {
  const executablePath = electronProgram(ROOT);
  if (executablePath === undefined) throw new Error(NO_ELECTRON);
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env = { ...definedEnv(), JIEPING_STICKS: stick };
  const app = await _electron.launch({ executablePath, args: [ROOT, ...sandbox, `--data-dir=${dataDir}`], env });
  const child = app.process();
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const page = await app.firstWindow();
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    page,
    said: () => said,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async choose(act, paths) {
      await app.evaluate(
        ({ dialog }, filePaths) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
        },
        [...paths],
      );
      await act();
    },
    async keep(act) {
      await app.evaluate(({ dialog }, folder) => {
        dialog.showSaveDialog = (...args: unknown[]) => {
          const asked = args.at(-1);
          const offered =
            typeof asked === 'object' && asked !== null && 'defaultPath' in asked ? String(asked.defaultPath) : '';
          const name = offered.split(/[\\/]/).at(-1) ?? '';
          Object.assign(globalThis, { lastSaved: name });
          return Promise.resolve({ canceled: false, filePath: `${folder}/${name}` });
        };
      }, kept);
      await act();
      let name = '';
      for (let tries = 0; name === '' && tries < 100; tries += 1) {
        name = await app.evaluate(() => String(Reflect.get(globalThis, 'lastSaved') ?? ''));
        await page.waitForTimeout(50);
      }
      return { path: join(kept, name), name };
    },
  };
}
