import type { LogRecord } from '../../../../shared/model/record.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import { ATTACHMENTS } from '../../../../shared/package-format/names.ts';
import type { Context } from '../../context.ts';
import { attachmentPath, type StoredAttachment } from '../../files/attachment-files.ts';
import type { NewResource } from '../../packages/write-package.ts';
import { findAttachment } from '../../store/attachments.ts';
import type { Database } from '../../store/connection.ts';
import { receivedFiles } from '../../store/received.ts';
import { ownLines } from '../../store/records.ts';
import { storedJson } from '../../store/stored-json.ts';

/**
 * The attachments that the next file has to carry, by hash: those of evidence that stands in this computer's log and
 * that the office is not known to have, and those that its last signed receipt says are missing. A typed receipt says
 * nothing about attachments.
 */
export function attachmentsToCarry(db: Database, round: string, device: string): readonly StoredAttachment[] {
  const received = receivedFiles(db, round, device);
  const missing = new Set(received.missing);
  const standing = new Map<string, LogRecord>();
  for (const line of ownLines(db, round, device)) {
    const record = storedJson<LogRecord>(Buffer.from(line).toString('utf8'));
    if (record.op === 'attach-add' || record.op === 'attach-remove') standing.set(slotKey(record.slot), record);
  }
  const wanted = [...standing.values()].flatMap(({ att, seq }) =>
    att.filter((sha256) => seq > received.to || missing.has(sha256)),
  );
  return [...new Set(wanted)].sort().flatMap((sha256) => findAttachment(db, sha256) ?? []);
}

/** Room in one file beside the log: the manifest, headers and what encryption adds (16 bytes in 64 KiB). */
const RESERVE = LIMITS.manifest + 8 * 1024 * 1024;
const OTHER_ENTRIES = 20;

/**
 * Shares attachments out to as few files as it goes in their order; one list where there are none. `room` is in bytes.
 */
export function shareAttachments(
  attachments: readonly StoredAttachment[],
  room: number,
): readonly (readonly StoredAttachment[])[] {
  const parts: StoredAttachment[][] = [[]];
  let left = room;
  for (const one of attachments) {
    const last = parts.at(-1);
    const isFull = last === undefined || last.length >= LIMITS.entries - OTHER_ENTRIES;
    // Each part takes at least one, however little room there is.
    if (isFull || (one.size > left && last.length > 0)) {
      parts.push([one]);
      left = room - one.size;
    } else {
      last.push(one);
      left -= one.size;
    }
  }
  return parts;
}

/** Bytes of attachments that fit beside a log of `log` bytes. */
export function roomBeside(log: number): number {
  return LIMITS.file - RESERVE - log;
}

/** Attachments as entries of a container. */
export function attachmentResources(
  attachments: readonly StoredAttachment[],
  { attachments: folder }: Pick<Context['paths'], 'attachments'>,
): readonly NewResource[] {
  return attachments.map(({ sha256, size, crc, mediatype }) => ({
    path: `${ATTACHMENTS}${sha256.slice(0, 2)}/${sha256}`,
    mediatype: mediatype === '' ? 'application/octet-stream' : mediatype,
    role: 'attachment',
    from: { path: attachmentPath(folder, sha256), size, sha256, crc },
  }));
}
