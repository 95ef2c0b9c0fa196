import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { printSheet } from '../print-sheet.ts';
import { planWipe } from './plan-wipe.ts';

/**
 * Prints what would go, before a wipe, or the record of what went. Refusals: those of `planWipe` and `printSheet`,
 * `not_ready` wipe_nothing where there is neither.
 */
export async function printWipe(
  { round, language }: Input<'wipes.print'>,
  context: Pick<Context, 'db' | 'ports' | 'printJobs' | 'paths' | 'files' | 'keys'>,
): Promise<Result<FileRef, AppError>> {
  const plan = await planWipe(round, context);
  if (!plan.ok) return plan;
  const { account, content, state } = plan.value;
  if (state === 'nothing') return refuse({ code: 'not_ready', what: 'wipe_nothing' });
  const { id, name, period, simulated, policy, template } = content;
  const madeAt = context.ports.clock.now();
  return await printSheet(
    {
      kind: 'wipe',
      language,
      round: { id, name, period, simulated, office: policy.office },
      streets: Object.fromEntries(template.streets.map(({ code9, zh, en }) => [code9, { zh, en }])),
      account,
      madeAt,
    },
    `wipe-${madeAt.slice(0, 10)}.pdf`,
    context,
  );
}
