import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Which files there are, how long they are and when they were changed, in one short text. */
export function fingerprint(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(filesBelow)) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path}\0${String(mtimeMs)}\0${String(size)}\n`);
  }
  return hash.digest('hex');
}

export interface Stamped {
  /** Where the fingerprint of the last finished build is kept. */
  readonly stamp: string;
  readonly sources: readonly string[];
  /** What the build makes; one of them missing means that it is not up to date. */
  readonly products: readonly string[];
}

/** Runs `build` unless nothing changed since it last ended well. True if it ran. */
export async function buildIfChanged(
  { stamp, sources, products }: Stamped,
  build: () => Promise<void>,
): Promise<boolean> {
  const now = fingerprint(sources);
  const last = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (last === now && products.every((product) => existsSync(product))) return false;
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  // Taken before the build: a source changed while it ran is built again next time.
  writeFileSync(stamp, now);
  return true;
}
