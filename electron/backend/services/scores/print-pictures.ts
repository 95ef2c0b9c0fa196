import type { FileRef } from '../../../../shared/contract/files.ts';
import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Language } from '../../../../shared/model/text.ts';
import { refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { standingSeal } from '../decisions/seal.ts';
import { printSheet } from '../print-sheet.ts';
import { printHead } from './print-head.ts';
import { scoreOf, type Scored } from './round-result.ts';
import { stabilityOf } from './round-stability.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'printJobs' | 'paths' | 'files'>;

function picturesHead({ db, ports }: Needs, scored: Scored, language: Language) {
  const { result } = scored;
  const sealed = standingSeal(db, scored.content.id, result);
  return { ...printHead(scored, language), result, sealed, madeAt: ports.clock.now() };
}

function unknownStreet({ result }: Scored, unit: string): AppError | null {
  return result.units.some((one) => one.unit === unit) ? null : { code: 'not_found', what: 'street', id: unit };
}

/** Refusals: those of `scoreOf` for either round, `not_found` for a street, those of `printSheet`. */
export async function printCharts(
  { round, other, of, language }: Input<'scores.printCharts'>,
  context: Needs,
): Promise<Result<FileRef, AppError>> {
  const scored = scoreOf(context.db, round);
  if (!scored.ok) return scored;
  const unknown = of === 'totals' || of === 'median' ? null : unknownStreet(scored.value, of);
  if (unknown !== null) return refuse(unknown);
  const earlier = other === null ? null : scoreOf(context.db, other);
  if (earlier !== null && !earlier.ok) return earlier;
  const compared = earlier === null ? null : { content: earlier.value.content, result: earlier.value.result };
  const head = picturesHead(context, scored.value, language);
  return await printSheet({ ...head, kind: 'charts', other: compared, of }, 'charts.pdf', context);
}

/** Refusals: those of `stabilityOf`, `not_found` for a street, those of `printSheet`. */
export async function printStability(
  { round, unit, language }: Input<'scores.printStability'>,
  context: Needs,
): Promise<Result<FileRef, AppError>> {
  const scored = scoreOf(context.db, round);
  if (!scored.ok) return scored;
  const unknown = unit === null ? null : unknownStreet(scored.value, unit);
  if (unknown !== null) return refuse(unknown);
  const stability = await stabilityOf(context.db, round);
  if (!stability.ok) return stability;
  const head = picturesHead(context, scored.value, language);
  return await printSheet({ ...head, kind: 'stability', stability: stability.value, unit }, 'how-firm.pdf', context);
}
