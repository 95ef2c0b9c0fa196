import type { SurveyForm } from '../../../shared/model/ids.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/**
 * Lines of a round that commit to a questionnaire. `has`: the office is known to have the line, because a signed
 * receipt covers it or it came from the office.
 */
const LINES = `line AS (
  SELECT r.slot, r.form, unhex(json_extract(CAST(r.raw AS TEXT), '$.val.p')) AS p,
    CASE WHEN r.import IS NOT NULL THEN i.visible = 1
      ELSE r.seq <= coalesce((SELECT max(v.last_seq) FROM received v
        WHERE v.round = r.round AND v.dev = r.dev AND v.how = 'file'), 0) END AS has
  FROM record r LEFT JOIN import i ON i.n = r.import
  WHERE r.round = ? AND r.form IN ('worker', 'resident') AND r.op = 'put')`;

export interface FormsHere {
  readonly form: SurveyForm;
  readonly unit: string;
  /** Finished questionnaires whose answers are here. */
  readonly count: number;
  /** Of those, said by a line of a log with exactly these answers. */
  readonly said: number;
  /** Of those, the office is known to have them. */
  readonly confirmed: number;
}

/** Finished questionnaires of a round by kind and street. */
export function countHere(db: Database, round: string): readonly FormsHere[] {
  return statement<FormsHere>(
    db,
    `WITH ${LINES}
     SELECT form, unit, count(*) AS count, sum(said) AS said, sum(confirmed) AS confirmed FROM (
       SELECT s.form, s.unit, max(t.p IS NOT NULL) AS said, max(t.p IS NOT NULL AND line.has) AS confirmed
       FROM survey_form s
         LEFT JOIN line ON line.slot = s.round || '|' || s.unit || '|' || s.form || '|*||' || s.serial
         LEFT JOIN personal t ON t.p = line.p AND t.body = s.body
       WHERE s.round = ? GROUP BY s.form, s.serial)
     GROUP BY form, unit ORDER BY form DESC, unit`,
  ).all(round, round);
}

/** Texts that lines commit to and no receipt covers, also where another questionnaire now stands under the number. */
export function countTextsWaiting(db: Database, round: string): number {
  return (
    statement<{ n: number }>(
      db,
      `WITH ${LINES}
       SELECT count(*) AS n FROM personal
       WHERE p IN (SELECT p FROM line) AND p NOT IN (SELECT p FROM line WHERE has AND p IS NOT NULL)`,
    ).get(round)?.n ?? 0
  );
}

/** Questionnaires that are being entered, wait for the second entry, or differ between the two. */
export function countBegun(db: Database, round: string): number {
  return (
    statement<{ n: number }>(
      db,
      `SELECT count(*) AS n FROM (SELECT DISTINCT form, serial FROM survey_entry WHERE round = ?) AS e
       WHERE NOT EXISTS (SELECT 1 FROM survey_form AS s WHERE s.round = ? AND s.form = e.form AND s.serial = e.serial)`,
    ).get(round, round)?.n ?? 0
  );
}

/** Numbers that a line of a log here speaks of while their answers are not here any more. */
export function serialsWiped(db: Database, round: string, form: SurveyForm): ReadonlySet<string> {
  const rows = statement<{ slot: string }>(
    db,
    `WITH ${LINES}
     SELECT DISTINCT slot FROM line WHERE form = ? AND p NOT IN (SELECT p FROM personal)`,
  ).all(round, form);
  // A number has no separator in it.
  return new Set(rows.map(({ slot }) => slot.split('|').at(-1) ?? ''));
}

/** Commitments of the texts that were wiped here, 64 hex digits; none where nothing was wiped. */
export function commitmentsWiped(db: Database, round: string): ReadonlySet<string> {
  const rows = statement<{ p: string }>(
    db,
    `WITH ${LINES}
     SELECT DISTINCT lower(hex(p)) AS p FROM line
     WHERE p NOT IN (SELECT p FROM personal) AND EXISTS (SELECT 1 FROM desk_wipe WHERE round = ?)`,
  ).all(round, round);
  return new Set(rows.map(({ p }) => p));
}

export interface DeskWipeRow {
  readonly round: string;
  /** JSON of the account that is printed. */
  readonly account: string;
  /** JSON: paths of files that have to go. */
  readonly files: string;
}

export function insertDeskWipe(db: Database, { round, account, files }: DeskWipeRow): void {
  statement(
    db,
    `INSERT INTO desk_wipe (round, n, account, files)
     SELECT ?, coalesce(max(n), 0) + 1, ?, ? FROM desk_wipe WHERE round = ?`,
  ).run(round, account, files, round);
}

/** Accounts of a round in the order of the wipes, the first one first. */
export function listDeskWipes(db: Database, round: string): readonly Pick<DeskWipeRow, 'account'>[] {
  return statement<Pick<DeskWipeRow, 'account'>>(db, 'SELECT account FROM desk_wipe WHERE round = ? ORDER BY n').all(
    round,
  );
}

/** Wipes whose files are not all gone yet. */
export function unfinishedDeskWipes(db: Database): readonly Pick<DeskWipeRow, 'files'>[] {
  return statement<Pick<DeskWipeRow, 'files'>>(db, 'SELECT files FROM desk_wipe WHERE finished = 0').all();
}

export function finishDeskWipes(db: Database): void {
  statement(db, 'UPDATE desk_wipe SET finished = 1 WHERE finished = 0').run();
}
