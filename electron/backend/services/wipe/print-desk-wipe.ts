import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { printSheet } from '../print-sheet.ts';
import { planDeskWipe } from './desk-wipe.ts';

/**
 * Prints the record of one wipe on the computer where questionnaires were entered; `n` counts the wipes of the round
 * from 1. Refusals: those of `planDeskWipe` and `printSheet`, `not_ready` wipe_nothing where there was no such wipe.
 */
export async function printDeskWipe(
  { round, n, language }: Input<'wipes.printDesk'>,
  context: Pick<Context, 'db' | 'ports' | 'printJobs' | 'paths' | 'files'>,
): Promise<Result<FileRef, AppError>> {
  const plan = planDeskWipe(round, context);
  if (!plan.ok) return plan;
  const account = plan.value.view.done[n - 1];
  if (account?.done == null) return refuse({ code: 'not_ready', what: 'wipe_nothing' });
  const { id, name, period, simulated, policy, template } = plan.value.content;
  return await printSheet(
    {
      kind: 'desk-wipe',
      language,
      round: { id, name, period, simulated, office: policy.office },
      streets: Object.fromEntries(template.streets.map(({ code9, zh, en }) => [code9, { zh, en }])),
      account,
      n,
      madeAt: context.ports.clock.now(),
    },
    `wipe-${account.done.at.slice(0, 10)}-${n}.pdf`,
    context,
  );
}
