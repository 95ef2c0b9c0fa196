import type { SlotForm } from '../../../shared/model/ids.ts';
import type { Op } from '../../../shared/model/record.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** One line of a log. `raw` is the exact line without its line feed, `hash` its SHA-256 in hex, `slot` its key. */
export interface RecordRow {
  readonly hash: string;
  readonly round: string;
  readonly dev: string;
  readonly seq: number;
  readonly slot: string;
  readonly unit: string;
  readonly form: SlotForm;
  readonly q: string;
  readonly op: Op;
  readonly raw: Uint8Array;
}

/** Writes a line that this computer made. */
export function insertOwnRecord(db: Database, row: RecordRow): void {
  statement(
    db,
    `INSERT INTO record (hash, import, round, dev, seq, slot, unit, form, q, op, raw)
     VALUES (?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    Buffer.from(row.hash, 'hex'),
    row.round,
    row.dev,
    row.seq,
    row.slot,
    row.unit,
    row.form,
    row.q,
    row.op,
    Buffer.from(row.raw),
  );
}

/** Number and hash of the last line that this computer wrote in the round; null before the first. */
export function ownHead(
  db: Database,
  round: string,
  dev: string,
): { readonly seq: number; readonly hash: string } | null {
  const row = statement<{ seq: number; hash: Buffer }>(
    db,
    'SELECT seq, hash FROM record WHERE round = ? AND dev = ? AND import IS NULL ORDER BY seq DESC LIMIT 1',
  ).get(round, dev);
  return row === undefined ? null : { seq: row.seq, hash: row.hash.toString('hex') };
}

/** All own lines of the round from the first on, byte for byte. */
export function ownLines(db: Database, round: string, dev: string): readonly Uint8Array[] {
  return statement<{ raw: Buffer }>(
    db,
    'SELECT raw FROM record WHERE round = ? AND dev = ? AND import IS NULL ORDER BY seq',
  )
    .all(round, dev)
    .map((row) => row.raw);
}

/** Hash of the last own line about one slot; null if there is none. */
export function ownSlotHead(db: Database, slot: string, dev: string): string | null {
  const row = statement<{ hash: Buffer }>(
    db,
    'SELECT hash FROM record WHERE slot = ? AND dev = ? AND import IS NULL ORDER BY seq DESC LIMIT 1',
  ).get(slot, dev);
  return row === undefined ? null : row.hash.toString('hex');
}

/** Body behind a commitment; `salt` 16 bytes, `p` the commitment in hex. */
export interface PersonalRow {
  readonly p: string;
  readonly salt: Uint8Array;
  readonly body: string;
}

export function insertOwnPersonal(db: Database, row: PersonalRow): void {
  statement(db, 'INSERT INTO personal (p, import, salt, body) VALUES (?, NULL, ?, ?)').run(
    Buffer.from(row.p, 'hex'),
    Buffer.from(row.salt),
    row.body,
  );
}

export function findPersonal(db: Database, p: string): PersonalRow | null {
  const row = statement<{ salt: Buffer; body: string }>(db, 'SELECT salt, body FROM personal WHERE p = ?').get(
    Buffer.from(p, 'hex'),
  );
  return row === undefined ? null : { p, salt: row.salt, body: row.body };
}
