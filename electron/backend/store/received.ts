import type { Database } from './connection.ts';
import { statement } from './statements.ts';
import { storedJson } from './stored-json.ts';

/** What the office said it has of this computer's log; `how` is `file` or `typed`. */
export interface ReceivedRow {
  readonly round: string;
  readonly dev: string;
  readonly lastSeq: number;
  readonly head: string;
  readonly how: 'file' | 'typed';
  readonly at: string;
  readonly takenAt: string;
  /** Hashes of attachments that the office misses. */
  readonly missing: readonly string[];
}

interface Raw {
  readonly last_seq: number;
  readonly how: string;
  readonly at: string;
}

/** Notes a receipt. A signed one replaces what was typed in for the same line; nothing else is ever changed. */
export function putReceived(db: Database, row: ReceivedRow): void {
  statement(
    db,
    `INSERT INTO received (round, dev, last_seq, head, how, at, taken_at, missing) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (round, dev, last_seq) DO UPDATE SET
       how = excluded.how, at = excluded.at, taken_at = excluded.taken_at, missing = excluded.missing
     WHERE how = 'typed' AND excluded.how = 'file'`,
  ).run(row.round, row.dev, row.lastSeq, row.head, row.how, row.at, row.takenAt, JSON.stringify(row.missing));
}

/** How far signed receipts reach, and which attachments the last of them says are missing. */
export function receivedFiles(
  db: Database,
  round: string,
  dev: string,
): { readonly to: number; readonly missing: readonly string[] } {
  const row = statement<{ last_seq: number; missing: string }>(
    db,
    "SELECT last_seq, missing FROM received WHERE round = ? AND dev = ? AND how = 'file' ORDER BY last_seq DESC LIMIT 1",
  ).get(round, dev);
  return row === undefined ? { to: 0, missing: [] } : { to: row.last_seq, missing: storedJson<string[]>(row.missing) };
}

/** UTC of the latest signed receipt of a round that was opened here; null where there is none. */
export function latestSignedReceipt(db: Database, round: string): string | null {
  return (
    statement<{ at: string | null }>(db, "SELECT max(at) AS at FROM received WHERE round = ? AND how = 'file'").get(
      round,
    )?.at ?? null
  );
}

/** All receipts of this computer, by the line they reach, lowest first. */
export function receivedSteps(
  db: Database,
  round: string,
  dev: string,
): readonly { readonly to: number; readonly at: string; readonly how: 'file' | 'typed' }[] {
  return statement<Raw>(db, 'SELECT last_seq, how, at FROM received WHERE round = ? AND dev = ? ORDER BY last_seq')
    .all(round, dev)
    .map((row) => ({ to: row.last_seq, at: row.at, how: row.how === 'typed' ? 'typed' : 'file' }));
}
