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

/** Number of the last own line about each slot of the round. */
export function ownSlotSeqs(db: Database, round: string, dev: string): ReadonlyMap<string, number> {
  const rows = statement<{ slot: string; seq: number }>(
    db,
    'SELECT slot, max(seq) AS seq FROM record WHERE round = ? AND dev = ? AND import IS NULL GROUP BY slot',
  ).all(round, dev);
  return new Map(rows.map(({ slot, seq }) => [slot, seq]));
}

/** Number and hash of every own line, in order. */
export function ownHashes(
  db: Database,
  round: string,
  dev: string,
): readonly { readonly seq: number; readonly hash: string }[] {
  return statement<{ seq: number; hash: Buffer }>(
    db,
    'SELECT seq, hash FROM record WHERE round = ? AND dev = ? AND import IS NULL ORDER BY seq',
  )
    .all(round, dev)
    .map(({ seq, hash }) => ({ seq, hash: hash.toString('hex') }));
}

/** Bytes of all own lines of the round and of the questionnaires beside them. */
export function ownBytes(db: Database, round: string, dev: string): number {
  const row = statement<{ bytes: number }>(
    db,
    `SELECT (SELECT coalesce(sum(length(raw) + 1), 0) FROM record WHERE round = ? AND dev = ? AND import IS NULL)
          + (SELECT coalesce(sum(length(body) + 60), 0) FROM personal WHERE import IS NULL) AS bytes`,
  ).get(round, dev);
  return row?.bytes ?? 0;
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
