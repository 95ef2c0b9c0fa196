import { access, chmod, mkdir } from 'node:fs/promises';
import type { AppError } from '../../../shared/errors.ts';
import { refuse, type Result } from '../../../shared/result.ts';
import { onDisk, systemCode } from '../files/disk-errors.ts';
import type { IdSource, SecretsPort } from '../ports.ts';

export interface KeyRingOptions {
  /** Folder of the keys; made with permissions 0700. */
  readonly dir: string;
  readonly ids: IdSource;
  readonly secrets: SecretsPort;
  /** Binary logarithm of scrypt's N for the office's passphrase; 18 (about a second) if nothing is said. */
  readonly workFactor?: number;
}

export async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

export function invalidInput(path: string, message: string): { readonly ok: false; readonly error: AppError } {
  return refuse({ code: 'invalid_input', issues: [{ path, message }] });
}

/** Makes the folder for this user alone. */
export async function privateFolder(dir: string): Promise<Result<null, AppError>> {
  return onDisk(async () => {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await chmod(dir, 0o700);
    return null;
  });
}
