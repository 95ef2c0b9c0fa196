import type { SlotStatus } from '../../../shared/merging/view-shapes.ts';
import type { RecordValue } from '../../../shared/model/record.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';
import { storedJson } from './stored-json.ts';

/** What the merge says about one slot; a cache that can be worked out again from the records at any time. */
export interface SlotState {
  readonly slot: string;
  readonly unit: string;
  readonly form: string;
  readonly q: string;
  /** Person or department; empty for none. */
  readonly rater: string;
  /** Serial number of a questionnaire; empty for none. */
  readonly serial: string;
  readonly status: SlotStatus;
  readonly heads: readonly string[];
  readonly value: RecordValue | null;
  readonly note: string;
}

interface Row {
  readonly slot: string;
  readonly unit: string;
  readonly form: string;
  readonly q: string;
  readonly rater: string;
  readonly serial: string;
  readonly status: SlotStatus;
  readonly heads: string;
  readonly value: string | null;
  readonly note: string;
}

function toState(row: Row): SlotState {
  return {
    ...row,
    heads: storedJson<readonly string[]>(row.heads),
    value: row.value === null ? null : storedJson<RecordValue>(row.value),
  };
}

const COLUMNS = 'slot, unit, form, q, rater, serial, status, heads, value, note';

/** All slots of a round, or those of one street, in the order of their keys. */
export function slotStates(db: Database, round: string, unit?: string): readonly SlotState[] {
  return unit === undefined
    ? statement<Row>(db, `SELECT ${COLUMNS} FROM slot_state WHERE round = ? ORDER BY slot`).all(round).map(toState)
    : statement<Row>(db, `SELECT ${COLUMNS} FROM slot_state WHERE round = ? AND unit = ? ORDER BY slot`)
        .all(round, unit)
        .map(toState);
}

export function putSlotStates(db: Database, round: string, states: Iterable<SlotState>): void {
  const put = statement(
    db,
    `INSERT OR REPLACE INTO slot_state (slot, round, unit, form, q, rater, serial, status, heads, value, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const one of states) {
    const value = one.value === null ? null : JSON.stringify(one.value);
    const { slot, unit, form, q, rater, serial, status, note } = one;
    put.run(slot, round, unit, form, q, rater, serial, status, JSON.stringify(one.heads), value, note);
  }
}

export function clearSlotStates(db: Database, round: string): void {
  statement(db, 'DELETE FROM slot_state WHERE round = ?').run(round);
}
