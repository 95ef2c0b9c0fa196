import type { LeafForm } from '../../../shared/model/ids.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** One sheet: all answers of one source (`rater` '' where it needs none) on one street. */
export interface SheetKey {
  readonly round: string;
  readonly unit: string;
  readonly form: LeafForm;
  readonly rater: string;
}
export interface DraftKey extends SheetKey {
  readonly leaf: string;
}

/** Answer text is the canonical JSON of a DraftValue; null where nothing is entered. */
export interface DraftRow extends DraftKey {
  readonly value: string | null;
  readonly note: string;
  readonly revision: number;
  readonly byPerson: string;
  readonly savedAt: string;
  /** What the last record said; null when nothing stands. */
  readonly handedValue: string | null;
  readonly handedNote: string;
}

interface RawDraft {
  round: string;
  unit: string;
  form: LeafForm;
  leaf: string;
  rater: string;
  value: string | null;
  note: string;
  revision: number;
  by_person: string;
  saved_at: string;
  handed_value: string | null;
  handed_note: string;
}

function toDraft(row: RawDraft): DraftRow {
  return {
    round: row.round,
    unit: row.unit,
    form: row.form,
    leaf: row.leaf,
    rater: row.rater,
    value: row.value,
    note: row.note,
    revision: row.revision,
    byPerson: row.by_person,
    savedAt: row.saved_at,
    handedValue: row.handed_value,
    handedNote: row.handed_note,
  };
}

export function findDraft(db: Database, key: DraftKey): DraftRow | null {
  const row = statement<RawDraft>(
    db,
    'SELECT * FROM draft WHERE round = ? AND unit = ? AND form = ? AND leaf = ? AND rater = ?',
  ).get(key.round, key.unit, key.form, key.leaf, key.rater);
  return row === undefined ? null : toDraft(row);
}

export function draftsOfSheet(db: Database, key: SheetKey): readonly DraftRow[] {
  return statement<RawDraft>(
    db,
    'SELECT * FROM draft WHERE round = ? AND unit = ? AND form = ? AND rater = ? ORDER BY leaf',
  )
    .all(key.round, key.unit, key.form, key.rater)
    .map(toDraft);
}

/** Inserts or replaces the answer; what was handed over stays as it was. */
export function putDraft(db: Database, row: Omit<DraftRow, 'handedValue' | 'handedNote'>): void {
  statement(
    db,
    `INSERT INTO draft (round, unit, form, leaf, rater, value, note, revision, by_person, saved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (round, unit, form, leaf, rater) DO UPDATE SET
       value = excluded.value, note = excluded.note, revision = excluded.revision,
       by_person = excluded.by_person, saved_at = excluded.saved_at`,
  ).run(
    row.round,
    row.unit,
    row.form,
    row.leaf,
    row.rater,
    row.value,
    row.note,
    row.revision,
    row.byPerson,
    row.savedAt,
  );
}

/** Remembers what the record just cut says, so that later changes can be told from it. */
export function markHanded(db: Database, key: DraftKey, value: string | null, note: string): void {
  statement(
    db,
    `UPDATE draft SET handed_value = ?, handed_note = ?
     WHERE round = ? AND unit = ? AND form = ? AND leaf = ? AND rater = ?`,
  ).run(value, note, key.round, key.unit, key.form, key.leaf, key.rater);
}

/** Answers that differ from what was handed over, over all rounds. */
export function countChanged(db: Database): number {
  return (
    statement<{ n: number }>(
      db,
      'SELECT count(*) AS n FROM draft WHERE value IS NOT handed_value OR note <> handed_note',
    ).get()?.n ?? 0
  );
}

/** A step of the undo journal. */
export interface JournalRow extends DraftKey {
  readonly n: number;
  readonly oldValue: string | null;
  readonly oldNote: string;
  readonly newValue: string | null;
  readonly newNote: string;
  /** Id of the piece of evidence that the step is about, with `leaf` empty; null for an answer. */
  readonly evidence: string | null;
}

interface RawJournal {
  n: number;
  round: string;
  unit: string;
  form: LeafForm;
  leaf: string;
  rater: string;
  old_value: string | null;
  old_note: string;
  new_value: string | null;
  new_note: string;
  evidence: string | null;
}

function toJournal(row: RawJournal | undefined): JournalRow | null {
  if (row === undefined) return null;
  return {
    n: row.n,
    round: row.round,
    unit: row.unit,
    form: row.form,
    leaf: row.leaf,
    rater: row.rater,
    oldValue: row.old_value,
    oldNote: row.old_note,
    newValue: row.new_value,
    newNote: row.new_note,
    evidence: row.evidence,
  };
}

/** Writes a step; what was undone before it can no longer be done again. */
export function appendJournal(db: Database, step: Omit<JournalRow, 'n'>, at: string): void {
  statement(db, 'DELETE FROM draft_journal WHERE round = ? AND unit = ? AND form = ? AND rater = ? AND undone = 1').run(
    step.round,
    step.unit,
    step.form,
    step.rater,
  );
  statement(
    db,
    `INSERT INTO draft_journal (round, unit, form, leaf, rater, old_value, old_note, new_value, new_note, at, evidence)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    step.round,
    step.unit,
    step.form,
    step.leaf,
    step.rater,
    step.oldValue,
    step.oldNote,
    step.newValue,
    step.newNote,
    at,
    step.evidence,
  );
}

/** Drops the oldest steps of a sheet beyond `keep`. */
export function pruneJournal(db: Database, key: SheetKey, keep: number): void {
  statement(
    db,
    `DELETE FROM draft_journal
     WHERE round = ? AND unit = ? AND form = ? AND rater = ? AND undone = 0 AND n <= (
       SELECT n FROM draft_journal
       WHERE round = ? AND unit = ? AND form = ? AND rater = ? AND undone = 0
       ORDER BY n DESC LIMIT 1 OFFSET ?)`,
  ).run(key.round, key.unit, key.form, key.rater, key.round, key.unit, key.form, key.rater, keep);
}

/** The step that an undo would take back: the newest one that is done. */
export function lastDone(db: Database, key: SheetKey): JournalRow | null {
  return toJournal(
    statement<RawJournal>(
      db,
      `SELECT * FROM draft_journal WHERE round = ? AND unit = ? AND form = ? AND rater = ? AND undone = 0
       ORDER BY n DESC LIMIT 1`,
    ).get(key.round, key.unit, key.form, key.rater),
  );
}

/** The step that a redo would bring back: the oldest one that is undone. */
export function firstUndone(db: Database, key: SheetKey): JournalRow | null {
  return toJournal(
    statement<RawJournal>(
      db,
      `SELECT * FROM draft_journal WHERE round = ? AND unit = ? AND form = ? AND rater = ? AND undone = 1
       ORDER BY n LIMIT 1`,
    ).get(key.round, key.unit, key.form, key.rater),
  );
}

export function setUndone(db: Database, n: number, undone: boolean): void {
  statement(db, 'UPDATE draft_journal SET undone = ? WHERE n = ?').run(undone ? 1 : 0, n);
}

/** When this sheet was submitted, or null. */
export function submittedAt(db: Database, key: SheetKey): string | null {
  return (
    statement<{ at: string }>(
      db,
      'SELECT at FROM submission WHERE round = ? AND unit = ? AND form = ? AND rater = ?',
    ).get(key.round, key.unit, key.form, key.rater)?.at ?? null
  );
}

/** The sheet is open again; what was submitted stays in the log. */
export function deleteSubmission(db: Database, key: SheetKey): void {
  statement(db, 'DELETE FROM submission WHERE round = ? AND unit = ? AND form = ? AND rater = ?').run(
    key.round,
    key.unit,
    key.form,
    key.rater,
  );
}

export function insertSubmission(db: Database, key: SheetKey, at: string): void {
  statement(db, 'INSERT INTO submission (round, unit, form, rater, at) VALUES (?, ?, ?, ?, ?)').run(
    key.round,
    key.unit,
    key.form,
    key.rater,
    at,
  );
}
