import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { createRandom } from './random.ts';

/** One bit of one file; bit 0 is the lowest. */
export interface FlippedBit {
  readonly file: number;
  readonly offset: number;
  readonly bit: number;
}

/** Flips one bit of one of the files, all three chosen by the seed; every byte of a file is as likely as any other. */
export function flipOneBit(paths: readonly string[], seed: number): FlippedBit {
  const random = createRandom(seed, 'tamper');
  const file = random.between(0, paths.length - 1);
  const fd = openSync(paths[file] ?? '', 'r+');
  try {
    const offset = random.between(0, fstatSync(fd).size - 1);
    const bit = random.between(0, 7);
    const byte = Buffer.alloc(1);
    readSync(fd, byte, 0, 1, offset);
    byte.writeUInt8(byte.readUInt8(0) ^ (1 << bit), 0);
    writeSync(fd, byte, 0, 1, offset);
    return { file, offset, bit };
  } finally {
    closeSync(fd);
  }
}
