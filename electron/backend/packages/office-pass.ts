import type { z } from 'zod';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { CLAIMS, ClaimsContent, hashesInside } from '../../../shared/package-format/claims.ts';
import type { PlacedEntry } from '../../../shared/package-format/container.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import { ATTACHMENTS } from '../../../shared/package-format/names.ts';
import { RETURN, ReturnTicket } from '../../../shared/package-format/return-ticket.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { readEntry, type OpenedPackage } from './open-package.ts';
import { parseStrict } from './strict-json.ts';

/** What the office says to one computer: that a sheet is given back, or what streets say of themselves. */
export type OfficeSays = { readonly returned: ReturnTicket } | { readonly claims: ClaimsContent };

function readAs<T>(file: RandomAccess, entry: PlacedEntry, schema: z.ZodType<T>, most: number): Result<T, AppError> {
  if (entry.size > most) return refuse(packageRefused('E_TOO_BIG', entry.name));
  const value = parseStrict(readEntry(file, entry));
  if (!value.ok) return refuse(packageRefused(value.error, entry.name));
  const read = schema.safeParse(value.value);
  return read.success ? ok(read.data) : refuse(packageRefused('E_SCHEMA', entry.name));
}

/**
 * Reads what a file of the office says; it holds the attachments that it names, and no other. Refusals: E_CONTENT_LIST
 * (neither a return nor claims, or both; attachments missing or added), E_TOO_BIG, those of strict JSON, E_SCHEMA.
 */
export function officePass(file: RandomAccess, { layout }: OpenedPackage): Result<OfficeSays, AppError> {
  const returned = layout.entries.find(({ name }) => name === RETURN);
  const claimed = layout.entries.find(({ name }) => name === CLAIMS);
  const attached = layout.entries.filter(({ name }) => name.startsWith(ATTACHMENTS)).map(({ name }) => name.slice(-64));
  if (claimed === undefined) {
    if (returned === undefined || attached.length > 0) return refuse(packageRefused('E_CONTENT_LIST', RETURN));
    const ticket = readAs(file, returned, ReturnTicket, LIMITS.singleJson);
    return ticket.ok ? ok({ returned: ticket.value }) : ticket;
  }
  if (returned !== undefined) return refuse(packageRefused('E_CONTENT_LIST', CLAIMS));
  const claims = readAs(file, claimed, ClaimsContent, LIMITS.jsonResource);
  if (!claims.ok) return claims;
  const isWhole = hashesInside(claims.value).join() === attached.sort().join();
  return isWhole ? ok({ claims: claims.value }) : refuse(packageRefused('E_CONTENT_LIST', ATTACHMENTS));
}
