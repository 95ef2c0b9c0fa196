import type { AppError } from '../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';

type DiskError = Extract<AppError, { code: 'disk' }>;

const OPS: Readonly<Record<string, DiskError['op']>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  ENOENT: 'gone',
  ENODEV: 'gone',
  ENXIO: 'gone',
  EIO: 'gone',
  ENOTDIR: 'gone',
  ENAMETOOLONG: 'gone',
  ELOOP: 'gone',
  ESTALE: 'gone',
  // What Windows reports of a device that was pulled out has no name of its own.
  UNKNOWN: 'gone',
  EBUSY: 'busy',
  ETXTBSY: 'busy',
};

/** Code of a failed system call, such as `ENOSPC`; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The refusal for a failed disk operation (full, denied, gone, busy), or null if the error is something else. */
export function diskError(error: unknown): DiskError | null {
  const op = OPS[systemCode(error) ?? ''];
  return op ? { code: 'disk', op } : null;
}

/** Runs disk work; expected failures of the disk become refusals, anything else is thrown on. */
export async function onDisk<T>(work: () => Promise<T>): Promise<Result<T, AppError>> {
  try {
    return ok(await work());
  } catch (error) {
    const known = diskError(error);
    if (known) return refuse(known);
    throw error;
  }
}
