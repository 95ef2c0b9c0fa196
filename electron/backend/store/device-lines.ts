import type { AnyRecord } from '../../../shared/model/record.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';
import { storedJson } from './stored-json.ts';

/** A line of a computer's log with its exact bytes, without the line feed. */
export interface DeviceLine {
  readonly hash: string;
  readonly record: AnyRecord;
  readonly raw: Uint8Array;
}

/** All lines of a computer that arrived or were written here, by their number. */
export function linesOfDevice(db: Database, round: string, dev: string): readonly DeviceLine[] {
  return statement<{ hash: Buffer; raw: Buffer }>(
    db,
    `SELECT r.hash, r.raw FROM record r WHERE r.round = ? AND r.dev = ?
     AND (r.import IS NULL OR EXISTS (SELECT 1 FROM import i WHERE i.n = r.import AND i.visible = 1))
     ORDER BY r.seq, r.hash`,
  )
    .all(round, dev)
    .map(({ hash, raw }) => ({
      hash: hash.toString('hex'),
      record: storedJson<AnyRecord>(raw.toString('utf8')),
      raw,
    }));
}
