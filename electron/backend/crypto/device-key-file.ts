import { readFile } from 'node:fs/promises';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { onDisk } from '../files/disk-errors.ts';
import type { SecretsPort } from '../ports.ts';
import { parsePkcs8, pkcs8Of, signerOf } from './private-key.ts';

const FORMAT = 'jieping/device-key';
/** `protection` says whether `key` is PKCS#8 as it is, or wrapped by the system's protected storage. */
const KeyFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  protection: z.enum(['file', 'system']),
  kid: z.string().length(43),
  key: z.base64().max(100_000),
});

export function unreadable(name: string): { readonly ok: false; readonly error: AppError } {
  return refuse({ code: 'not_ready', what: 'key_unreadable', detail: name });
}

function parseFile(text: string): z.infer<typeof KeyFile> | null {
  try {
    return KeyFile.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Reads the device key. A file that cannot be read or unwrapped is refused (`key_unreadable`) and left as it is. */
export async function readDeviceKey(
  path: string,
  name: string,
  secrets: SecretsPort,
): Promise<Result<KeyObject, AppError>> {
  const text = await onDisk(() => readFile(path, 'utf8'));
  if (!text.ok) return text;
  const file = parseFile(text.value);
  if (!file) return unreadable(name);
  const stored = Buffer.from(file.key, 'base64');
  const der = file.protection === 'system' ? await secrets.unprotect(stored) : stored;
  const key = der && parsePkcs8(der);
  return key && signerOf(key).kid === file.kid ? ok(key) : unreadable(name);
}

/** Writes the device key with this seed, wrapped by the system where that really protects. Permissions 0600. */
export async function writeDeviceKey(
  path: string,
  seed: Uint8Array,
  secrets: SecretsPort,
): Promise<Result<null, AppError>> {
  const der = pkcs8Of(seed);
  const key = parsePkcs8(der);
  if (!key) throw new Error('a key just made cannot be read');
  const stored = secrets.level === 'system' ? await secrets.protect(der) : der;
  const file: z.infer<typeof KeyFile> = {
    format: FORMAT,
    version: 1,
    protection: secrets.level,
    kid: signerOf(key).kid,
    key: Buffer.from(stored).toString('base64'),
  };
  return writeAtomically(path, [Buffer.from(`${JSON.stringify(file)}\n`, 'utf8')], { mode: 0o600 });
}
