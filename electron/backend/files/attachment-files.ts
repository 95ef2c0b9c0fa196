import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** An attachment whose bytes lie in the folder of attachments. */
export interface StoredAttachment {
  /** Lower-case hex; also its name. */
  readonly sha256: string;
  readonly size: number;
  readonly crc: number;
  readonly mediatype: string;
}

const TMP = 'tmp';

/** Where the bytes with this hash lie: below the first two digits of it. */
export function attachmentPath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256);
}

/** Makes the folder, and removes what an interrupted reading left half-written. */
export function emptyAttachmentTmp(folder: string): void {
  rmSync(join(folder, TMP), { recursive: true, force: true });
  mkdirSync(join(folder, TMP), { recursive: true, mode: 0o700 });
}

function sizeAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}

/** Windows cannot open folders, and there a rename needs no such call. */
function syncFolderNow(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Puts bytes into the folder of attachments, whole and on the disk, under their hash; what is there already stays.
 * Gives false, and leaves nothing, if they are not the bytes with this hash. For the reading thread: it writes
 * synchronously and throws what the disk throws.
 */
export function putAttachment(
  folder: string,
  { sha256, size }: Pick<StoredAttachment, 'sha256' | 'size'>,
  pieces: Iterable<Uint8Array>,
): boolean {
  const target = attachmentPath(folder, sha256);
  if (sizeAt(target) === size) return true;
  const temporary = join(folder, TMP, sha256);
  rmSync(temporary, { force: true });
  try {
    const hash = createHash('sha256');
    const descriptor = openSync(temporary, 'wx', 0o600);
    try {
      for (const piece of pieces) {
        hash.update(piece);
        for (let done = 0; done < piece.length;) done += writeSync(descriptor, piece, done);
      }
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (hash.digest('hex') !== sha256) return false;
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    renameSync(temporary, target);
    syncFolderNow(dirname(target));
    return true;
  } finally {
    rmSync(temporary, { force: true });
  }
}
