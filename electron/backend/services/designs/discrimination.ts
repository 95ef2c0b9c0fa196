import type { AppError } from '../../../../shared/errors.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { parseFractionText, toDouble, ZERO } from '../../../../shared/scoring/fraction.ts';
import { discriminationOf, type DiscriminationReport } from '../../../../shared/scoring/statistics/discrimination.ts';
import type { Database } from '../../store/connection.ts';
import { scoreOf } from '../scores/round-result.ts';

/** How well the items of the round as it is scored tell its streets apart. Refusals: those of `scoreOf`. */
export function discriminationIn(db: Database, round: string): Result<DiscriminationReport, AppError> {
  const scored = scoreOf(db, round);
  if (!scored.ok) return scored;
  const { content, result } = scored.value;
  const streets = result.units.map(
    ({ leaves }) =>
      new Map(
        leaves.map(({ code, exact }) => [code, exact === null ? null : toDouble(parseFractionText(exact) ?? ZERO)]),
      ),
  );
  return ok(
    discriminationOf(
      content.template.leaves.map(({ code }) => code),
      streets,
    ),
  );
}
