import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { FormJob } from '../../../../shared/model/print.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { printSheet } from '../print-sheet.ts';
import { openSheet } from './desk.ts';
import { assignedSheet } from './pinned-round.ts';

/** Prints a sheet as it stands, or as a blank form. Refusals: those of `assignedSheet` and `printSheet`. */
export async function printForm(
  { language, blank, ...target }: Input<'responses.print'>,
  context: Pick<Context, 'db' | 'ports' | 'printJobs' | 'paths' | 'files'>,
): Promise<Result<FileRef, AppError>> {
  const { db, ports } = context;
  const found = assignedSheet(db, target);
  if (!found.ok) return found;
  const sheet = openSheet(db, target);
  if (!sheet.ok) return sheet;
  const { content } = found.value.round;
  const { id, name, period, simulated, policy } = content;
  const madeAt = ports.clock.now();
  const answers = sheet.value.responses.map(
    ({ leaf, value, note, state }) => [leaf, { value, note, complete: state === 'complete' }] as const,
  );
  const job: FormJob = {
    kind: 'form',
    language,
    round: { id, name, period, simulated, office: policy.office },
    content,
    form: target.form,
    unit: target.unit,
    rater: target.rater,
    answers: blank ? null : Object.fromEntries(answers),
    leaves: sheet.value.task.leaves,
    madeAt,
  };
  return await printSheet(job, `${blank ? 'blank-form' : 'form'}-${target.unit}-${madeAt.slice(0, 10)}.pdf`, context);
}
