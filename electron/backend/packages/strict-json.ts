import { isUtf8 } from 'node:buffer';
import type { PackageCode } from '../../../shared/errors.ts';
import { parseCanonical } from '../../../shared/package-format/canonical-json.ts';
import { refuse, type Result } from '../../../shared/result.ts';

/**
 * Parses bytes that must be canonical JSON in strict UTF-8 (a byte order mark is not JSON).
 * Refusals: E_UTF8, E_JSON_DEPTH, E_JSON, E_JSON_CANON.
 */
export function parseStrict(bytes: Uint8Array): Result<unknown, PackageCode> {
  if (!isUtf8(bytes)) return refuse('E_UTF8');
  return parseCanonical(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
}
