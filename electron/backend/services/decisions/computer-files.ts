import { z } from 'zod';
import type { ComputerFile } from '../../../../shared/contract/decisions.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { DecisionOf } from '../../../../shared/model/decision.ts';
import { LogPosition } from '../../../../shared/package-format/manifest.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Database } from '../../store/connection.ts';
import { importedManifests } from '../../store/imports.ts';
import { slotStatesOf } from '../../store/slot-states.ts';
import { readDraft } from '../rounds/draft.ts';

const Logged = z.looseObject({ log: LogPosition });

/**
 * The files of a computer in the order in which they came. A log is handed over whole each time, so what a file
 * brought is what lies after the last line that an earlier file of the same branch had.
 */
export function computerFiles(
  db: Database,
  round: string,
  device: string,
): Result<{ readonly files: readonly ComputerFile[] }, AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const out = new Set(
    slotStatesOf(db, round, 'office').flatMap(({ value }) =>
      value?.t === 'exclude' && value.what.kind === 'file' ? [value.what.sha256] : [],
    ),
  );
  let before = 0;
  const files = importedManifests(db, round, device).map((file): ComputerFile => {
    const { log } = Logged.parse(JSON.parse(file.manifest));
    const { name, sha256, receivedAt, newRecords } = file;
    const from = Math.max(log.from, Math.min(before + 1, log.to - newRecords + 1));
    before = Math.max(before, log.to);
    const brought: DecisionOf<'exclude'>['what'] | null =
      newRecords === 0 ? null : { kind: 'file', sha256, dev: device, from, to: log.to, head: log.head };
    const last = { seq: log.to, head: log.head };
    return { name, sha256, receivedAt, last, brought, records: newRecords, excluded: out.has(sha256) };
  });
  return ok({ files });
}
