import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Something that is built: what it is made from, what it leaves, and the program that makes it. */
export interface Built {
  readonly sources: readonly string[];
  readonly result: string;
  readonly builder: string;
}

/** Below the project's folder. */
export const BUILT: Readonly<Record<'pages' | 'desktop', Built>> = {
  pages: {
    sources: ['renderer', 'shared', 'package-lock.json'],
    result: 'out/renderer/assets.json',
    builder: 'renderer/build/build.ts',
  },
  desktop: {
    sources: ['electron', 'renderer', 'shared', 'package-lock.json'],
    result: 'out/electron/main.js',
    builder: 'electron/build/build.ts',
  },
};

/** Newest modification of the file or of any file in the folder `path`, in milliseconds; 0 where there is none. */
export function newestChange(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((newest, entry) => Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}

/** Whether `built` is missing or older than one of its sources. An installation without sources is never stale. */
export function isStale(root: string, { sources, result }: Built): boolean {
  const target = join(root, result);
  if (!existsSync(target)) return true;
  const made = statSync(target).mtimeMs;
  return sources.some((source) => newestChange(join(root, source)) > made);
}

/** Runs the builder; gives what it printed when it failed. */
export function build(root: string, { builder }: Built): Promise<{ readonly ok: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, builder)], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
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
