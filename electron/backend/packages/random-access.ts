import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';

/** A file of which parts are read; `close` gives the descriptor back. */
export interface OpenFile extends RandomAccess {
  close(): void;
}

/** Opens a file for reading parts of it. Every read comes from this one descriptor, whatever happens to the path. */
export function openFile(path: string): OpenFile {
  const descriptor = openSync(path, constants.O_RDONLY);
  const { size } = fstatSync(descriptor);
  const fill = (target: Uint8Array, offset: number, length: number): Uint8Array => {
    const wanted = Math.max(0, Math.min(length, size - offset, target.length));
    let filled = 0;
    while (filled < wanted) {
      const count = readSync(descriptor, target, filled, wanted - filled, offset + filled);
      if (count === 0) break;
      filled += count;
    }
    return target.subarray(0, filled);
  };
  return {
    size,
    read: (offset, length) => fill(Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset))), offset, length),
    readInto: fill,
    close: () => closeSync(descriptor),
  };
}

/** The same over bytes in memory. */
export function inMemory(bytes: Uint8Array): RandomAccess {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}
