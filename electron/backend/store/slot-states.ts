import { createHash, type Hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
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

const COLUMNS =
  's.slot, s.unit, s.form, s.q, s.rater, s.serial, s.status, s.heads, s.value, s.note, s.newer, s.reopened';

/** A state that only says that there will be none any more. */
const GONE = 'gone';
/** Files that do not count yet; one at most. */
const HIDDEN = '(SELECT n FROM import WHERE visible = 0)';
/** Of the states of a slot the one that counts: the last that does not wait for its file. */
const CURRENT = `s.import NOT IN ${HIDDEN} AND s.status <> '${GONE}' AND NOT EXISTS (
  SELECT 1 FROM slot_state t WHERE t.slot = s.slot AND t.import > s.import AND t.import NOT IN ${HIDDEN})`;
const STATES = `SELECT ${COLUMNS} FROM slot_state s WHERE s.round = ? AND ${CURRENT}`;

/** All slots of a round, or those of one street, in the order of their keys. */
export function slotStates(db: Database, round: string, unit?: string): readonly SlotState[] {
  return unit === undefined
    ? statement<Row>(db, `${STATES} ORDER BY s.slot`).all(round).map(toState)
    : statement<Row>(db, `${STATES} AND s.unit = ? ORDER BY s.slot`).all(round, unit).map(toState);
}

/** The slots of one street without its questionnaires. */
export function sheetStates(db: Database, round: string, unit: string): readonly SlotState[] {
  return statement<Row>(db, `${STATES} AND s.unit = ? AND s.serial = '' ORDER BY s.slot`).all(round, unit).map(toState);
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
    `SELECT s.unit, s.serial <> '' AS survey, s.slot || '|' || s.status || s.heads || ifnull(s.value, '') || s.note AS text
     FROM slot_state s WHERE s.round = ? AND ${CURRENT} ORDER BY s.slot`,
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

/** Street → fingerprint of what the merge says about its questionnaires. */
export function surveyPrints(db: Database, round: string): ReadonlyMap<string, string> {
  const hashes = new Map<string, Hash>();
  const rows = statement<{ unit: string; text: string }>(
    db,
    `SELECT s.unit, s.slot || '|' || s.status || s.heads AS text FROM slot_state s
     WHERE s.round = ? AND s.form IN ('worker', 'resident') AND s.serial <> '' AND ${CURRENT} ORDER BY s.slot`,
  ).iterate(round);
  for (const { unit, text } of rows) {
    const own = hashes.get(unit) ?? createHash('sha256');
    hashes.set(unit, own);
    own.update(`${text}\n`);
  }
  return new Map([...hashes].map(([unit, hash]) => [unit, hash.digest('hex')]));
}

type Values = readonly (string | number | null)[];

/** The columns after slot and import. */
function valuesOf(round: string, one: SlotState): Values {
  const value = one.value === null ? null : JSON.stringify(one.value);
  const { unit, form, q, rater, serial, status, note } = one;
  const flags = [one.newer ? 1 : 0, one.reopened ? 1 : 0];
  return [round, unit, form, q, rater, serial, status, JSON.stringify(one.heads), value, note, ...flags];
}

const INSERT = `INSERT INTO slot_state (slot, import, round, unit, form, q, rater, serial, status, heads, value, note,
  newer, reopened) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Writes states that count at once, in place of whatever there was. */
export function putSlotStates(db: Database, round: string, states: Iterable<SlotState>): void {
  const put = statement(db, INSERT);
  for (const one of states) {
    removeSlotState(db, one.slot);
    put.run(one.slot, 0, ...valuesOf(round, one));
  }
}

/**
 * Writes the state of a slot that will count as soon as this import does; null: there will be none. One that is as it
 * was is not written. Gives what happened to the state before it.
 */
export function putComingState(
  db: Database,
  { round, number, slot }: { readonly round: string; readonly number: number; readonly slot: string },
  state: SlotState | null,
): 'new' | 'same' | 'replaces' {
  const before = slotState(db, round, slot);
  if (before === null && state === null) return 'same';
  const gone = [round, '', '', '', '', '', GONE, '[]', null, '', 0, 0];
  const values = state === null ? gone : valuesOf(round, state);
  if (before !== null && state !== null && isDeepStrictEqual(valuesOf(round, before), values)) return 'same';
  statement(db, INSERT).run(slot, number, ...values);
  return before === null ? 'new' : 'replaces';
}

/** Removes the states of a slot that count no more, now that those of this import do. */
export function dropReplacedStates(db: Database, slot: string, number: number): void {
  statement(db, `DELETE FROM slot_state WHERE slot = ? AND (import < ? OR status = '${GONE}')`).run(slot, number);
}

/** One slot by its key; null where nothing of it has arrived. */
export function slotState(db: Database, round: string, slot: string): SlotState | null {
  const row = statement<Row>(db, `${STATES} AND s.slot = ?`).get(round, slot);
  return row === undefined ? null : toState(row);
}

/** Slots that wait for the office: two answers, or something that only a newer version reads. */
export function openSlotStates(db: Database, round: string): readonly SlotState[] {
  return statement<Row>(db, `${STATES} AND (s.status = 'conflict' OR s.newer = 1) ORDER BY s.slot`)
    .all(round)
    .map(toState);
}

/** Slots of one form, such as the decisions of the office. */
export function slotStatesOf(db: Database, round: string, form: string): readonly SlotState[] {
  return statement<Row>(db, `${STATES} AND s.form = ? ORDER BY s.slot`).all(round, form).map(toState);
}

export function removeSlotState(db: Database, slot: string): void {
  statement(db, 'DELETE FROM slot_state WHERE slot = ?').run(slot);
}

export function clearSlotStates(db: Database, round: string): void {
  statement(db, 'DELETE FROM slot_state WHERE round = ?').run(round);
}
