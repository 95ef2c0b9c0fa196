import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** Removes a text for good, also the copy that was typed in here. `p` is its commitment, 64 hex digits. */
export function erasePersonal(db: Database, p: string): void {
  const hash = Buffer.from(p, 'hex');
  statement(db, 'DELETE FROM survey_form WHERE body = (SELECT body FROM personal WHERE p = ?)').run(hash);
  statement(db, 'DELETE FROM personal WHERE p = ?').run(hash);
}

export function hasPersonal(db: Database, p: string): boolean {
  return statement(db, 'SELECT 1 FROM personal WHERE p = ?').get(Buffer.from(p, 'hex')) !== undefined;
}

/** How many texts lie there; falls with every erasure. */
export function countPersonal(db: Database): number {
  return statement<{ count: number }>(db, 'SELECT count(*) AS count FROM personal').get()?.count ?? 0;
}
