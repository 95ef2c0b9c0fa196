import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { onDisk } from '../files/disk-errors.ts';
import type { SecretsPort } from '../ports.ts';
import { isIdentity, recipientOf } from './age-identity.ts';
import { unreadable } from './device-key-file.ts';

const FORMAT = 'jieping/device-identity';
const IdentityFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  protection: z.enum(['file', 'system']),
  recipient: z.string().max(100),
  key: z.base64().max(100_000),
});

function parseFile(text: string): z.infer<typeof IdentityFile> | null {
  try {
    return IdentityFile.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Reads the identity of this computer. `key_unreadable` if the file cannot be read or unwrapped; it stays as it is. */
export async function readDeviceIdentity(
  path: string,
  name: string,
  secrets: SecretsPort,
): Promise<Result<string, AppError>> {
  const text = await onDisk(() => readFile(path, 'utf8'));
  if (!text.ok) return text;
  const file = parseFile(text.value);
  if (!file) return unreadable(name);
  const stored = Buffer.from(file.key, 'base64');
  const bytes = file.protection === 'system' ? await secrets.unprotect(stored) : stored;
  const identity = bytes && Buffer.from(bytes).toString('latin1');
  if (identity === null || !isIdentity(identity)) return unreadable(name);
  return (await recipientOf(identity)) === file.recipient ? ok(identity) : unreadable(name);
}

/** Writes the identity, wrapped by the system where that really protects. Permissions 0600. */
export async function writeDeviceIdentity(
  path: string,
  identity: string,
  secrets: SecretsPort,
): Promise<Result<null, AppError>> {
  const bytes = Buffer.from(identity, 'latin1');
  const stored = secrets.level === 'system' ? await secrets.protect(bytes) : bytes;
  const file: z.infer<typeof IdentityFile> = {
    format: FORMAT,
    version: 1,
    protection: secrets.level,
    recipient: await recipientOf(identity),
    key: Buffer.from(stored).toString('base64'),
  };
  return writeAtomically(path, [Buffer.from(`${JSON.stringify(file)}\n`, 'utf8')], { mode: 0o600 });
}
