import { LIMITS } from '../../../../shared/package-format/limits.ts';
import type { KeptFile } from './kept-files.ts';

/** A kept file in one part of an archive: all of it, or the stretch numbered `piece` from 1. */
export interface Share {
  readonly file: KeptFile;
  readonly piece: number | null;
  readonly start: number;
  readonly size: number;
}

/** Room for the manifest, the office's own log and the headers. */
const RESERVE = LIMITS.manifest + LIMITS.log / 8;
/** Entries that every part has besides kept files. */
const OTHER_ENTRIES = 20;

export const PART_ROOM = LIMITS.file - RESERVE;

/**
 * Shares files out to as few parts as it goes in their order. A file that fits into one part is never cut; one that is
 * larger than any part is cut into stretches. `room` is in bytes.
 */
export function shareOut(files: readonly KeptFile[], room = PART_ROOM): readonly (readonly Share[])[] {
  const parts: Share[][] = [[]];
  let left = room;
  const put = (share: Share): void => {
    const last = parts.at(-1);
    if (last === undefined || share.size > left || last.length >= LIMITS.entries - OTHER_ENTRIES) {
      parts.push([share]);
      left = room - share.size;
    } else {
      last.push(share);
      left -= share.size;
    }
  };
  for (const file of files) {
    if (file.size <= room) {
      put({ file, piece: null, start: 0, size: file.size });
      continue;
    }
    for (let start = 0, piece = 1; start < file.size; start += room, piece += 1) {
      put({ file, piece, start, size: Math.min(room, file.size - start) });
    }
  }
  return parts.filter((part, index) => part.length > 0 || index === parts.length - 1);
}
