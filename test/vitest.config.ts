import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { depthLine, patience } from './support/depth.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
// One seed for the whole run, chosen by the first project that is configured, and said, so that it can be repeated.
if (process.env['JIEPING_SEED'] === undefined) {
  process.env['JIEPING_SEED'] = String(randomInt(1_000_000_000));
  process.stdout.write(`${depthLine()}\n`);
}
const env = { TZ: 'Asia/Shanghai', LANG: 'C.UTF-8' };
const electronFake = fileURLToPath(new URL('./support/electron-fake.ts', import.meta.url));

const THOROUGH = ['test/backend/kill/**/*.test.ts', 'test/backend/demonstration/round.test.ts'];

/** One project per layer, so that a failure names the layer and `check` can run only the quick ones. */
function layer(name: string, extra: Record<string, unknown> = {}) {
  return {
    resolve: { alias: { electron: electronFake } },
    test: {
      name,
      root,
      include: [`test/${name}/**/*.test.ts`, `test/${name}/**/*.test.tsx`],
      env,
      testTimeout: patience(30_000),
      hookTimeout: patience(60_000),
      // Node strips types with WebAssembly, and V8 aborts now and then when many threads tier up its import wrappers.
      execArgv: ['--no-wasm-generic-wrapper'],
      ...extra,
    },
  };
}

export default defineConfig({
  test: {
    // Nobody waits at this computer meanwhile; left alone, one of two cores would stay idle.
    maxWorkers: '100%',
    projects: [
      layer('shared'),
      layer('backend', { exclude: THOROUGH }),
      // The slow ones of the backend: `npm test` runs them, `check` does not.
      layer('thorough', { include: THOROUGH, testTimeout: patience(120_000) }),
      layer('browser-host'),
      layer('shell'),
      layer('renderer', { environment: 'happy-dom' }),
      layer('architecture'),
      layer('built', { testTimeout: 120_000 }),
      layer('packaging', { testTimeout: 300_000, hookTimeout: 300_000 }),
    ],
  },
});
