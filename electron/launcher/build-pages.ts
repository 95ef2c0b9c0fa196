import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type Part = 'renderer' | 'electron';

/**
 * Brings parts of `out/` up to date, in a process of its own so that the build tools do not stay in memory. What has
 * not changed is left alone. Gives what was printed when it failed.
 */
export function buildParts(
  root: string,
  parts: readonly Part[],
): Promise<{ readonly ok: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'electron', 'build', 'build.ts'), ...parts], {
      cwd: root,
      // Another value, e.g. that of a test runner, would build the slow development pages.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}
