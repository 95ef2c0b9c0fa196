import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** The result behind one seal. `record` is the hash of the seal's line, `result` canonical JSON, `sha256` its hash. */
export interface SealedRow {
  readonly record: string;
  readonly round: string;
  readonly number: number;
  readonly sha256: string;
  readonly result: string;
}

export function insertSealedResult(db: Database, row: SealedRow): void {
  statement(db, 'INSERT INTO sealed_result (record, round, number, sha256, result) VALUES (?, ?, ?, ?, ?)').run(
    Buffer.from(row.record, 'hex'),
    row.round,
    row.number,
    row.sha256,
    row.result,
  );
}

/** Text of the result behind a seal; undefined for one that another office made. */
export function sealedResult(db: Database, record: string): string | undefined {
  return statement<{ result: string }>(db, 'SELECT result FROM sealed_result WHERE record = ?').get(
    Buffer.from(record, 'hex'),
  )?.result;
}
