import type { DraftEvidence } from '../../../shared/model/evidence.ts';
import type { LeafForm } from '../../../shared/model/ids.ts';
import type { Database } from './connection.ts';
import type { SheetKey } from './drafts.ts';
import { statement } from './statements.ts';
import { storedJson } from './stored-json.ts';

/** A piece of evidence as it is described here; texts are canonical JSON of a DraftEvidence, null for none. */
export interface EvidenceRow extends SheetKey {
  readonly id: string;
  /** Null once it was taken away. */
  readonly value: string | null;
  readonly revision: number;
  readonly byPerson: string;
  readonly savedAt: string;
  /** What the last record said; null when nothing stands. */
  readonly handed: string | null;
}

interface Raw {
  readonly n: number;
  readonly id: string;
  readonly round: string;
  readonly unit: string;
  readonly form: LeafForm;
  readonly rater: string;
  readonly value: string | null;
  readonly revision: number;
  readonly by_person: string;
  readonly saved_at: string;
  readonly handed: string | null;
}

function toRow({ n: _n, by_person: byPerson, saved_at: savedAt, ...row }: Raw): EvidenceRow {
  return { ...row, byPerson, savedAt };
}

export function evidenceValue({ value }: Pick<EvidenceRow, 'value'>): DraftEvidence | null {
  return value === null ? null : storedJson<DraftEvidence>(value);
}

/** All pieces of a sheet, also those taken away, in the order in which they were added. */
export function evidenceOfSheet(db: Database, key: SheetKey): readonly EvidenceRow[] {
  return statement<Raw>(db, 'SELECT * FROM evidence WHERE round = ? AND unit = ? AND form = ? AND rater = ? ORDER BY n')
    .all(key.round, key.unit, key.form, key.rater)
    .map(toRow);
}

export function findEvidenceRow(db: Database, id: string): EvidenceRow | null {
  const row = statement<Raw>(db, 'SELECT * FROM evidence WHERE id = ?').get(id);
  return row === undefined ? null : toRow(row);
}

/** Inserts or replaces the description; what was handed over stays as it was. */
export function putEvidence(db: Database, row: Omit<EvidenceRow, 'handed'>): void {
  statement(
    db,
    `INSERT INTO evidence (id, round, unit, form, rater, value, revision, by_person, saved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET value = excluded.value, revision = excluded.revision,
       by_person = excluded.by_person, saved_at = excluded.saved_at`,
  ).run(row.id, row.round, row.unit, row.form, row.rater, row.value, row.revision, row.byPerson, row.savedAt);
}

/** Remembers what the record just cut says. */
export function markEvidenceHanded(db: Database, id: string, handed: string | null): void {
  statement(db, 'UPDATE evidence SET handed = ? WHERE id = ?').run(handed, id);
}

/** Pieces that differ from what was handed over, over all rounds. */
export function countEvidenceChanged(db: Database): number {
  return statement<{ n: number }>(db, 'SELECT count(*) AS n FROM evidence WHERE value IS NOT handed').get()?.n ?? 0;
}
