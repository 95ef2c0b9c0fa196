import type { Database } from './connection.ts';
import { statement } from './statements.ts';

/** A hand-over file. `sha256` is '' between the cutting of its records and the writing of the file. */
export interface HandoverRow {
  readonly id: string;
  readonly round: string;
  /** Whose log it holds: this computer under the id that it had then. */
  readonly dev: string;
  readonly name: string;
  readonly sha256: string;
  readonly records: number;
  readonly lastSeq: number;
  readonly at: string;
}

export function insertHandover(db: Database, row: HandoverRow): void {
  statement(
    db,
    'INSERT INTO handover (id, round, dev, name, sha256, records, last_seq, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(row.id, row.round, row.dev, row.name, row.sha256, row.records, row.lastSeq, row.at);
}

export function setHandoverFile(
  db: Database,
  id: string,
  { sha256, name }: Pick<HandoverRow, 'sha256' | 'name'>,
): void {
  statement(db, 'UPDATE handover SET sha256 = ?, name = ? WHERE id = ?').run(sha256, name, id);
}

/** Files that were really made, latest first. */
export function listHandovers(db: Database, round: string): readonly HandoverRow[] {
  return statement<HandoverRow>(
    db,
    `SELECT id, round, dev, name, sha256, records, last_seq AS lastSeq, at FROM handover
     WHERE round = ? AND sha256 <> '' ORDER BY at DESC, id DESC`,
  ).all(round);
}

/** Ids of the files that were made, or begun, in other rounds. */
export function handoversOfOthers(db: Database, round: string): readonly string[] {
  return statement<{ id: string }>(db, 'SELECT id FROM handover WHERE round <> ?')
    .all(round)
    .map(({ id }) => id);
}

/**
 * Own answers and evidence, over all rounds, with something that no copy has taken away and that the office is not known to have:
 * a changed draft, a record, or both, which count once. A submission counts as one more.
 */
export function countOnNoMedium(db: Database, device: string): number {
  return (
    statement<{ n: number }>(
      db,
      // A draft's slot is written as slotKey() writes it. The log is read from the last line on that is known to be away:
      // an office with 200 000 lines of others asks this at every step.
      `WITH own (dev, renewed) AS (SELECT ?, 0 UNION ALL SELECT dev, 1 FROM own_past WHERE how = 'renewed'),
       own_log (round, dev, renewed, away) AS MATERIALIZED (SELECT ro.id, own.dev, own.renewed, max(
         coalesce((SELECT max(h.last_seq) FROM handover h WHERE h.round = ro.id AND h.dev = own.dev AND h.sha256 <> ''
                   AND EXISTS (SELECT 1 FROM copy c WHERE c.sha256 = h.sha256)), 0),
         coalesce((SELECT max(last_seq) FROM received WHERE round = ro.id AND dev = own.dev), 0))
         FROM own CROSS JOIN round ro)
       SELECT count(*) AS n FROM (
       SELECT round || '|' || unit || '|' || form || '|' || leaf || '|' || rater || '|' AS slot FROM draft
         WHERE value IS NOT handed_value OR note <> handed_note
       UNION SELECT round || '|' || unit || '|' || form || '|*|' || rater || '|' || id FROM evidence
         WHERE value IS NOT handed
       UNION SELECT r.slot FROM own_log o CROSS JOIN record r ON r.round = o.round AND r.dev = o.dev AND r.seq > o.away
         WHERE r.import IS NULL
         AND (o.renewed = 0 OR NOT EXISTS (SELECT 1 FROM recovered v WHERE v.old = r.hash)))`,
    ).get(device)?.n ?? 0
  );
}

/** The last file that was really made. */
export function lastHandover(db: Database, round: string): { readonly name: string; readonly at: string } | null {
  return (
    statement<{ name: string; at: string }>(
      db,
      `SELECT name, at FROM handover WHERE round = ? AND sha256 <> '' ORDER BY at DESC, id DESC LIMIT 1`,
    ).get(round) ?? null
  );
}
