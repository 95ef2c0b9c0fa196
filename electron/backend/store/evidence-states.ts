import type { Database } from './connection.ts';
import { statement } from './statements.ts';
import { storedJson } from './stored-json.ts';

/** What the merge says about one piece of evidence; a copy that can be worked out again from the records. */
export interface EvidenceState {
  readonly slot: string;
  readonly unit: string;
  readonly form: string;
  /** Person or department; empty for none. */
  readonly rater: string;
  readonly id: string;
  /** Hashes of the lines that describe it as it stands. */
  readonly heads: readonly string[];
}

type Row = Omit<EvidenceState, 'heads'> & { readonly heads: string };

/** Every piece of a round, or of one street, in the order of their keys. */
export function evidenceStates(db: Database, round: string, unit?: string): readonly EvidenceState[] {
  const columns = 'SELECT slot, unit, form, rater, id, heads FROM evidence_state WHERE round = ?';
  const rows =
    unit === undefined
      ? statement<Row>(db, `${columns} ORDER BY slot`).all(round)
      : statement<Row>(db, `${columns} AND unit = ? ORDER BY slot`).all(round, unit);
  return rows.map((row) => ({ ...row, heads: storedJson<readonly string[]>(row.heads) }));
}

export function putEvidenceState(db: Database, round: string, state: EvidenceState): void {
  statement(
    db,
    'INSERT OR REPLACE INTO evidence_state (slot, round, unit, form, rater, id, heads) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(state.slot, round, state.unit, state.form, state.rater, state.id, JSON.stringify(state.heads));
}

export function removeEvidenceState(db: Database, slot: string): void {
  statement(db, 'DELETE FROM evidence_state WHERE slot = ?').run(slot);
}

export function clearEvidenceStates(db: Database, round: string): void {
  statement(db, 'DELETE FROM evidence_state WHERE round = ?').run(round);
}
