import { fileURLToPath } from 'node:url';
import { buildParts } from '../../electron/launcher/build-pages.ts';
import { electronProgram } from '../../electron/launcher/electron-program.ts';
import { NO_ELECTRON } from './drivers/electron.ts';

/** Brings the pages up to date once, so that no story waits for it, and says which project cannot run. */
async function buildPages(): Promise<void> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const electron = electronProgram(root) !== undefined;
  if (!electron) process.stdout.write(`project electron: skipped, ${NO_ELECTRON}\n`);
  const built = await buildParts(root, electron ? ['renderer', 'electron'] : ['renderer']);
  if (!built.ok) throw new Error(built.output);
}

// Playwright takes a global setup as the file's default.
// oxlint-disable-next-line import/no-default-export
export default buildPages;
