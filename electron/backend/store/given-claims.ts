import type { GivenClaims } from '../../../shared/contract/claims.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';
import { storedJson } from './stored-json.ts';

/** Notes what was made for a reviewer's computer. `at`: UTC, ISO 8601. */
export function insertGivenClaims(db: Database, round: string, given: GivenClaims): void {
  const { at, ...value } = given;
  statement(db, 'INSERT INTO given_claim (round, made_at, value) VALUES (?, ?, ?)').run(
    round,
    at,
    JSON.stringify(value),
  );
}

/** All that were made in a round, latest first. */
export function listGivenClaims(db: Database, round: string): readonly GivenClaims[] {
  const rows = statement<{ made_at: string; value: string }>(
    db,
    'SELECT made_at, value FROM given_claim WHERE round = ? ORDER BY n DESC',
  ).all(round);
  return rows.map(({ made_at: at, value }) => ({ at, ...storedJson<Omit<GivenClaims, 'at'>>(value) }));
}
