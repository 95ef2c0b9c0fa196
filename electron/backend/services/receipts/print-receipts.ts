import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { printSheet } from '../print-sheet.ts';
import { readDraft } from '../rounds/draft.ts';
import { listReceiptLines } from './log-ends.ts';
import { wantedEnds } from './make-receipts.ts';

/** The receipts on paper: digits to type in, and the same as a code. Refusals: those of `wantedEnds`, `printSheet`. */
export async function printReceipts(
  input: Input<'receipts.print'>,
  context: Pick<Context, 'db' | 'ports' | 'printJobs' | 'paths' | 'files'>,
): Promise<Result<FileRef, AppError>> {
  const { db, ports } = context;
  const draft = readDraft(db, input.round);
  if (!draft.ok) return draft;
  const ends = wantedEnds(db, input.round, input.devices);
  if (!ends.ok) return ends;
  const lines = listReceiptLines(db, input.round);
  if (!lines.ok) return lines;
  const { id, name, period, simulated, policy, template } = draft.value.content;
  const madeAt = ports.clock.now();
  return await printSheet(
    {
      kind: 'receipts',
      language: input.language,
      round: { id, name, period, simulated, office: policy.office },
      streets: Object.fromEntries(template.streets.map(({ code9, zh, en }) => [code9, { zh, en }])),
      lines: lines.value.filter(({ device }) => ends.value.some(({ dev }) => dev === device)),
      madeAt,
    },
    `receipts-${madeAt.slice(0, 10)}.pdf`,
    context,
  );
}
