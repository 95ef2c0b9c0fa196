import {
  isKnown,
  type AnyHashedRecord,
  type AnyRecord,
  type HashedRecord,
  type LogRecord,
} from '../../../shared/model/record.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';
import { storedJson } from './stored-json.ts';

/** A record that counts as arrived: written here, or brought by a file that was taken in whole. */
const VISIBLE = '(r.import IS NULL OR EXISTS (SELECT 1 FROM import i WHERE i.n = r.import AND i.visible = 1))';

interface Row {
  readonly hash: string;
  readonly raw: string;
}
/** As text, because a buffer for each of many thousand lines costs more than reading them. */
const TEXTS = 'lower(hex(r.hash)) AS hash, CAST(r.raw AS TEXT) AS raw';

function toRecord({ hash, raw }: Row): AnyHashedRecord {
  return { hash, record: storedJson<AnyRecord>(raw) };
}

/** Reads row by row, so that only the parsed records are in memory together. */
function* parsed(rows: IterableIterator<Row>): Generator<AnyHashedRecord> {
  for (const row of rows) yield toRecord(row);
}

export function recordsOfRound(db: Database, round: string): readonly AnyHashedRecord[] {
  const select = statement<Row>(db, `SELECT ${TEXTS} FROM record r WHERE r.round = ? AND ${VISIBLE} ORDER BY r.n`);
  return [...parsed(select.iterate(round))];
}

/** Whole logs of these computers. */
export function recordsOfDevices(db: Database, round: string, devices: Iterable<string>): readonly AnyHashedRecord[] {
  const select = statement<Row>(
    db,
    `SELECT ${TEXTS} FROM record r WHERE r.round = ? AND r.dev = ? AND ${VISIBLE} ORDER BY r.seq`,
  );
  return [...devices].flatMap((dev) => [...parsed(select.iterate(round, dev))]);
}

/** Other computers that wrote into a slot in which this one wrote. */
export function devicesBeside(db: Database, round: string, device: string): readonly string[] {
  return statement<{ dev: string }>(
    db,
    `SELECT DISTINCT r.dev AS dev FROM record own JOIN record r ON r.slot = own.slot AND r.dev <> own.dev
     WHERE own.round = ? AND own.dev = ? AND ${VISIBLE}`,
  )
    .all(round, device)
    .map((row) => row.dev);
}

export interface ArrivedRecord extends HashedRecord {
  /** File that brought it first; none for what was written here. */
  readonly file: { readonly name: string; readonly sha256: string; readonly kid: string } | null;
}

interface JoinedRow extends Row {
  readonly name: string | null;
  readonly sha256: string | null;
  readonly kid: string | null;
}

/** One record by its hash (64 hex digits) with where it came from; none for one that only a newer version reads. */
export function arrivedRecord(db: Database, round: string, hash: string): ArrivedRecord | undefined {
  const row = statement<JoinedRow>(
    db,
    `SELECT ${TEXTS}, i.name, i.sha256, i.kid FROM record r LEFT JOIN import i ON i.n = r.import
     WHERE r.hash = ? AND r.round = ? AND (r.import IS NULL OR i.visible = 1)`,
  ).get(Buffer.from(hash, 'hex'), round);
  if (row === undefined) return undefined;
  const { name, sha256, kid } = row;
  const file = name === null || sha256 === null || kid === null ? null : { name, sha256, kid };
  const { record } = toRecord(row);
  return isKnown(record) ? { hash, record, file } : undefined;
}

/** Text of a questionnaire by its commitment (64 hex digits); undefined when it did not come or was erased. */
export function personalBody(db: Database, p: string): string | undefined {
  return statement<{ body: string }>(
    db,
    `SELECT body FROM personal WHERE p = ?
     AND (import IS NULL OR EXISTS (SELECT 1 FROM import i WHERE i.n = personal.import AND i.visible = 1))`,
  ).get(Buffer.from(p, 'hex'))?.body;
}

/** Leaves of a street whose "not applicable" the office confirmed itself. */
export function naConsents(db: Database, round: string): readonly HashedRecord[] {
  return statement<Row>(db, `SELECT ${TEXTS} FROM record r WHERE r.round = ? AND r.op = 'na-consent' AND ${VISIBLE}`)
    .all(round)
    .map((row) => ({ hash: row.hash, record: storedJson<LogRecord>(row.raw) }));
}
