const BLOCK = 512;

export interface TarFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * The plain files of an uncompressed POSIX ustar archive. Throws on a name that leaves the folder and on entries other
 * than files and folders: our archives have none, so one that has is not ours.
 */
export function readTar(archive: Buffer): TarFile[] {
  const files: TarFile[] = [];
  const text = (from: number, length: number): string =>
    archive.toString('latin1', from, from + length).replace(/\0.*$/s, '');
  for (let at = 0; at + BLOCK <= archive.length;) {
    if (archive[at] === 0) break;
    const size = Number.parseInt(text(at + 124, 12).trim() || '0', 8);
    const kind = text(at + 156, 1);
    const prefix = text(at + 345, 155);
    const name = prefix === '' ? text(at, 100) : `${prefix}/${text(at, 100)}`;
    if (!Number.isInteger(size) || at + BLOCK + size > archive.length) throw new Error('the archive is cut off');
    if (kind === '0' || kind === '') {
      if (!/^[\w][\w./-]*$/.test(name) || name.includes('..')) throw new Error(`unexpected name in archive: ${name}`);
      files.push({ name, bytes: archive.subarray(at + BLOCK, at + BLOCK + size) });
    } else if (kind !== '5') throw new Error(`unexpected entry in archive: ${name}`);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
