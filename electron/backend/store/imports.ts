import { z } from 'zod';
import type { Steps } from '../../../shared/steps.ts';
import { inTransaction, type Database } from './connection.ts';
import { inShortTransactions } from './short-transactions.ts';
import { statement } from './statements.ts';

/** A file that came in, once all of it was found good. Manifest and signatures are kept verbatim, as evidence. */
export interface ImportStart {
  readonly round: string;
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly device: string;
  readonly kid: string;
  readonly manifest: Uint8Array;
  readonly signatures: Uint8Array;
  readonly receivedAt: string;
  readonly receivedBy: string;
}

export interface ImportRow {
  readonly n: number;
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly device: string;
  readonly kid: string;
  readonly newRecords: number;
  readonly knownRecords: number;
  readonly warnings: readonly string[];
  readonly receivedAt: string;
}

/** One line of a log as it arrives, with the members that tables are searched by. */
export interface ArrivingRecord {
  readonly hash: Uint8Array;
  readonly dev: string;
  readonly seq: number;
  readonly slot: string;
  readonly unit: string;
  readonly form: string;
  readonly q: string;
  readonly op: string;
  readonly raw: Uint8Array;
}

export interface ArrivingPersonal {
  readonly p: Uint8Array;
  readonly salt: Uint8Array;
  readonly body: string;
}

interface StoredImport {
  readonly n: number;
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly device: string;
  readonly kid: string;
  readonly new_records: number;
  readonly known_records: number;
  readonly warnings: string;
  readonly received_at: string;
}

const Warnings = z.array(z.string());

function toImport(row: StoredImport): ImportRow {
  return {
    n: row.n,
    sha256: row.sha256,
    name: row.name,
    size: row.size,
    device: row.device,
    kid: row.kid,
    newRecords: row.new_records,
    knownRecords: row.known_records,
    warnings: Warnings.parse(JSON.parse(row.warnings)),
    receivedAt: row.received_at,
  };
}

const COLUMNS = 'n, sha256, name, size, device, kid, new_records, known_records, warnings, received_at';

/** Visible imports of a round, latest first. */
export function listImports(db: Database, round: string): readonly ImportRow[] {
  return statement<StoredImport>(db, `SELECT ${COLUMNS} FROM import WHERE round = ? AND visible = 1 ORDER BY n DESC`)
    .all(round)
    .map(toImport);
}

/** When each file of a round came (UTC, ISO 8601), by number; also the one that is being taken in. */
export function arrivalTimes(db: Database, round: string): ReadonlyMap<number, string> {
  const rows = statement<{ n: number; received_at: string }>(db, 'SELECT n, received_at FROM import WHERE round = ?');
  return new Map(rows.all(round).map((row) => [row.n, row.received_at]));
}

/** The import with exactly these bytes, if there was one. */
export function importOfFile(db: Database, round: string, sha256: string): ImportRow | undefined {
  const row = statement<StoredImport>(
    db,
    `SELECT ${COLUMNS} FROM import WHERE round = ? AND sha256 = ? AND visible = 1`,
  ).get(round, sha256);
  return row === undefined ? undefined : toImport(row);
}

/** Starts an import whose rows no view reads until it is made visible; gives its number. */
export function startImport(db: Database, start: ImportStart): number {
  const { lastInsertRowid } = statement(
    db,
    `INSERT INTO import (round, sha256, name, size, device, kid, manifest, signatures, received_at, received_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    start.round,
    start.sha256,
    start.name,
    start.size,
    start.device,
    start.kid,
    start.manifest,
    start.signatures,
    start.receivedAt,
    start.receivedBy,
  );
  return Number(lastInsertRowid);
}

/**
 * Adds one slice of an import in short transactions. A line that is already here is not written again; that this file
 * brought it too is noted in `record_import` (the first file of a line stands in the line's own row).
 */
export function* addSlice(
  db: Database,
  round: string,
  number: number,
  records: readonly ArrivingRecord[],
  personal: readonly ArrivingPersonal[],
): Steps<{ readonly fresh: number; readonly known: number }> {
  const insert = statement(
    db,
    `INSERT INTO record (hash, import, round, dev, seq, slot, unit, form, q, op, raw)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING`,
  );
  const again = statement(
    db,
    `INSERT INTO record_import (record, import) SELECT n, ? FROM record WHERE hash = ?
     ON CONFLICT DO NOTHING`,
  );
  const body = statement(
    db,
    'INSERT INTO personal (p, import, salt, body) VALUES (?, ?, ?, ?) ON CONFLICT (p) DO NOTHING',
  );
  let fresh = 0;
  yield* inShortTransactions(db, records, ({ hash, dev, seq, slot, unit, form, q, op, raw }) => {
    const { changes } = insert.run(hash, number, round, dev, seq, slot, unit, form, q, op, raw);
    fresh += changes;
    if (changes === 0) again.run(number, hash);
  });
  yield* inShortTransactions(db, personal, (one) => void body.run(one.p, number, one.salt, one.body));
  return { fresh, known: records.length - fresh };
}

/** The one moment at which all rows of an import count; call it inside a transaction with whatever follows from it. */
export function showImport(
  db: Database,
  number: number,
  counts: { readonly fresh: number; readonly known: number },
  warnings: readonly string[],
): void {
  statement(db, 'UPDATE import SET visible = 1, new_records = ?, known_records = ?, warnings = ? WHERE n = ?').run(
    counts.fresh,
    counts.known,
    JSON.stringify(warnings),
    number,
  );
}

/** Takes away what an import left behind that never became visible; gives the number of such imports. */
export function sweepHidden(db: Database): number {
  const hidden = 'SELECT n FROM import WHERE visible = 0';
  const { n } = statement<{ n: number }>(db, 'SELECT count(*) AS n FROM import WHERE visible = 0').get() ?? { n: 0 };
  if (n === 0) return 0;
  inTransaction(db, () => {
    for (const sql of [
      `DELETE FROM record_import WHERE import IN (${hidden})`,
      `DELETE FROM record WHERE import IN (${hidden})`,
      `DELETE FROM personal WHERE import IN (${hidden})`,
      `DELETE FROM slot_state WHERE import IN (${hidden})`,
      'DELETE FROM import WHERE visible = 0',
    ]) {
      statement(db, sql).run();
    }
  });
  return n;
}

/** Latest arrival of anything for a street and form. */
export function lastArrivals(
  db: Database,
  round: string,
): readonly { readonly unit: string; readonly form: string; readonly at: string }[] {
  return statement<{ unit: string; form: string; at: string }>(
    db,
    `SELECT r.unit AS unit, r.form AS form, max(i.received_at) AS at
     FROM record r JOIN import i ON i.n = r.import
     WHERE r.round = ? AND i.visible = 1 GROUP BY r.unit, r.form`,
  ).all(round);
}

/** Visible records and files of a round. */
export function countArrived(db: Database, round: string): { readonly records: number; readonly files: number } {
  const row = statement<{ records: number; files: number }>(
    db,
    `SELECT (SELECT count(*) FROM record r LEFT JOIN import i ON i.n = r.import
             WHERE r.round = ? AND (r.import IS NULL OR i.visible = 1)) AS records,
            (SELECT count(*) FROM import WHERE round = ? AND visible = 1) AS files`,
  ).get(round, round);
  return row ?? { records: 0, files: 0 };
}

/** Files of a round with the text of their signed lists, in the order in which they came. */
export function arrivedManifests(
  db: Database,
  round: string,
): readonly { readonly name: string; readonly sha256: string; readonly manifest: string }[] {
  return statement<{ name: string; sha256: string; manifest: Buffer }>(
    db,
    'SELECT name, sha256, manifest FROM import WHERE round = ? AND visible = 1 ORDER BY n',
  )
    .all(round)
    .map(({ name, sha256, manifest }) => ({ name, sha256, manifest: manifest.toString('utf8') }));
}

/** Files of one computer with the text of their manifests, in the order in which they came. */
export function importedManifests(
  db: Database,
  round: string,
  device: string,
): readonly {
  readonly name: string;
  readonly sha256: string;
  readonly manifest: string;
  readonly receivedAt: string;
  readonly newRecords: number;
}[] {
  return statement<{ name: string; sha256: string; manifest: Buffer; received_at: string; new_records: number }>(
    db,
    `SELECT name, sha256, manifest, received_at, new_records FROM import
     WHERE round = ? AND device = ? AND visible = 1 ORDER BY n`,
  )
    .all(round, device)
    .map((row) => ({
      name: row.name,
      sha256: row.sha256,
      manifest: row.manifest.toString('utf8'),
      receivedAt: row.received_at,
      newRecords: row.new_records,
    }));
}
