import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** What of a round package is carried on in hand-over files, byte for byte. */
export interface PackageEvidence {
  readonly manifest: Uint8Array;
  readonly signatures: Uint8Array;
  readonly roster: Uint8Array;
  readonly roots: Uint8Array;
}

export function insertEvidence(db: Database, round: string, seq: number, evidence: PackageEvidence): void {
  statement(
    db,
    `INSERT INTO package_evidence (round, seq, manifest, signatures, roster, roots) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (round, seq) DO NOTHING`,
  ).run(round, seq, evidence.manifest, evidence.signatures, evidence.roster, evidence.roots);
}

/** Null for a package that was opened before evidence was kept. */
export function findEvidence(db: Database, round: string, seq: number): PackageEvidence | null {
  return (
    statement<PackageEvidence>(
      db,
      'SELECT manifest, signatures, roster, roots FROM package_evidence WHERE round = ? AND seq = ?',
    ).get(round, seq) ?? null
  );
}
