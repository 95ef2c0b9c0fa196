import type { UnitCode } from '../../model/ids.ts';
import type { RuleOutcome } from '../../model/stability.ts';

/** A street that equal weights would put into another place; 1 is the first. */
export interface EqualWeightsMove {
  readonly unit: UnitCode;
  readonly place: number;
  readonly now: number;
}

/** The streets whose place equal weights would change, in the order of the round; none where a side has no place. */
export function movesWithEqualWeights(rules: readonly RuleOutcome[]): readonly EqualWeightsMove[] {
  const streetsUnder = (rule: RuleOutcome['rule']) => rules.find((one) => one.rule === rule)?.streets ?? [];
  const placeNow = new Map(streetsUnder('official').map(({ unit, place }) => [unit, place]));
  return streetsUnder('equal_weights').flatMap(({ unit, place }) => {
    const now = placeNow.get(unit) ?? null;
    return place === null || now === null || place === now ? [] : [{ unit, place, now }];
  });
}
