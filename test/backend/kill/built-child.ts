import { join } from 'node:path';
import { build } from 'vite';
import { buildIfChanged } from '../../../electron/build/up-to-date.ts';
import { ROOT } from '../../support/runner.ts';

const at = (...path: string[]): string => join(ROOT, ...path);
// As deep as test/support, whose files look for data and workers beside themselves.
const FOLDER = at('out', 'kill');
const FILE = 'child.js';

/** The process to be killed as one file: it starts in half the time, and one starts for every kill. Its path. */
export async function builtChild(): Promise<string> {
  await buildIfChanged(
    {
      stamp: at('out', '.kill'),
      sources: [
        ...['shared', 'electron', 'package-lock.json', 'package.json'].map((name) => at(name)),
        ...['backend/kill', 'support'].map((name) => at('test', name)),
      ],
      products: [join(FOLDER, FILE)],
    },
    async () => {
      await build({
        configFile: false,
        root: ROOT,
        publicDir: false,
        logLevel: 'warn',
        ssr: { noExternal: true, external: ['better-sqlite3'], target: 'node' },
        build: {
          ssr: at('test', 'backend', 'kill', 'child.ts'),
          outDir: FOLDER,
          target: 'node24',
          minify: false,
          rolldownOptions: { output: { format: 'es', entryFileNames: FILE, codeSplitting: false } },
        },
      });
    },
  );
  return join(FOLDER, FILE);
}
