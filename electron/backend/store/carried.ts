import type { LeafForm } from '../../../shared/model/ids.ts';
import type { Database } from './connection.ts';
import type { DraftKey, SheetKey } from './drafts.ts';
import { statement } from './statements.ts';

/**
 * An answer that the office handed over while something else stands here: the user has to choose. `value` is the
 * draft's text, null where the answer was withdrawn; `hash` the line that said it.
 */
export interface CarriedRow extends DraftKey {
  readonly hash: string;
  readonly value: string | null;
  readonly note: string;
  readonly byPerson: string;
  readonly at: string;
}

interface Raw {
  readonly round: string;
  readonly unit: string;
  readonly form: LeafForm;
  readonly leaf: string;
  readonly rater: string;
  readonly hash: string;
  readonly value: string | null;
  readonly note: string;
  readonly by_person: string;
  readonly at: string;
}

function toRow({ by_person: byPerson, ...row }: Raw): CarriedRow {
  return { ...row, byPerson };
}

/** Everything that waits for a choice in a round, sheet by sheet. */
export function listCarried(db: Database, round: string): readonly CarriedRow[] {
  return statement<Raw>(db, 'SELECT * FROM carried WHERE round = ? ORDER BY unit, form, rater, leaf, hash')
    .all(round)
    .map(toRow);
}

export function carriedOf(db: Database, key: DraftKey): readonly CarriedRow[] {
  return statement<Raw>(
    db,
    'SELECT * FROM carried WHERE round = ? AND unit = ? AND form = ? AND leaf = ? AND rater = ? ORDER BY hash',
  )
    .all(key.round, key.unit, key.form, key.leaf, key.rater)
    .map(toRow);
}

export function countCarriedOfSheet(db: Database, key: SheetKey): number {
  return (
    statement<{ n: number }>(
      db,
      'SELECT count(*) AS n FROM carried WHERE round = ? AND unit = ? AND form = ? AND rater = ?',
    ).get(key.round, key.unit, key.form, key.rater)?.n ?? 0
  );
}

/** Puts these in the place of what waited for this answer. */
export function setCarried(db: Database, key: DraftKey, rows: readonly CarriedRow[]): void {
  statement(db, 'DELETE FROM carried WHERE round = ? AND unit = ? AND form = ? AND leaf = ? AND rater = ?').run(
    key.round,
    key.unit,
    key.form,
    key.leaf,
    key.rater,
  );
  const insert = statement(
    db,
    `INSERT INTO carried (round, unit, form, leaf, rater, hash, value, note, by_person, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const row of rows) {
    insert.run(row.round, row.unit, row.form, row.leaf, row.rater, row.hash, row.value, row.note, row.byPerson, row.at);
  }
}

/** A questionnaire that came from the office and need not be said again. */
export function insertCarriedSurvey(db: Database, round: string, form: string, serial: string): void {
  statement(db, 'INSERT INTO carried_survey (round, form, serial) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
    round,
    form,
    serial,
  );
}
