import type { LogRecord } from '../../../shared/model/record.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';
import { storedJson } from './stored-json.ts';

/** A line of this computer's log or of one that it goes on with. */
export interface LineageLine {
  readonly hash: string;
  readonly seq: number;
  /** Written on this computer, under whatever key. */
  readonly own: boolean;
  readonly record: LogRecord;
}

interface Row {
  readonly hash: Buffer;
  readonly seq: number;
  readonly own: number;
  readonly raw: Buffer;
}

function toLine({ hash, seq, own, raw }: Row): LineageLine {
  return {
    hash: hash.toString('hex'),
    seq,
    own: own === 1,
    record: storedJson<LogRecord>(raw.toString('utf8')),
  };
}

const VISIBLE = '(r.import IS NULL OR EXISTS (SELECT 1 FROM import i WHERE i.n = r.import AND i.visible = 1))';
const LINE = 'SELECT r.hash, r.seq, r.import IS NULL AS own, r.raw FROM record r';

/** Lines about one slot by `device` and the computers that it goes on with. */
export function lineageOfSlot(db: Database, slot: string, device: string): readonly LineageLine[] {
  return statement<Row>(
    db,
    `${LINE} WHERE r.slot = ? AND (r.dev = ? OR r.dev IN (SELECT dev FROM own_past)) AND ${VISIBLE} ORDER BY r.n`,
  )
    .all(slot, device)
    .map(toLine);
}

/** All lines of a round by `device` and the computers that it goes on with. */
export function lineageOfRound(db: Database, round: string, device: string): readonly LineageLine[] {
  return statement<Row>(
    db,
    `${LINE} WHERE r.round = ? AND (r.dev = ? OR r.dev IN (SELECT dev FROM own_past)) AND ${VISIBLE} ORDER BY r.n`,
  )
    .all(round, device)
    .map(toLine);
}

/** Whether there is anything but this computer's own log to go on with in a round. */
export function hasLineage(db: Database, round: string, device: string): boolean {
  return (
    statement<{ found: number }>(
      db,
      `SELECT EXISTS (SELECT 1 FROM record r WHERE r.round = ?
         AND (r.dev IN (SELECT dev FROM own_past) OR (r.dev = ? AND r.import IS NOT NULL))) AS found`,
    ).get(round, device)?.found === 1
  );
}

/** Lines that `dev` wrote on this computer after line `after`, in order. */
export function ownLinesAfter(db: Database, round: string, dev: string, after: number): readonly LineageLine[] {
  return statement<Row>(db, `${LINE} WHERE r.round = ? AND r.dev = ? AND r.seq > ? AND r.import IS NULL ORDER BY r.seq`)
    .all(round, dev, after)
    .map(toLine);
}

/**
 * Makes lines of this computer's own log that an import brought part of that log, if together they are one chain:
 * then this computer was restored from a backup and goes on where the office says it was. True if it was done.
 */
export function adoptOwnLines(db: Database, round: string, dev: string, number: number): boolean {
  const counts = statement<{ lines: number; places: number }>(
    db,
    'SELECT count(*) AS lines, count(DISTINCT seq) AS places FROM record WHERE round = ? AND dev = ?',
  ).get(round, dev);
  if (counts === undefined || counts.lines !== counts.places) return false;
  statement(db, 'UPDATE record SET import = NULL WHERE round = ? AND dev = ? AND import = ?').run(round, dev, number);
  return true;
}

/** Whether this line is here, from wherever. */
export function hasLine(db: Database, hash: string): boolean {
  return (
    statement<{ found: number }>(
      db,
      `SELECT EXISTS (SELECT 1 FROM record r WHERE r.hash = ? AND ${VISIBLE}) AS found`,
    ).get(Buffer.from(hash, 'hex'))?.found === 1
  );
}
