import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import { RETURN, ReturnTicket } from '../../../shared/package-format/return-ticket.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { readEntry, type OpenedPackage } from './open-package.ts';
import { parseStrict } from './strict-json.ts';

/** Reads what a return ticket says. Refusals: E_CONTENT_LIST, E_TOO_BIG, those of strict JSON, E_SCHEMA. */
export function returnPass(file: RandomAccess, { layout }: OpenedPackage): Result<ReturnTicket, AppError> {
  const entry = layout.entries.find(({ name }) => name === RETURN);
  if (!entry) return refuse(packageRefused('E_CONTENT_LIST', RETURN));
  if (entry.size > LIMITS.singleJson) return refuse(packageRefused('E_TOO_BIG', RETURN));
  const value = parseStrict(readEntry(file, entry));
  if (!value.ok) return refuse(packageRefused(value.error, RETURN));
  const ticket = ReturnTicket.safeParse(value.value);
  return ticket.success ? ok(ticket.data) : refuse(packageRefused('E_SCHEMA', RETURN));
}
