import type { SampleDraw, VisitFields } from '../../../shared/model/visit.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';
import { storedJson } from './stored-json.ts';

/** The visit of one reviewer to one street. */
export interface VisitKey {
  readonly round: string;
  readonly unit: string;
  readonly rater: string;
}

export interface VisitRow extends VisitKey {
  readonly fields: VisitFields;
  readonly revision: number;
  readonly byPerson: string;
  readonly savedAt: string;
}

export function findVisit(db: Database, { round, unit, rater }: VisitKey): VisitRow | null {
  const row = statement<{ value: string; revision: number; by_person: string; saved_at: string }>(
    db,
    'SELECT value, revision, by_person, saved_at FROM site_visit WHERE round = ? AND unit = ? AND rater = ?',
  ).get(round, unit, rater);
  if (row === undefined) return null;
  const { value, revision, by_person: byPerson, saved_at: savedAt } = row;
  return { round, unit, rater, fields: storedJson<VisitFields>(value), revision, byPerson, savedAt };
}

export function putVisit(db: Database, row: VisitRow): void {
  const { round, unit, rater, fields, revision, byPerson, savedAt } = row;
  statement(
    db,
    `INSERT OR REPLACE INTO site_visit (round, unit, rater, value, revision, by_person, saved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(round, unit, rater, JSON.stringify(fields), revision, byPerson, savedAt);
}

/** Samples of a visit in the order in which they were drawn. There is no way to change or remove one. */
export function drawsOf(db: Database, { round, unit, rater }: VisitKey): readonly SampleDraw[] {
  return statement<{ value: string }>(
    db,
    'SELECT value FROM site_draw WHERE round = ? AND unit = ? AND rater = ? ORDER BY n',
  )
    .all(round, unit, rater)
    .map(({ value }) => storedJson<SampleDraw>(value));
}

export function insertDraw(db: Database, { round, unit, rater }: VisitKey, draw: SampleDraw, person: string): void {
  statement(db, 'INSERT INTO site_draw (id, round, unit, rater, value, by_person) VALUES (?, ?, ?, ?, ?, ?)').run(
    draw.id,
    round,
    unit,
    rater,
    JSON.stringify(draw),
    person,
  );
}
