import type { StreetClaims } from '../../../shared/package-format/claims.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';
import { storedJson } from './stored-json.ts';

/** The self-assessment of a street as a file of the office brought it to a reviewer's computer. */
export interface StreetClaimsRow {
  readonly round: string;
  readonly claims: StreetClaims;
  /** Number of the round package under which the office made the file. */
  readonly packageSeq: number;
  readonly madeAt: string;
  readonly takenAt: string;
}

interface Raw {
  readonly package_seq: number;
  readonly value: string;
  readonly made_at: string;
  readonly taken_at: string;
}

/** Null where the office has handed over nothing about the street. */
export function findStreetClaims(db: Database, round: string, unit: string): StreetClaimsRow | null {
  const row = statement<Raw>(
    db,
    'SELECT package_seq, value, made_at, taken_at FROM street_claim WHERE round = ? AND unit = ?',
  ).get(round, unit);
  if (row === undefined) return null;
  const { package_seq: packageSeq, value, made_at: madeAt, taken_at: takenAt } = row;
  return { round, claims: storedJson<StreetClaims>(value), packageSeq, madeAt, takenAt };
}

/** Puts it in the place of what was there of this street. */
export function putStreetClaims(db: Database, { round, claims, packageSeq, madeAt, takenAt }: StreetClaimsRow): void {
  statement(
    db,
    `INSERT OR REPLACE INTO street_claim (round, unit, package_seq, lines, value, made_at, taken_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(round, claims.unit, packageSeq, claims.lines, JSON.stringify(claims), madeAt, takenAt);
}
