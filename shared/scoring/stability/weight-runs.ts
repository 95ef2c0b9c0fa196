import type { RoundResult } from '../../model/result.ts';
import type { StreetRuns, WeightRuns } from '../../model/stability.ts';
import type { Template } from '../../model/template.ts';
import type { Steps } from '../../steps.ts';
import { fillRun } from '../sensitivity/random-stream.ts';
import { quantileOf } from '../statistics/moments.ts';
import { ranks } from '../statistics/ranking.ts';
import { assertSame, bonusOfUnit, leavesOf, plainTree, publish, totalOf } from './plain-tree.ts';

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function share(values: readonly number[], test: (value: number) => boolean): number {
  return values.filter(test).length / values.length;
}

/**
 * What other weights would have given: in each run every weight w becomes w·(1 + spread·U(−1, 1)) and siblings are
 * scaled back to their sum, the same for all streets. Seeded, so that the same page is printed again; a run depends on
 * its number alone. Quantiles are of type 7.
 */
export function* weightRuns(
  template: Template,
  result: RoundResult,
  { seed, runs, spread }: Pick<WeightRuns, 'seed' | 'runs' | 'spread'>,
): Steps<WeightRuns> {
  if (!(spread > 0 && spread < 1)) throw new RangeError(`spread ${spread} is not between 0 and 1`);
  const tree = plainTree(template);
  const bands = template.resultBands.map(({ min }) => min);
  const bandOf = (score: number) => bands.findIndex((min) => score >= min);
  const streets = result.units.flatMap((unit) => {
    const leaves = leavesOf(tree, unit);
    const total = totalOf(tree, leaves, tree.weights);
    assertSame(unit, total);
    const bonus = bonusOfUnit(unit);
    const score = publish(total, bonus);
    return score === null
      ? []
      : [{ unit: unit.unit, leaves, bonus, score, scores: [] as number[], places: [] as number[] }];
  });
  const numbers = new Float64Array(tree.codes.length);
  const weights = new Float64Array(tree.codes.length);
  for (let run = 0; run < runs; run += 1) {
    fillRun(seed, run, numbers);
    for (const [at, weight] of tree.weights.entries())
      weights[at] = weight * (1 + spread * (2 * (numbers[at] ?? 0) - 1));
    const scores = streets.map(({ leaves, bonus }) => publish(totalOf(tree, leaves, weights), bonus) ?? 0);
    for (const [i, place] of ranks(scores).entries()) {
      streets[i]?.scores.push(scores[i] ?? 0);
      streets[i]?.places.push(place ?? 0);
    }
    if (run % 10 === 9) yield;
  }
  const nominal = ranks(streets.map(({ score }) => score));
  return {
    seed,
    runs,
    spread,
    streets: streets
      .map(({ unit, score, scores, places }, i): StreetRuns => {
        const place = nominal[i] ?? 0;
        const sortedScores = scores.toSorted((a, b) => a - b);
        const sortedPlaces = places.toSorted((a, b) => a - b);
        return {
          unit,
          score,
          mean: mean(scores),
          low: quantileOf(sortedScores, 0.05),
          high: quantileOf(sortedScores, 0.95),
          least: sortedScores[0] ?? score,
          most: sortedScores.at(-1) ?? score,
          sameBand: share(scores, (one) => bandOf(one) === bandOf(score)),
          place,
          placeLow: quantileOf(sortedPlaces, 0.05),
          placeHigh: quantileOf(sortedPlaces, 0.95),
          samePlace: share(places, (one) => one === place),
        };
      })
      .sort((a, b) => a.place - b.place || (a.unit < b.unit ? -1 : 1)),
  };
}
