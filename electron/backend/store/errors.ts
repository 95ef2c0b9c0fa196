import type { AppError } from '../../../shared/errors.ts';

const DISK_OF_ERRNO: Readonly<Record<string, 'full' | 'denied' | 'gone'>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  ENOTDIR: 'denied',
  EEXIST: 'denied',
  EISDIR: 'denied',
  ENOENT: 'gone',
  EIO: 'gone',
  ENODEV: 'gone',
  ENXIO: 'gone',
};

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function sqliteError(code: string): AppError | undefined {
  if (code === 'SQLITE_FULL') return { code: 'disk', op: 'full' };
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { code: 'locked' };
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return { code: 'database_damaged' };
  if (/^SQLITE_(READONLY|PERM|CANTOPEN|AUTH)/.test(code)) return { code: 'disk', op: 'denied' };
  if (code.startsWith('SQLITE_IOERR')) return { code: 'disk', op: 'gone' };
  return undefined;
}

/**
 * The refusal behind an error of SQLite or of the file system; undefined for anything else, which is a bug. The only
 * place that looks at such error codes.
 */
export function storageError(error: unknown): AppError | undefined {
  const code = codeOf(error);
  if (code === undefined) return undefined;
  if (code.startsWith('SQLITE_')) return sqliteError(code);
  const op = DISK_OF_ERRNO[code];
  return op === undefined ? undefined : { code: 'disk', op };
}
