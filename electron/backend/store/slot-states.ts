import { createHash, type Hash } from 'node:crypto';
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
  /** A newer version wrote here. */
  readonly newer: boolean;
  /** The office had decided, and something came that it had not seen. */
  readonly reopened: boolean;
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
  readonly newer: number;
  readonly reopened: number;
}

function toState(row: Row): SlotState {
  return {
    ...row,
    heads: storedJson<readonly string[]>(row.heads),
    value: row.value === null ? null : storedJson<RecordValue>(row.value),
    newer: row.newer === 1,
    reopened: row.reopened === 1,
  };
}

const COLUMNS = 'slot, unit, form, q, rater, serial, status, heads, value, note, newer, reopened';

/** All slots of a round, or those of one street, in the order of their keys. */
export function slotStates(db: Database, round: string, unit?: string): readonly SlotState[] {
  return unit === undefined
    ? statement<Row>(db, `SELECT ${COLUMNS} FROM slot_state WHERE round = ? ORDER BY slot`).all(round).map(toState)
    : statement<Row>(db, `SELECT ${COLUMNS} FROM slot_state WHERE round = ? AND unit = ? ORDER BY slot`)
        .all(round, unit)
        .map(toState);
}

/** The slots of one street without its questionnaires. */
export function sheetStates(db: Database, round: string, unit: string): readonly SlotState[] {
  return statement<Row>(
    db,
    `SELECT ${COLUMNS} FROM slot_state WHERE round = ? AND unit = ? AND serial = '' ORDER BY slot`,
  )
    .all(round, unit)
    .map(toState);
}

interface PrintRow {
  readonly unit: string;
  readonly survey: number;
  readonly text: string;
}

/** What scoring would read of each street as it lies there, as short texts that differ as soon as anything does. */
export function unitPrints(
  db: Database,
  round: string,
): ReadonlyMap<string, { readonly sheets: string; readonly surveys: string }> {
  const hashes = new Map<string, { readonly sheets: Hash; readonly surveys: Hash }>();
  const rows = statement<PrintRow>(
    db,
    `SELECT unit, serial <> '' AS survey, slot || '|' || status || heads || ifnull(value, '') || note AS text
     FROM slot_state WHERE round = ? ORDER BY slot`,
  ).iterate(round);
  for (const { unit, survey, text } of rows) {
    const own = hashes.get(unit) ?? { sheets: createHash('sha256'), surveys: createHash('sha256') };
    hashes.set(unit, own);
    (survey === 1 ? own.surveys : own.sheets).update(`${text}\n`);
  }
  return new Map(
    [...hashes].map(([unit, { sheets, surveys }]) => [
      unit,
      { sheets: sheets.digest('hex'), surveys: surveys.digest('hex') },
    ]),
  );
}

export function putSlotStates(db: Database, round: string, states: Iterable<SlotState>): void {
  const put = statement(
    db,
    `INSERT OR REPLACE INTO slot_state (slot, round, unit, form, q, rater, serial, status, heads, value, note,
       newer, reopened)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const one of states) {
    const value = one.value === null ? null : JSON.stringify(one.value);
    const { slot, unit, form, q, rater, serial, status, note } = one;
    const flags = [one.newer ? 1 : 0, one.reopened ? 1 : 0];
    put.run(slot, round, unit, form, q, rater, serial, status, JSON.stringify(one.heads), value, note, ...flags);
  }
}

/** One slot by its key; null where nothing of it has arrived. */
export function slotState(db: Database, round: string, slot: string): SlotState | null {
  const row = statement<Row>(db, `SELECT ${COLUMNS} FROM slot_state WHERE round = ? AND slot = ?`).get(round, slot);
  return row === undefined ? null : toState(row);
}

/** Slots that wait for the office: two answers, or something that only a newer version reads. */
export function openSlotStates(db: Database, round: string): readonly SlotState[] {
  return statement<Row>(
    db,
    `SELECT ${COLUMNS} FROM slot_state WHERE round = ? AND (status = 'conflict' OR newer = 1) ORDER BY slot`,
  )
    .all(round)
    .map(toState);
}

/** Slots of one form, such as the decisions of the office. */
export function slotStatesOf(db: Database, round: string, form: string): readonly SlotState[] {
  return statement<Row>(db, `SELECT ${COLUMNS} FROM slot_state WHERE round = ? AND form = ? ORDER BY slot`)
    .all(round, form)
    .map(toState);
}

export function removeSlotState(db: Database, slot: string): void {
  statement(db, 'DELETE FROM slot_state WHERE slot = ?').run(slot);
}

export function clearSlotStates(db: Database, round: string): void {
  statement(db, 'DELETE FROM slot_state WHERE round = ?').run(round);
}
