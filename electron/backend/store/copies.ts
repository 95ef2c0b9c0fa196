import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** A copy of a made file outside this computer; `checkedAt` is when it was last found to be byte for byte the same. */
export interface CopyRow {
  readonly sha256: string;
  readonly name: string;
  /** The stick's label; '' where the user chose the place in a dialog. */
  readonly place: string;
  readonly how: 'stick' | 'saved';
  readonly writtenAt: string;
  readonly checkedAt: string | null;
}

interface RawCopy {
  readonly sha256: string;
  readonly name: string;
  readonly place: string;
  readonly how: string;
  readonly written_at: string;
  readonly checked_at: string | null;
}

export function insertCopy(db: Database, row: CopyRow): void {
  statement(db, 'INSERT INTO copy (sha256, name, place, how, written_at, checked_at) VALUES (?, ?, ?, ?, ?, ?)').run(
    row.sha256,
    row.name,
    row.place,
    row.how,
    row.writtenAt,
    row.checkedAt,
  );
}

/** All copies of one file, oldest first. */
export function copiesOf(db: Database, sha256: string): readonly CopyRow[] {
  return statement<RawCopy>(db, 'SELECT * FROM copy WHERE sha256 = ? ORDER BY n')
    .all(sha256)
    .map((row) => ({
      sha256: row.sha256,
      name: row.name,
      place: row.place,
      how: row.how === 'stick' ? 'stick' : 'saved',
      writtenAt: row.written_at,
      checkedAt: row.checked_at,
    }));
}

/** Notes that the newest copy was compared and is the same. */
export function markChecked(db: Database, sha256: string, at: string): void {
  statement(db, 'UPDATE copy SET checked_at = ? WHERE n = (SELECT max(n) FROM copy WHERE sha256 = ?)').run(at, sha256);
}
