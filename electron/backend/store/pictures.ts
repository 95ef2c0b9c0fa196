import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** How the pictures look (32 hex digits), by the hash of their bytes; null for one that has nothing to compare. */
export function pictureLooks(db: Database): ReadonlyMap<string, string | null> {
  const rows = statement<{ sha256: string; look: string | null }>(db, 'SELECT sha256, look FROM picture').all();
  return new Map(rows.map(({ sha256, look }) => [sha256, look]));
}

export function putPictureLook(db: Database, sha256: string, look: string | null): void {
  statement(db, 'INSERT OR REPLACE INTO picture (sha256, look) VALUES (?, ?)').run(sha256, look);
}
