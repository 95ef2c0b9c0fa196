import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { BUFFER, piecesOf } from './line-reader.ts';
import { openFile } from './random-access.ts';
import { sha256Hex } from './records.ts';

/** Bytes on the disk whose size and sums are known from when they were stored. */
export interface StoredBytes {
  readonly path: string;
  /** Where the stretch begins; 0 unless said. */
  readonly start?: number;
  readonly size: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly crc: number;
}

/** What an entry of a container holds: bytes in memory, or a file that is read only when its turn comes. */
export type Content = { readonly bytes: Uint8Array } | { readonly from: StoredBytes };

export function sizeOf(content: Content): number {
  return 'bytes' in content ? content.bytes.length : content.from.size;
}

export function crcOf(content: Content): number {
  return 'bytes' in content ? crc32(content.bytes) : content.from.crc;
}

export function sha256Of(content: Content): string {
  return 'bytes' in content ? sha256Hex(content.bytes) : content.from.sha256;
}

/** The content in pieces of at most 1 MiB. A file that has become longer gives no more than its stated size. */
export function* contentPieces(content: Content): Generator<Uint8Array> {
  if ('bytes' in content) {
    yield content.bytes;
    return;
  }
  const { path, start = 0, size } = content.from;
  const file = openFile(path);
  try {
    for (let at = 0; at < size; at += BUFFER) yield file.read(start + at, Math.min(BUFFER, size - at));
  } finally {
    file.close();
  }
}

/** Sums a stretch of a file, so that it can be an entry. Disk trouble is thrown. */
export function storedStretch(path: string, start: number, size: number): StoredBytes {
  const file = openFile(path);
  try {
    const hash = createHash('sha256');
    let crc = 0;
    for (const piece of piecesOf(file, { start, size })) {
      hash.update(piece);
      crc = crc32(piece, crc);
    }
    return { path, start, size, sha256: hash.digest('hex'), crc };
  } finally {
    file.close();
  }
}
