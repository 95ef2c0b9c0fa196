import type { AppError } from '../../../../shared/errors.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { RoundStability } from '../../../../shared/model/stability.ts';
import { roundStability } from '../../../../shared/scoring/stability/round-stability.ts';
import { givingWay } from '../../give-way.ts';
import type { Database } from '../../store/connection.ts';
import { scoreOf, type Scored } from './round-result.ts';

const kept = new WeakMap<Scored, Promise<RoundStability>>();

/**
 * Thousands of runs over the scores, in stretches of a few milliseconds, so that nobody waits meanwhile. They work on
 * a result that never changes; the outcome is kept as long as it is the current one.
 */
export async function stabilityOf(db: Database, round: string): Promise<Result<RoundStability, AppError>> {
  const scored = scoreOf(db, round);
  if (!scored.ok) return scored;
  const { content, result, answers } = scored.value;
  const known = kept.get(scored.value);
  if (known !== undefined) return ok(await known);
  const working = givingWay(roundStability(content, result, answers));
  kept.set(scored.value, working);
  return ok(await working);
}
