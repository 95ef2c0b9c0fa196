import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import type { Layout, PlacedEntry } from '../../../shared/package-format/container.ts';
import type { Manifest } from '../../../shared/package-format/manifest.ts';
import { hashInName } from '../../../shared/package-format/names.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { atOnce, type Steps } from '../../../shared/steps.ts';
import { BUFFER, piecesOf } from './line-reader.ts';

function* checkEntry(
  file: RandomAccess,
  entry: PlacedEntry,
  expected: string | undefined,
  buffer: Uint8Array,
): Steps<boolean> {
  const hash = createHash('sha256');
  let crc = 0;
  for (const piece of piecesOf(file, { start: entry.start, size: entry.size }, buffer)) {
    hash.update(piece);
    crc = crc32(piece, crc);
    yield;
  }
  if (crc !== entry.crc) return false;
  return expected === undefined || `sha256:${hash.digest('hex')}` === expected;
}

/**
 * Reads every entry once through one buffer: CRC-32 of all, SHA-256 of the resources against the signed manifest,
 * and the names of attachments and kept files against their content. Refusal: E_CONTENT_HASH at the entry. Afterwards all bytes
 * are known to be the signer's. A step is a piece of at most 1 MiB.
 */
export function* hashSteps(file: RandomAccess, layout: Layout, manifest: Manifest): Steps<Result<null, AppError>> {
  const hashes = new Map(manifest.resources.map(({ path, hash }) => [path, hash]));
  const buffer = Buffer.allocUnsafe(BUFFER);
  for (const entry of layout.entries) {
    const expected = hashes.get(entry.name);
    const named = hashInName(entry.name);
    const differs = named !== null && `sha256:${named}` !== expected;
    if (differs || !(yield* checkEntry(file, entry, expected, buffer))) {
      return refuse(packageRefused('E_CONTENT_HASH', entry.name));
    }
  }
  return ok(null);
}

/** The same without a pause, for a thread that has nothing else to do. */
export function hashPass(file: RandomAccess, layout: Layout, manifest: Manifest): Result<null, AppError> {
  return atOnce(hashSteps(file, layout, manifest));
}
