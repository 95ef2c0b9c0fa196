import type { IntakeEntry } from '../../../../shared/contract/intake.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Database } from '../../store/connection.ts';
import { listImports } from '../../store/imports.ts';
import { readDraft } from '../rounds/draft.ts';
import { senderOf } from './sender.ts';

/** The register of files that were taken in, latest first. */
export function listFiles(db: Database, round: string): Result<readonly IntakeEntry[], AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  return ok(
    listImports(db, round).map((row) => ({
      name: row.name,
      size: row.size,
      sha256: row.sha256,
      outcome: row.newRecords === 0 ? 'nothing_new' : 'accepted',
      error: null,
      warnings: row.warnings,
      newRecords: row.newRecords,
      knownRecords: row.knownRecords,
      from: senderOf(draft.value.content, row.device, row.kid),
      receivedAt: row.receivedAt,
    })),
  );
}
