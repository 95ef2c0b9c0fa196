import type { AppError } from '../../../shared/errors.ts';
import { diskError, systemCode } from '../files/disk-errors.ts';

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
  const code = systemCode(error);
  if (code === undefined) return undefined;
  if (code.startsWith('SQLITE_')) return sqliteError(code);
  // A file stands where a folder is needed.
  if (code === 'EEXIST' || code === 'ENOTDIR') return { code: 'disk', op: 'denied' };
  return diskError(error) ?? undefined;
}
