import type { RoundResult } from '../../model/result.ts';
import type { RoundContent } from '../../model/round.ts';
import type { RoundStability, WeightRuns } from '../../model/stability.ts';
import type { Steps } from '../../steps.ts';
import type { UnitAnswers } from '../input.ts';
import { spreadShares } from './next-band.ts';
import { otherRules } from './other-rules.ts';
import { weightRuns } from './weight-runs.ts';

/** The same seed for everybody, so that two offices print the same page; it is printed with it. */
export const SEED = 20_260_101;
export const RUNS = 1000;
/** Weights move by up to a tenth, and by up to a quarter. */
export const SPREADS = [0.1, 0.25] as const;

/** How firm the scores of a round are. Nothing here changes a score. */
export function* roundStability(
  content: RoundContent,
  result: RoundResult,
  answers: readonly UnitAnswers[],
  runs = RUNS,
): Steps<RoundStability> {
  const weights: WeightRuns[] = [];
  for (const spread of SPREADS) {
    weights.push(yield* weightRuns(content.template, result, { seed: SEED, runs, spread }));
  }
  const rules = yield* otherRules(content, result, answers);
  return { weights, rules, shares: spreadShares(result.units) };
}
