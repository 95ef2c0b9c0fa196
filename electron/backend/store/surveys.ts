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
  /** Revision of the form it was given on. */
  readonly formRev: number;
  readonly way: SurveyWay;
}

/** How a questionnaire came here: typed from paper, answered at this computer, from a spreadsheet, or handed in whole. */
export type SurveyWay = 'keyed' | 'kiosk' | 'imported' | 'taken';

interface RawSurvey {
  round: string;
  form: SurveyForm;
  serial: string;
  unit: string;
  body: string;
  taken_at: string;
  by_person: string;
  form_rev: number;
  way: SurveyWay;
}

export type SurveyIdentity = Pick<SurveyRow, 'round' | 'form' | 'serial'>;

export function surveyBody(db: Database, round: string, form: SurveyForm, serial: string): string | null {
  return (
    statement<{ body: string }>(db, 'SELECT body FROM survey_form WHERE round = ? AND form = ? AND serial = ?').get(
      round,
      form,
      serial,
    )?.body ?? null
  );
}

/** Serial numbers that stand here, finished or being entered. */
export function serialsHere(db: Database, round: string, form: SurveyForm): ReadonlySet<string> {
  const rows = statement<{ serial: string }>(
    db,
    `SELECT serial FROM survey_form WHERE round = ? AND form = ?
     UNION SELECT serial FROM survey_entry WHERE round = ? AND form = ? AND pass = 1`,
  ).all(round, form, round, form);
  return new Set(rows.map(({ serial }) => serial));
}

export function insertSurvey(db: Database, row: SurveyRow): void {
  statement(
    db,
    `INSERT INTO survey_form (round, form, serial, unit, body, taken_at, by_person, form_rev, way)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(row.round, row.form, row.serial, row.unit, row.body, row.takenAt, row.byPerson, row.formRev, row.way);
}

export function deleteSurvey(db: Database, round: string, form: SurveyForm, serial: string): void {
  statement(db, 'DELETE FROM survey_form WHERE round = ? AND form = ? AND serial = ?').run(round, form, serial);
}

/** Finished questionnaires of one kind by street. */
export function countByUnit(db: Database, round: string, form: SurveyForm): ReadonlyMap<string, number> {
  const rows = statement<{ unit: string; n: number }>(
    db,
    'SELECT unit, count(*) AS n FROM survey_form WHERE round = ? AND form = ? GROUP BY unit',
  ).all(round, form);
  return new Map(rows.map(({ unit, n }) => [unit, n]));
}

/** True when a record of the log of this computer, or of one it took the place of, says this questionnaire already. */
export function surveyIsSaid(db: Database, key: SurveyIdentity, device: string): boolean {
  return (
    statement<{ said: number }>(
      db,
      `SELECT EXISTS (${SAID}) AS said FROM survey_form AS s WHERE s.round = ? AND s.form = ? AND s.serial = ?`,
    ).get(device, key.round, key.form, key.serial)?.said === 1
  );
}

/** Every questionnaire of one kind that was taken in here, by number. */
export function* eachSurvey(
  db: Database,
  round: string,
  form: SurveyForm,
): Generator<Pick<SurveyRow, 'serial' | 'unit' | 'body'>> {
  yield* statement<Pick<SurveyRow, 'serial' | 'unit' | 'body'>>(
    db,
    'SELECT serial, unit, body FROM survey_form WHERE round = ? AND form = ? ORDER BY serial',
  ).iterate(round, form);
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
      formRev: row.form_rev,
      way: row.way,
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
