import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** A hand-over file. `sha256` is '' between the cutting of its records and the writing of the file. */
export interface HandoverRow {
  readonly id: string;
  readonly round: string;
  readonly name: string;
  readonly sha256: string;
  readonly records: number;
  readonly lastSeq: number;
  readonly at: string;
}

export function insertHandover(db: Database, row: HandoverRow): void {
  statement(
    db,
    'INSERT INTO handover (id, round, name, sha256, records, last_seq, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(row.id, row.round, row.name, row.sha256, row.records, row.lastSeq, row.at);
}

export function setHandoverFile(db: Database, id: string, sha256: string): void {
  statement(db, 'UPDATE handover SET sha256 = ? WHERE id = ?').run(sha256, id);
}

/** The last file that was really made. */
export function lastHandover(db: Database, round: string): { readonly name: string; readonly at: string } | null {
  return (
    statement<{ name: string; at: string }>(
      db,
      `SELECT name, at FROM handover WHERE round = ? AND sha256 <> '' ORDER BY at DESC, id DESC LIMIT 1`,
    ).get(round) ?? null
  );
}
