import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** Number and digest of the result of a street that was printed last. */
export function lastPrinted(
  db: Database,
  round: string,
  unit: string,
): { readonly number: number; readonly sha256: string } | undefined {
  return statement<{ number: number; sha256: string }>(
    db,
    'SELECT number, sha256 FROM printed_result WHERE round = ? AND unit = ? ORDER BY number DESC LIMIT 1',
  ).get(round, unit);
}

export function addPrinted(
  db: Database,
  printed: {
    readonly round: string;
    readonly unit: string;
    readonly number: number;
    readonly sha256: string;
    readonly at: string;
  },
): void {
  statement(db, 'INSERT OR IGNORE INTO printed_result (round, unit, number, sha256, at) VALUES (?, ?, ?, ?, ?)').run(
    printed.round,
    printed.unit,
    printed.number,
    printed.sha256,
    printed.at,
  );
}
