import type { SurveyForm } from '../../../shared/model/ids.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** How a table with this head was read the last time, as JSON; null for a head that was never read. */
export function findMapping(db: Database, round: string, form: SurveyForm, head: string): string | null {
  return (
    statement<{ mapping: string }>(
      db,
      'SELECT mapping FROM survey_mapping WHERE round = ? AND form = ? AND head = ?',
    ).get(round, form, head)?.mapping ?? null
  );
}

export function putMapping(
  db: Database,
  row: { readonly round: string; readonly form: SurveyForm; readonly head: string },
  mapping: string,
  at: string,
): void {
  statement(db, 'INSERT OR REPLACE INTO survey_mapping (round, form, head, mapping, at) VALUES (?, ?, ?, ?, ?)').run(
    row.round,
    row.form,
    row.head,
    mapping,
    at,
  );
}
