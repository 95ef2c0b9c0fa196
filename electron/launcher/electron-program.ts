import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Path of the desktop binary, where it was fetched. Never fetches it: the package's own entry point would. */
export function electronProgram(root: string): string | undefined {
  const folder = join(root, 'node_modules', 'electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return undefined;
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}

/** Runs the desktop program until it ends or `stop` is aborted; gives its exit code. */
export function runElectron(
  program: string,
  { root, args, stop }: { readonly root: string; readonly args: readonly string[]; readonly stop: AbortSignal },
): Promise<number> {
  return new Promise((resolve, reject) => {
    // Linux refuses its sandbox to the administrator; nobody else gives it up.
    const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(program, [root, ...sandbox, ...args], { stdio: 'inherit' });
    stop.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 0));
  });
}
