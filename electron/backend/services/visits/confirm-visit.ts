import { readFileSync } from 'node:fs';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { EvidenceFile } from '../../../../shared/model/evidence.ts';
import { isOfSheet } from '../../../../shared/model/evidence-kinds.ts';
import type { ConfirmationJob } from '../../../../shared/model/print.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { attachmentPath } from '../../files/attachment-files.ts';
import { diskError } from '../../files/disk-errors.ts';
import { evidenceOfSheet, evidenceValue } from '../../store/evidence.ts';
import { addSheetPaper } from '../evidence/add-evidence.ts';
import { printSheet } from '../print-sheet.ts';
import { openSheet } from '../responses/desk.ts';
import { sheetKey } from '../responses/draft-response.ts';
import { assignedSheet } from '../responses/pinned-round.ts';
import { openVisit, sheetOfVisit } from './visit.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'printJobs' | 'paths' | 'files' | 'emit'>;

/** A signature as the print page shows it; null where nobody signed on the screen. Refusal: `disk`. */
function pictureOf(file: EvidenceFile | null, { attachments }: Context['paths']): Result<string | null, AppError> {
  if (file === null || file.mediatype !== 'image/png') return ok(null);
  try {
    const bytes = readFileSync(attachmentPath(attachments, file.sha256));
    return ok(`data:image/png;base64,${bytes.toString('base64')}`);
  } catch (error) {
    const disk = diskError(error);
    if (disk === null) throw error;
    return refuse(disk);
  }
}

/**
 * Prints what was seen, found and drawn on site, with the signatures or why there is none, for the street to confirm.
 * Until the sheet is submitted the PDF becomes the sheet's piece of evidence of that kind. Refusals: those of
 * `assignedSheet` and `printSheet`, `not_ready refusal_reason`, `disk`.
 */
export async function confirmVisit(
  { language, ...key }: Input<'visits.confirm'>,
  context: Needs,
): Promise<Result<FileRef, AppError>> {
  const { db, ports, paths } = context;
  const target = sheetOfVisit(key);
  const found = assignedSheet(db, target);
  if (!found.ok) return found;
  const sheet = openSheet(db, target);
  if (!sheet.ok) return sheet;
  const visit = openVisit(db, key);
  if (!visit.ok) return visit;
  const { fields, draws, signatures, locked } = visit.value;
  if (fields.outcome === 'refused' && fields.refusal.trim() === '') {
    return refuse({ code: 'not_ready', what: 'refusal_reason' });
  }
  const { content } = found.value.round;
  const { id, name, period, simulated, policy } = content;
  const street = pictureOf(fields.outcome === 'signed' ? signatures.street : null, paths);
  if (!street.ok) return street;
  const reviewer = pictureOf(signatures.reviewer, paths);
  if (!reviewer.ok) return reviewer;
  const madeAt = ports.clock.now();
  const answered = sheet.value.responses.filter(({ value }) => value !== null);
  const job: ConfirmationJob = {
    kind: 'confirmation',
    language,
    round: { id, name, period, simulated, office: policy.office },
    content,
    unit: key.unit,
    rater: key.rater,
    answers: Object.fromEntries(
      answered.map(({ leaf, value, note, state }) => [leaf, { value, note, complete: state === 'complete' }]),
    ),
    leaves: answered.map(({ leaf }) => leaf),
    visit: fields,
    draws,
    evidence: evidenceOfSheet(db, sheetKey(target)).flatMap((row) => {
      const value = evidenceValue(row);
      return value === null || isOfSheet(value) ? [] : [{ title: value.title, leaves: value.leaves }];
    }),
    signatures: { street: street.value, reviewer: reviewer.value },
    madeAt,
  };
  const printed = await printSheet(job, `confirmation-${key.unit}-${madeAt.slice(0, 10)}.pdf`, context);
  if (!printed.ok || locked) return printed;
  const kept = await addSheetPaper({ ...target, kind: 'confirmation', file: printed.value }, context);
  return kept.ok ? ok(printed.value) : kept;
}
