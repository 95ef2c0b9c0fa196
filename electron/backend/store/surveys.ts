import type { SurveyForm } from '../../../shared/model/ids.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** One questionnaire taken in here; `body` is the canonical JSON of its whole content. */
export interface SurveyRow {
  readonly round: string;
  readonly form: SurveyForm;
  readonly serial: string;
  readonly unit: string;
  readonly body: string;
  readonly takenAt: string;
  readonly byPerson: string;
}

interface RawSurvey {
  round: string;
  form: SurveyForm;
  serial: string;
  unit: string;
  body: string;
  taken_at: string;
  by_person: string;
}

export function surveyBody(db: Database, round: string, form: SurveyForm, serial: string): string | null {
  return (
    statement<{ body: string }>(db, 'SELECT body FROM survey_form WHERE round = ? AND form = ? AND serial = ?').get(
      round,
      form,
      serial,
    )?.body ?? null
  );
}

export function insertSurvey(db: Database, row: SurveyRow): void {
  statement(
    db,
    'INSERT INTO survey_form (round, form, serial, unit, body, taken_at, by_person) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(row.round, row.form, row.serial, row.unit, row.body, row.takenAt, row.byPerson);
}

export function countSurveys(db: Database, round: string): number {
  return statement<{ n: number }>(db, 'SELECT count(*) AS n FROM survey_form WHERE round = ?').get(round)?.n ?? 0;
}

/** A line of `device`, of this computer under a key that was lost, or one that came from the office says it already. */
const SAID = `SELECT 1 FROM record AS r
         WHERE r.slot = s.round || '|' || s.unit || '|' || s.form || '|*||' || s.serial AND r.import IS NULL
         AND (r.dev = ? OR r.dev IN (SELECT dev FROM own_past WHERE how = 'renewed'))
       UNION ALL SELECT 1 FROM carried_survey AS c
         WHERE c.round = s.round AND c.form = s.form AND c.serial = s.serial`;

/** Questionnaires for which `device` has not cut a record yet, in a fixed order. */
export function surveysWithoutRecord(db: Database, round: string, device: string): readonly SurveyRow[] {
  return statement<RawSurvey>(
    db,
    `SELECT s.* FROM survey_form AS s
     WHERE s.round = ? AND NOT EXISTS (
       ${SAID})
     ORDER BY s.form, s.unit, s.serial`,
  )
    .all(round, device)
    .map((row) => ({
      round: row.round,
      form: row.form,
      serial: row.serial,
      unit: row.unit,
      body: row.body,
      takenAt: row.taken_at,
      byPerson: row.by_person,
    }));
}

/** The same, counted over all rounds. */
export function countSurveysWithoutRecord(db: Database, device: string): number {
  return (
    statement<{ n: number }>(
      db,
      `SELECT count(*) AS n FROM survey_form AS s
       WHERE NOT EXISTS (
         ${SAID})`,
    ).get(device)?.n ?? 0
  );
}
