import { inflateRawSync } from 'node:zlib';
import { ok, refuse, type Result } from '../../../shared/result.ts';

/** Of the file, and of each part and all parts of it unpacked, in bytes. */
const MAX_FILE = 64 * 1024 * 1024;
const MAX_PART = 256 * 1024 * 1024;
const MAX_ALL = 384 * 1024 * 1024;
const MAX_PARTS = 2_000;
/** Parts without which the reader cannot do; all others (pictures, macros) are never unpacked. */
const PARSED = /\.(?:xml|rels)$/i;
const END_SIZE = 22;

export type ZipFault = 'not_a_workbook' | 'workbook_too_big' | 'workbook_unreadable';

function endAt(bytes: Buffer): number {
  for (let at = bytes.length - END_SIZE; at >= Math.max(0, bytes.length - END_SIZE - 65_535); at -= 1) {
    if (bytes.readUInt32LE(at) === 0x06054b50) return at;
  }
  return -1;
}

/** Unpacks one part under a limit: the size that stands in the directory is only a claim. */
function unpacked(bytes: Buffer, header: number, packed: number, method: number, limit: number): Buffer | ZipFault {
  if (header + 30 > bytes.length || bytes.readUInt32LE(header) !== 0x04034b50) return 'workbook_unreadable';
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  if (start + packed > bytes.length) return 'workbook_unreadable';
  if (method === 0) return bytes.subarray(start, start + packed);
  if (method !== 8) return 'workbook_unreadable';
  try {
    return inflateRawSync(bytes.subarray(start, start + packed), { maxOutputLength: limit });
  } catch (error) {
    const over = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return over ? 'workbook_too_big' : 'workbook_unreadable';
  }
}

/**
 * Whether a ZIP file keeps its limits when it is unpacked; looks at its parts one by one and keeps none of them. `see`
 * is shown each of them.
 */
export function measureZip(file: Uint8Array, see?: (name: string, part: Buffer) => void): Result<null, ZipFault> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length > MAX_FILE) return refuse('workbook_too_big');
  if (bytes.length < END_SIZE || bytes.readUInt16LE(0) !== 0x4b50) return refuse('not_a_workbook');
  const end = endAt(bytes);
  if (end < 0) return refuse('workbook_unreadable');
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_PARTS) return refuse('workbook_too_big');
  let at = bytes.readUInt32LE(end + 16);
  let all = 0;
  for (let part = 0; part < count; part += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return refuse('workbook_unreadable');
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) return refuse('workbook_unreadable');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (PARSED.test(name)) {
      const header = bytes.readUInt32LE(at + 42);
      const part = unpacked(bytes, header, bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 10), MAX_PART);
      if (typeof part === 'string') return refuse(part);
      all += part.length;
      if (all > MAX_ALL) return refuse('workbook_too_big');
      see?.(name, part);
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return ok(null);
}
