import type { SurveyForm } from '../../../shared/model/ids.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** One questionnaire of a round on this computer. */
export interface SurveyKey {
  readonly round: string;
  readonly form: SurveyForm;
  readonly serial: string;
}
export interface EntryKey extends SurveyKey {
  /** 1 for the first entry, 2 for the second of double entry. */
  readonly pass: number;
}

/** One questionnaire as somebody enters it. `answers` is the JSON of text by question. */
export interface EntryRow extends EntryKey {
  readonly unit: string;
  /** '' where none was given. */
  readonly community: string;
  /** Revision of the form it is given on. */
  readonly formRev: number;
  readonly answers: string;
  /** JSON: questions whose text goes out as written although something in it looks personal. */
  readonly kept: string;
  readonly revision: number;
  readonly done: boolean;
  /** It was drawn for double entry when the first entry was finished. */
  readonly twice: boolean;
  readonly byPerson: string;
  readonly beganAt: string;
  readonly savedAt: string;
}

interface RawEntry extends Omit<EntryRow, 'done' | 'twice'> {
  done: number;
  twice: number;
}

const COLUMNS = `round, form, serial, pass, unit, community, form_rev AS formRev, answers, kept, revision, done, twice,
  by_person AS byPerson, began_at AS beganAt, saved_at AS savedAt`;

function toEntry(row: RawEntry): EntryRow {
  return { ...row, done: row.done === 1, twice: row.twice === 1 };
}

export function findEntry(db: Database, key: EntryKey): EntryRow | null {
  const row = statement<RawEntry>(
    db,
    `SELECT ${COLUMNS} FROM survey_entry WHERE round = ? AND form = ? AND serial = ? AND pass = ?`,
  ).get(key.round, key.form, key.serial, key.pass);
  return row === undefined ? null : toEntry(row);
}

export function putEntry(db: Database, row: EntryRow): void {
  statement(
    db,
    `INSERT OR REPLACE INTO survey_entry (round, form, serial, pass, unit, community, form_rev, answers, kept, revision,
       done, twice, by_person, began_at, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.round,
    row.form,
    row.serial,
    row.pass,
    row.unit,
    row.community,
    row.formRev,
    row.answers,
    row.kept,
    row.revision,
    row.done ? 1 : 0,
    row.twice ? 1 : 0,
    row.byPerson,
    row.beganAt,
    row.savedAt,
  );
}

/** What changes at each key: the answers, where it was filled in, and the revision. */
export function saveEntry(
  db: Database,
  key: EntryKey,
  now: Pick<EntryRow, 'answers' | 'community' | 'revision' | 'byPerson' | 'savedAt'>,
): void {
  statement(
    db,
    `UPDATE survey_entry SET answers = ?, community = ?, revision = ?, by_person = ?, saved_at = ?
     WHERE round = ? AND form = ? AND serial = ? AND pass = ?`,
  ).run(now.answers, now.community, now.revision, now.byPerson, now.savedAt, key.round, key.form, key.serial, key.pass);
}

export function deleteEntry(db: Database, key: EntryKey): void {
  statement(db, 'DELETE FROM survey_entry WHERE round = ? AND form = ? AND serial = ? AND pass = ?').run(
    key.round,
    key.form,
    key.serial,
    key.pass,
  );
}

/** The latest entries of one kind, newest first; `done` chooses those that are finished or those that are not. */
export function latestEntries(
  db: Database,
  round: string,
  form: SurveyForm,
  { done, most }: { readonly done: boolean; readonly most: number },
): readonly EntryRow[] {
  return statement<RawEntry>(
    db,
    `SELECT ${COLUMNS} FROM survey_entry WHERE round = ? AND form = ? AND done = ? ORDER BY saved_at DESC LIMIT ?`,
  )
    .all(round, form, done ? 1 : 0, most)
    .map(toEntry);
}

/** Drawn for double entry, entered once, and waiting for the second time; oldest first. */
export function waitingForSecond(db: Database, round: string, form: SurveyForm): readonly EntryRow[] {
  return statement<RawEntry>(
    db,
    `SELECT ${COLUMNS} FROM survey_entry AS e WHERE round = ? AND form = ? AND pass = 1 AND done = 1 AND twice = 1
       AND NOT EXISTS (SELECT 1 FROM survey_entry AS s WHERE s.round = e.round AND s.form = e.form
         AND s.serial = e.serial AND s.pass = 2 AND s.done = 1)
     ORDER BY saved_at`,
  )
    .all(round, form)
    .map(toEntry);
}

/** What comparing two entries found. */
export interface ComparisonRow extends SurveyKey {
  readonly firstBy: string;
  readonly secondBy: string;
  /** Questions compared. */
  readonly compared: number;
  /** Of those, wrong in the first and in the second entry; known once it is resolved. */
  readonly firstWrong: number;
  readonly secondWrong: number;
  /** JSON: names of the questions that differ. */
  readonly differences: string;
  /** '' while nobody has decided. */
  readonly resolvedBy: string;
  readonly at: string;
}

const COMPARISON = `round, form, serial, first_by AS firstBy, second_by AS secondBy, compared, first_wrong AS firstWrong,
  second_wrong AS secondWrong, differences, resolved_by AS resolvedBy, at`;

export function putComparison(db: Database, row: ComparisonRow): void {
  statement(
    db,
    `INSERT OR REPLACE INTO survey_comparison (round, form, serial, first_by, second_by, compared, first_wrong,
       second_wrong, differences, resolved_by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.round,
    row.form,
    row.serial,
    row.firstBy,
    row.secondBy,
    row.compared,
    row.firstWrong,
    row.secondWrong,
    row.differences,
    row.resolvedBy,
    row.at,
  );
}

export function findComparison(db: Database, { round, form, serial }: SurveyKey): ComparisonRow | null {
  return (
    statement<ComparisonRow>(
      db,
      `SELECT ${COMPARISON} FROM survey_comparison WHERE round = ? AND form = ? AND serial = ?`,
    ).get(round, form, serial) ?? null
  );
}

export function listComparisons(db: Database, round: string, form: SurveyForm): readonly ComparisonRow[] {
  return statement<ComparisonRow>(
    db,
    `SELECT ${COMPARISON} FROM survey_comparison WHERE round = ? AND form = ? ORDER BY at, serial`,
  ).all(round, form);
}

export function deleteComparison(db: Database, { round, form, serial }: SurveyKey): void {
  statement(db, 'DELETE FROM survey_comparison WHERE round = ? AND form = ? AND serial = ?').run(round, form, serial);
}

/** How much is entered twice. */
export interface PlanRow {
  /** Percent, 0–100. */
  readonly share: number;
  /** What the draw goes by. */
  readonly seed: string;
}

export function findPlan(db: Database, round: string, form: SurveyForm): PlanRow | null {
  return (
    statement<PlanRow>(db, 'SELECT share, seed FROM survey_plan WHERE round = ? AND form = ?').get(round, form) ?? null
  );
}

export function putPlan(db: Database, round: string, form: SurveyForm, plan: PlanRow): void {
  statement(db, 'INSERT OR REPLACE INTO survey_plan (round, form, share, seed) VALUES (?, ?, ?, ?)').run(
    round,
    form,
    plan.share,
    plan.seed,
  );
}

/** Entered once or twice but not counted yet: the second entry is missing, or the two differ. */
export function entriesHeld(
  db: Database,
  round: string,
  form: SurveyForm,
): readonly Pick<EntryRow, 'serial' | 'unit' | 'community'>[] {
  return statement<Pick<EntryRow, 'serial' | 'unit' | 'community'>>(
    db,
    `SELECT serial, unit, community FROM survey_entry AS e
     WHERE round = ? AND form = ? AND pass = 1 AND done = 1 AND twice = 1 AND NOT EXISTS (
       SELECT 1 FROM survey_form AS f WHERE f.round = e.round AND f.form = e.form AND f.serial = e.serial)
     ORDER BY serial`,
  ).all(round, form);
}
