import type { FindingDraft } from '../../../shared/contract/findings.ts';
import type { Database } from './connection.ts';
import { statement } from './statements.ts';
import { storedJson } from './stored-json.ts';

export interface FindingDraftKey {
  readonly round: string;
  readonly unit: string;
  readonly leaf: string;
}

export interface FindingDraftRow {
  readonly draft: FindingDraft;
  readonly revision: number;
  readonly savedAt: string;
}

export function findFindingDraft(db: Database, { round, unit, leaf }: FindingDraftKey): FindingDraftRow | null {
  const row = statement<{ value: string; revision: number; saved_at: string }>(
    db,
    'SELECT value, revision, saved_at FROM finding_draft WHERE round = ? AND unit = ? AND leaf = ?',
  ).get(round, unit, leaf);
  if (row === undefined) return null;
  return { draft: storedJson<FindingDraft>(row.value), revision: row.revision, savedAt: row.saved_at };
}

export function putFindingDraft(
  db: Database,
  { round, unit, leaf }: FindingDraftKey,
  { draft, revision, savedAt }: FindingDraftRow,
  person: string,
): void {
  statement(
    db,
    `INSERT OR REPLACE INTO finding_draft (round, unit, leaf, value, revision, by_person, saved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(round, unit, leaf, JSON.stringify(draft), revision, person, savedAt);
}

/** The finding was signed; nothing is left to go on with. */
export function dropFindingDraft(db: Database, { round, unit, leaf }: FindingDraftKey): void {
  statement(db, 'DELETE FROM finding_draft WHERE round = ? AND unit = ? AND leaf = ?').run(round, unit, leaf);
}
