import type { StoredAttachment } from '../files/attachment-files.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** Notes attachments whose files are in their place; gives how many were not known before. */
export function insertAttachments(db: Database, attachments: readonly StoredAttachment[]): number {
  const insert = statement(
    db,
    'INSERT INTO attachment (sha256, size, crc, mediatype) VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO NOTHING',
  );
  return attachments.reduce(
    (sum, { sha256, size, crc, mediatype }) => sum + insert.run(sha256, size, crc, mediatype).changes,
    0,
  );
}

/** What is known of an attachment that is here; null for one that is not. */
export function findAttachment(db: Database, sha256: string): StoredAttachment | null {
  return (
    statement<StoredAttachment>(db, 'SELECT sha256, size, crc, mediatype FROM attachment WHERE sha256 = ?').get(
      sha256,
    ) ?? null
  );
}

/** Whether the bytes of an attachment have arrived here. */
export function hasAttachment(db: Database, sha256: string): boolean {
  return statement(db, 'SELECT 1 FROM attachment WHERE sha256 = ?').get(sha256) !== undefined;
}
