import type { SurveyForm } from '../../../shared/model/ids.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** How many questionnaires were given out, by street. */
export function issuedByUnit(db: Database, round: string, form: SurveyForm): ReadonlyMap<string, number> {
  const rows = statement<{ unit: string; count: number }>(
    db,
    'SELECT unit, count FROM survey_issued WHERE round = ? AND form = ?',
  ).all(round, form);
  return new Map(rows.map(({ unit, count }) => [unit, count]));
}

export function putIssued(db: Database, round: string, form: SurveyForm, unit: string, count: number): void {
  statement(db, 'INSERT OR REPLACE INTO survey_issued (round, form, unit, count) VALUES (?, ?, ?, ?)').run(
    round,
    form,
    unit,
    count,
  );
}
