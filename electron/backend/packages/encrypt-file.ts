import { createHash } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { Steps } from '../../../shared/steps.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { onDisk } from '../files/disk-errors.ts';
import { givingWay } from '../give-way.ts';
import { byteStream } from './byte-stream.ts';
import { piecesOf } from './line-reader.ts';
import { openFile, type OpenFile } from './random-access.ts';

export interface EncryptedFile {
  /** SHA-256 of the encrypted file, lower-case hex. */
  readonly sha256: string;
  readonly size: number;
}

function* hashOf(file: OpenFile): Steps<string> {
  const hash = createHash('sha256');
  for (const piece of piecesOf(file, { start: 0, size: file.size })) {
    hash.update(piece);
    yield;
  }
  return hash.digest('hex');
}

/** Compares what the disk now holds with what was meant to be written. */
async function isOnDisk(path: string, expected: string): Promise<Result<null, AppError>> {
  const found = await onDisk(async () => {
    const file = openFile(path);
    try {
      return await givingWay(hashOf(file));
    } finally {
      file.close();
    }
  });
  if (!found.ok) return found;
  return found.value === expected ? ok(null) : refuse(packageRefused('E_AGE_DAMAGED'));
}

/**
 * Encrypts the file `plain` into `target` for all recipients (`age1…`, X25519), in pieces, so that memory does not
 * grow with the file. The result is brought to the disk, read back and compared before it gets its name.
 * Refusals: disk, E_AGE_DAMAGED (the disk gives back other bytes). Throws without a recipient: that is a bug.
 */
export async function encryptFile(
  plain: string,
  target: string,
  recipients: readonly string[],
): Promise<Result<EncryptedFile, AppError>> {
  if (recipients.length === 0) throw new Error('an encrypted file needs a recipient');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const source = await onDisk(() => Promise.resolve(openFile(plain)));
  if (!source.ok) return source;
  try {
    const hash = createHash('sha256');
    let size = 0;
    const encrypted = await encrypter.encrypt(byteStream(source.value));
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const piece of encrypted) {
        hash.update(piece);
        size += piece.length;
        yield piece;
      }
    }
    let sha256 = '';
    const written = await writeAtomically(target, counted(), {
      mode: 0o644,
      check: (temporary) => {
        sha256 = hash.digest('hex');
        return isOnDisk(temporary, sha256);
      },
    });
    return written.ok ? ok({ sha256, size }) : written;
  } finally {
    source.value.close();
  }
}
