import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/**
 * A computer whose log this one goes on with: `renewed` is this computer itself under a key that was lost, `carried`
 * another one whose records the office handed over.
 */
export interface PastDevice {
  readonly dev: string;
  readonly kid: string;
  readonly how: 'renewed' | 'carried';
}

interface Row {
  readonly dev: string;
  readonly kid: string;
  readonly how: string;
}

/** In the order in which they were noted. */
export function listPast(db: Database): readonly PastDevice[] {
  return statement<Row>(db, 'SELECT dev, kid, how FROM own_past ORDER BY n')
    .all()
    .map(({ dev, kid, how }) => ({ dev, kid, how: how === 'renewed' ? 'renewed' : 'carried' }));
}

/** Notes a past computer once; what is noted already stays. */
export function insertPast(db: Database, past: PastDevice, at: string): void {
  statement(db, 'INSERT INTO own_past (dev, kid, how, at) VALUES (?, ?, ?, ?) ON CONFLICT (dev) DO NOTHING').run(
    past.dev,
    past.kid,
    past.how,
    at,
  );
}

/** The line that says an earlier line again; null while none does. Hashes in lower-case hex. */
export function recoveredAs(db: Database, old: string): string | null {
  const row = statement<{ new: Buffer }>(db, 'SELECT new FROM recovered WHERE old = ?').get(Buffer.from(old, 'hex'));
  return row === undefined ? null : row.new.toString('hex');
}

export function insertRecovered(db: Database, old: string, fresh: string): void {
  statement(db, 'INSERT INTO recovered (old, new) VALUES (?, ?)').run(
    Buffer.from(old, 'hex'),
    Buffer.from(fresh, 'hex'),
  );
}

/** A line of this computer's own log that the office has and this computer has not: it was restored from a backup. */
export interface BehindRow {
  readonly round: string;
  readonly dev: string;
  readonly lastSeq: number;
  readonly head: string;
  readonly at: string;
}

export function findBehind(db: Database, round: string, dev: string): BehindRow | null {
  return (
    statement<BehindRow>(
      db,
      'SELECT round, dev, last_seq AS lastSeq, head, at FROM behind WHERE round = ? AND dev = ?',
    ).get(round, dev) ?? null
  );
}

/** The furthest line counts. */
export function putBehind(db: Database, row: BehindRow): void {
  statement(
    db,
    `INSERT INTO behind (round, dev, last_seq, head, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (round, dev) DO UPDATE SET last_seq = excluded.last_seq, head = excluded.head, at = excluded.at
     WHERE excluded.last_seq >= last_seq`,
  ).run(row.round, row.dev, row.lastSeq, row.head, row.at);
}

export function deleteBehind(db: Database, round: string, dev: string): void {
  statement(db, 'DELETE FROM behind WHERE round = ? AND dev = ?').run(round, dev);
}
