import type { RawRecord } from '../../packages/reader-messages.ts';
import type { PersonalText } from '../../packages/records.ts';
import type { ArrivingPersonal, ArrivingRecord } from '../../store/imports.ts';

/** A record that was read, as it goes into the store. */
export function toArriving({ hash, raw, ...place }: RawRecord): ArrivingRecord {
  return { ...place, hash: Buffer.from(hash, 'hex'), raw: Buffer.from(raw.buffer, raw.byteOffset, raw.length) };
}

/** The line of a record. */
export function textOf(raw: Uint8Array): string {
  return Buffer.from(raw.buffer, raw.byteOffset, raw.length).toString('utf8');
}

/** A personal text that was read, as it goes into the store. */
export function toPersonal({ p, salt, text }: PersonalText): ArrivingPersonal {
  return { p: Buffer.from(p, 'hex'), salt: Buffer.from(salt, 'base64url'), body: text };
}
