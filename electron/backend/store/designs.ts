import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** A design as it is kept; `template` is the JSON text of a Template. */
export interface DesignRow {
  readonly round: string;
  readonly template: string;
  readonly revision: number;
  readonly savedAt: string;
}

/** A step of the undo journal: JSON texts of the changed parts before and after it. */
export interface DesignStepRow {
  readonly n: number;
  readonly before: string;
  readonly after: string;
}

export function findDesign(db: Database, round: string): DesignRow | null {
  const sql = 'SELECT round, template, revision, saved_at AS savedAt FROM design WHERE round = ?';
  return statement<DesignRow>(db, sql).get(round) ?? null;
}

export function putDesign(db: Database, row: DesignRow): void {
  statement(
    db,
    `INSERT INTO design (round, template, revision, saved_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (round) DO UPDATE SET
       template = excluded.template, revision = excluded.revision, saved_at = excluded.saved_at`,
  ).run(row.round, row.template, row.revision, row.savedAt);
}

/** Writes a step; what was undone before it can no longer be done again. */
export function appendDesignStep(db: Database, round: string, step: Omit<DesignStepRow, 'n'>, at: string): void {
  statement(db, 'DELETE FROM design_step WHERE round = ? AND undone = 1').run(round);
  statement(db, 'INSERT INTO design_step (round, before, after, at) VALUES (?, ?, ?, ?)').run(
    round,
    step.before,
    step.after,
    at,
  );
}

/** Drops the oldest steps beyond `keep`. */
export function pruneDesignSteps(db: Database, round: string, keep: number): void {
  statement(
    db,
    `DELETE FROM design_step WHERE round = ? AND undone = 0 AND n <= (
       SELECT n FROM design_step WHERE round = ? AND undone = 0 ORDER BY n DESC LIMIT 1 OFFSET ?)`,
  ).run(round, round, keep);
}

/** The step that an undo would take back. */
export function lastDesignStep(db: Database, round: string): DesignStepRow | null {
  const sql = 'SELECT n, before, after FROM design_step WHERE round = ? AND undone = 0 ORDER BY n DESC LIMIT 1';
  return statement<DesignStepRow>(db, sql).get(round) ?? null;
}

/** The step that a redo would bring back. */
export function firstUndoneDesignStep(db: Database, round: string): DesignStepRow | null {
  const sql = 'SELECT n, before, after FROM design_step WHERE round = ? AND undone = 1 ORDER BY n LIMIT 1';
  return statement<DesignStepRow>(db, sql).get(round) ?? null;
}

export function setDesignStepUndone(db: Database, n: number, undone: boolean): void {
  statement(db, 'UPDATE design_step SET undone = ? WHERE n = ?').run(undone ? 1 : 0, n);
}
