import type { SurveyForm } from '../../../shared/model/ids.ts';
import type { KeptSurveys } from '../../../shared/scoring/survey/kept-surveys.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';
import { emptyLog } from './write-ahead-log.ts';
import { storedJson } from './stored-json.ts';

/** Lines of a round that commit to a questionnaire, with the commitment. */
const COMMITTED = `SELECT r.slot, r.unit, r.form, unhex(json_extract(CAST(r.raw AS TEXT), '$.val.p')) AS p FROM record r
  WHERE r.round = ? AND r.form IN ('worker', 'resident') AND r.op = 'put'`;
/** Texts of a round: those that its lines commit to, and what its files brought besides. */
const TEXTS_OF_ROUND = `p IN (SELECT p FROM (${COMMITTED}))
  OR import IN (SELECT n FROM import WHERE round = ?)`;

export interface WipedForms {
  readonly form: SurveyForm;
  readonly unit: string;
  readonly count: number;
}

/** Questionnaires of the round whose answers are here, by kind and street. */
export function countTexts(db: Database, round: string): readonly WipedForms[] {
  return statement<WipedForms>(
    db,
    `SELECT form, unit, count(DISTINCT slot) AS count FROM (${COMMITTED})
     WHERE p IN (SELECT p FROM personal) GROUP BY form, unit ORDER BY form DESC, unit`,
  ).all(round);
}

/** What was typed or taken in here and was never handed over, or is still being typed: in no seal. */
export function countUnsent(db: Database, round: string): number {
  return (
    statement<{ n: number }>(
      db,
      `SELECT (SELECT count(*) FROM (SELECT DISTINCT form, serial FROM survey_entry WHERE round = ?) AS e
               WHERE NOT EXISTS (SELECT 1 FROM survey_form AS s
                 WHERE s.round = ? AND s.form = e.form AND s.serial = e.serial))
            + (SELECT count(*) FROM survey_form AS s WHERE s.round = ? AND NOT EXISTS (
                 SELECT 1 FROM record AS r WHERE r.slot = s.round || '|' || s.unit || '|' || s.form || '|*||' || s.serial))
            AS n`,
    ).get(round, round, round)?.n ?? 0
  );
}

/** Notes which commitments of one number stand for the same answers, as long as that can be seen. */
export function noteAlike(db: Database, round: string): void {
  statement(
    db,
    `INSERT INTO wiped_alike (p, same)
     SELECT c.p, min(o.p) FROM (${COMMITTED}) c JOIN (${COMMITTED}) o ON o.slot = c.slot
       JOIN personal a ON a.p = c.p JOIN personal b ON b.p = o.p AND b.body = a.body
     GROUP BY c.p HAVING count(DISTINCT o.p) > 1`,
  ).run(round, round);
}

/** Deletes the answers of all questionnaires of a round. Call it inside a transaction. */
export function wipeTexts(db: Database, round: string): void {
  statement(db, `DELETE FROM personal WHERE ${TEXTS_OF_ROUND}`).run(round, round);
  statement(db, 'DELETE FROM survey_form WHERE round = ?').run(round);
  statement(db, 'DELETE FROM survey_entry WHERE round = ?').run(round);
}

/** One commitment for all that stood for the same answers before they were wiped; undefined where there was only one. */
export function wipedAlike(db: Database, p: string): string | undefined {
  return statement<{ same: Buffer }>(db, 'SELECT same FROM wiped_alike WHERE p = ?')
    .get(Buffer.from(p, 'hex'))
    ?.same.toString('hex');
}

export interface WipeRow {
  readonly round: string;
  /** Hash of the line of the log that says so, 64 hex digits. */
  readonly record: string;
  /** Canonical JSON of the figures that were kept, and its SHA-256. */
  readonly counts: string;
  readonly countsSha256: string;
  /** JSON of the account that is printed. */
  readonly account: string;
  /** JSON: paths of files that have to go. */
  readonly files: string;
}

export function insertWipe(db: Database, row: WipeRow): void {
  statement(
    db,
    'INSERT INTO survey_wipe (round, record, counts, counts_sha256, account, files) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(row.round, Buffer.from(row.record, 'hex'), row.counts, row.countsSha256, row.account, row.files);
}

export function isWiped(db: Database, round: string): boolean {
  return statement(db, 'SELECT 1 FROM survey_wipe WHERE round = ?').get(round) !== undefined;
}

/** The account of a wipe, and the figures' hash; undefined where nothing was wiped. */
export function wipeOf(db: Database, round: string): Pick<WipeRow, 'record' | 'account' | 'countsSha256'> | undefined {
  const row = statement<{ record: Buffer; account: string; sha256: string }>(
    db,
    'SELECT record, account, counts_sha256 AS sha256 FROM survey_wipe WHERE round = ?',
  ).get(round);
  return row === undefined
    ? undefined
    : { record: row.record.toString('hex'), account: row.account, countsSha256: row.sha256 };
}

/** Canonical JSON of the figures that were kept; undefined where nothing was wiped. */
export function keptCounts(db: Database, round: string): string | undefined {
  return statement<{ counts: string }>(db, 'SELECT counts FROM survey_wipe WHERE round = ?').get(round)?.counts;
}

const frozen = new WeakMap<Database, Map<string, KeptSurveys>>();

/** The figures that were kept of a round's questionnaires; undefined while their answers are here. */
export function frozenSurveys(db: Database, round: string): KeptSurveys | undefined {
  const of = frozen.get(db) ?? new Map<string, KeptSurveys>();
  frozen.set(db, of);
  const known = of.get(round);
  if (known !== undefined) return known;
  const text = keptCounts(db, round);
  if (text === undefined) return undefined;
  const read = storedJson<KeptSurveys>(text);
  of.set(round, read);
  return read;
}

/** Wipes whose files are not all gone yet. */
export function unfinishedWipes(db: Database): readonly Pick<WipeRow, 'round' | 'files'>[] {
  return statement<Pick<WipeRow, 'round' | 'files'>>(
    db,
    'SELECT round, files FROM survey_wipe WHERE finished = 0',
  ).all();
}

export function finishWipeOf(db: Database, round: string): void {
  statement(db, 'UPDATE survey_wipe SET finished = 1 WHERE round = ?').run(round);
}

/**
 * Builds the database file anew and empties the write-ahead log, so that nothing that was deleted is left in either.
 * Not inside a transaction. Needs the space of the database once more.
 */
export function rebuildFile(db: Database): void {
  db.exec('VACUUM');
  emptyLog(db);
}
