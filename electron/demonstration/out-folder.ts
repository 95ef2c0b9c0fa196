import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { SIMULATED } from './marked.ts';

const MARKER = 'demonstration.json';
const FORMAT = 'jieping-demonstration/1';

function isOurs(folder: string): boolean {
  try {
    const marker: unknown = JSON.parse(readFileSync(join(folder, MARKER), 'utf8'));
    return typeof marker === 'object' && marker !== null && 'format' in marker && marker.format === FORMAT;
  } catch {
    return false;
  }
}

/** A result that is being made beside the place where it will stand. */
export interface OutFolder {
  /** Where to write; its name is only for the time being. */
  readonly making: string;
  /** Puts the finished result in its place, instead of an older one. */
  finish(): void;
  /** Removes what was made so far. */
  discard(): void;
}

/**
 * Begins a result for `out`. Refused when `out` holds something that is not a demonstration's: that is never touched.
 * An older demonstration stays until the new one is finished.
 */
export function beginOutFolder(out: string, seed: number): Result<OutFolder, 'foreign'> {
  const target = resolve(out);
  // A file in its place is foreign as well; an empty folder is nobody's.
  if (existsSync(target) && !isOurs(target) && !isEmptyFolder(target)) return refuse('foreign');
  mkdirSync(dirname(target), { recursive: true });
  const making = mkdtempSync(`${target}.making-`);
  const notice = `${SIMULATED}：本文件夹的全部内容由 npm run demo 合成。 / Simulated: npm run demo made everything here.`;
  writeFileSync(
    join(making, MARKER),
    `${JSON.stringify({ format: FORMAT, simulated: true, notice, seed }, null, 2)}\n`,
  );
  const discard = (): void => rmSync(making, { recursive: true, force: true });
  return ok({
    making,
    discard,
    finish() {
      const old = join(dirname(target), `${basename(making)}.old`);
      if (existsSync(target)) renameSync(target, old);
      renameSync(making, target);
      rmSync(old, { recursive: true, force: true });
    },
  });
}

function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return false;
  }
}
