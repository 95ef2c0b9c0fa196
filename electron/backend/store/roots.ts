import { SignedRoot } from '../../../shared/package-format/root.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** One version of an office's root as it is kept; `anchor` is the SHA-256 of the office's first version. */
export interface RootRow {
  readonly version: number;
  readonly sha256: string;
  readonly signed: SignedRoot;
}

/** All versions of one office's root that were seen here, from the first on. */
export function listRoots(db: Database, anchor: string): readonly RootRow[] {
  return statement<{ version: number; sha256: string; signed: string }>(
    db,
    'SELECT version, sha256, signed FROM root_version WHERE anchor = ? ORDER BY version',
  )
    .all(anchor)
    .map((row) => ({ ...row, signed: SignedRoot.parse(JSON.parse(row.signed)) }));
}

/** Keeps versions that are not here yet; what is here stays as it is. */
export function insertRoots(db: Database, anchor: string, rows: readonly RootRow[], at: string): void {
  const insert = statement(
    db,
    'INSERT INTO root_version (anchor, version, sha256, signed, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  for (const { version, sha256, signed } of rows) insert.run(anchor, version, sha256, JSON.stringify(signed), at);
}

/** The office that a round belongs to; null for a round whose office was never proven. */
export function anchorOfRound(db: Database, round: string): string | null {
  const row = statement<{ anchor: string }>(db, 'SELECT anchor FROM round_root WHERE round = ?').get(round);
  return row?.anchor ?? null;
}

export function writeAnchorOfRound(db: Database, round: string, anchor: string): void {
  statement(
    db,
    'INSERT INTO round_root (round, anchor) VALUES (?, ?) ON CONFLICT (round) DO UPDATE SET anchor = excluded.anchor',
  ).run(round, anchor);
}
