import { hash } from 'node:crypto';
import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import { LogRecord } from '../../../shared/model/record.ts';
import { toBase64url } from '../crypto/base64url.ts';

const LINE_FEED = Buffer.from('\n');

export interface CutRecord {
  /** The canonical line without its line feed; kept and exported byte for byte for ever. */
  readonly line: Uint8Array;
  /** SHA-256 of `line`, lower-case hex: the identity of the record and `prev` of the next one. */
  readonly hash: string;
}

export function sha256Hex(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** Makes the line of a record. Throws for a record that no reader would accept: that is a bug, not an input. */
export function cutRecord(record: LogRecord): CutRecord {
  const line = Buffer.from(canonicalJson(LogRecord.parse(record)), 'utf8');
  if (line.length > LIMITS.recordLine) throw new RangeError('record line is longer than 64 KiB');
  return { line, hash: sha256Hex(line) };
}

/** SHA-256(salt ‖ UTF-8 text), lower-case hex. The salt has 16 random bytes, so the hash alone reveals nothing. */
export function commitment(salt: Uint8Array, text: string): string {
  if (salt.length !== 16) throw new RangeError('a salt has 16 bytes');
  return hash('sha256', Buffer.concat([salt, Buffer.from(text, 'utf8')]), 'hex');
}

export interface PersonalText {
  readonly p: string;
  /** 16 bytes, base64url. */
  readonly salt: string;
  readonly text: string;
}

/** Line of the personal file for one text, without its line feed. */
export function personalLine(salt: Uint8Array, text: string): Uint8Array {
  const body: PersonalText = { p: commitment(salt, text), salt: toBase64url(salt), text };
  const line = Buffer.from(canonicalJson(body), 'utf8');
  if (line.length > LIMITS.recordLine) throw new RangeError('personal line is longer than 64 KiB');
  return line;
}

/** Lines as the bytes of an `.ndjson` resource: each ends with a line feed, the last one too. */
export function joinLines(lines: Iterable<Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const line of lines) parts.push(line, LINE_FEED);
  return Buffer.concat(parts);
}
