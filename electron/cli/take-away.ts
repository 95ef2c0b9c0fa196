import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import type { FileRef } from '../../shared/contract/files.ts';
import type { AppError } from '../../shared/errors.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { diskError } from '../backend/files/disk-errors.ts';
import type { Office } from './open-office.ts';

/**
 * Copies a made file to where the command line wants it, under another name until it is whole. What is already there
 * is left alone (`invalid_input`).
 */
export function takeAway(office: Office, file: FileRef, target: string): Result<string, AppError> {
  const source = office.backend.files.path(file.ref);
  if (source === undefined) return refuse({ code: 'not_found', what: 'file', id: file.name });
  if (existsSync(target)) return refuse({ code: 'invalid_input', issues: [{ path: target, message: 'exists' }] });
  const making = `${target}.part`;
  try {
    copyFileSync(source, making);
    renameSync(making, target);
    return ok(target);
  } catch (error) {
    const known = diskError(error);
    if (known) return refuse(known);
    throw error;
  } finally {
    rmSync(making, { force: true });
  }
}
