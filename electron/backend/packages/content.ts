import { crc32 } from 'node:zlib';
import { BUFFER } from './line-reader.ts';
import { openFile } from './random-access.ts';
import { sha256Hex } from './records.ts';

/** Bytes on the disk whose size and sums are known from when they were stored. */
export interface StoredBytes {
  readonly path: string;
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
  const file = openFile(content.from.path);
  try {
    for (let at = 0; at < content.from.size; at += BUFFER) {
      yield file.read(at, Math.min(BUFFER, content.from.size - at));
    }
  } finally {
    file.close();
  }
}
