import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEANS } from '../../../../shared/scoring/composite/means.ts';
import { leaveOneOut, rankGains } from '../../../../shared/scoring/sensitivity/leave-one-out.ts';
import { weightDraws, perturbTotals, underWeights } from '../../../../shared/scoring/sensitivity/perturb.ts';
import { compareScenarios, likeness, spreadShares } from '../../../../shared/scoring/sensitivity/scenarios.ts';
import { preparedTotals, totalsOf } from '../../../../shared/scoring/sensitivity/totals.ts';
import { rankMany, ranks } from '../../../../shared/scoring/statistics/ranking.ts';
import { badNumbers } from '../../../support/bad-numbers.ts';
import { anyNodes, leavesOf, treeFrom, valuesFor } from '../../../support/composite.ts';
import { runs } from '../../../support/depth.ts';

/** One four, and three that are filled up to a second. */
const UNITS = 7;
const value = fc.option(fc.double({ min: 0.5, max: 100, noNaN: true }), { freq: 8 });
const anyRound = anyNodes().chain((nodes) =>
  valuesFor(nodes, value, UNITS).map((values) => {
    const tree = treeFrom(nodes);
    return { tree, units: Array.from({ length: UNITS }, (_, unit) => leavesOf(tree, values, unit)) };
  }),
);
const flat = (weights: readonly number[]) =>
  treeFrom([
    { code: 'T', parent: null, weight: 1 },
    ...weights.map((weight, at) => ({ code: `n${at}`, parent: 'T', weight })),
  ]);

describe('totals under other weights', () => {
  it('the quick way gives what the plain one gives', () => {
    fc.assert(
      fc.property(anyRound, fc.nat({ max: 1_000_000 }), ({ tree, units }, seed) => {
        const weights = new Float64Array(tree.codes.length);
        weightDraws(tree, { seed, factor: 0.5 })(3, weights);
        const prepared = preparedTotals(tree, units, { means: ['amean'] });
        const quick = new Float64Array(prepared.units.length);
        prepared.under(weights, quick);
        const plain = totalsOf(tree, units, { means: ['amean'], weights });
        expect(prepared.units).toEqual(plain.flatMap((total, unit) => (total === null ? [] : [unit])));
        expect(prepared.units.every((unit, at) => Math.abs((plain[unit] ?? 0) - (quick[at] ?? 0)) < 1e-9)).toBe(true);
      }),
      runs(),
    );
  });

  it('units with the same gaps go together in fours; one whose numbers are too large has no total all the same', () => {
    for (let count = 1; count <= 9; count += 1) {
      const tree = flat([3, 1]);
      const units = Array.from({ length: count }, (_, unit) => [unit, 2 * unit + 1, null]);
      units.splice(1, 0, [1e308, 1e308, null]);
      const prepared = preparedTotals(tree, units, { means: ['amean'] });
      const quick = new Float64Array(prepared.units.length);
      prepared.under(Float64Array.of(1, 1, 1), quick);
      expect(prepared.units).toEqual(Array.from({ length: count }, (_, unit) => (unit === 0 ? 0 : unit + 1)));
      expect([...quick]).toEqual(Array.from({ length: count }, (_, unit) => (3 * unit + 1) / 2));
    }
  });

  it('a run depends on the seed and its number only, not on how many there are', () => {
    fc.assert(
      fc.property(anyRound, fc.nat({ max: 1_000_000 }), fc.constantFrom(...MEANS), ({ tree, units }, seed, mean) => {
        const seen: number[][] = [];
        const watch = (count: number) =>
          underWeights(
            tree,
            units,
            count,
            (run, into) => {
              weightDraws(tree, { seed, factor: 0.25 })(run, into);
              if (count === 4) seen.push([...into]);
            },
            { means: [mean] },
          );
        const [few] = [watch(4)];
        const later = new Float64Array(tree.codes.length);
        weightDraws(tree, { seed, factor: 0.25 })(2, later);
        expect([...later]).toEqual(seen[2]);
        expect(perturbTotals(tree, units, { seed, factor: 0.25, runs: 4 }, { means: [mean] })).toEqual(few);
        expect(badNumbers(few)).toEqual([]);
      }),
      runs(),
    );
  });

  it('says spread, rank interval and how often rank and band stay', () => {
    const tree = flat([3, 1]);
    const units = [
      [90, 60],
      [80, 90],
      [10, 20],
      [null, null],
    ].map((leaves) => [...leaves, null]);
    const spreads = perturbTotals(tree, units, { seed: 7, factor: 0.25 }, { bands: [90, 80, 60, 0] });
    expect(spreads[3]).toBeNull();
    const [first, second, third] = spreads;
    expect(first?.score.nominal).toBe(82.5);
    expect(second?.score.nominal).toBe(82.5);
    expect([first?.rank.nominal, third?.rank.nominal]).toEqual([1, 3]);
    expect(third).toMatchObject({ shareSameRank: 1, shareSameBand: 1, rank: { q5: 3, q95: 3, deviation: 0 } });
    expect(
      first && first.score.q5 < 82.5 && first.score.q95 > 82.5 && first.score.min >= 79 && first.score.max <= 90,
    ).toBe(true);
    // Twice the same seed, the same numbers; another seed, others.
    expect(perturbTotals(tree, units, { seed: 7, factor: 0.25 }, { bands: [90, 80, 60, 0] })).toEqual(spreads);
    expect(perturbTotals(tree, units, { seed: 8, factor: 0.25 })).not.toEqual(spreads);
    expect(perturbTotals(tree, units, { seed: 8, factor: 0 })[0]?.score).toMatchObject({
      min: 82.5,
      max: 82.5,
      deviation: 0,
    });
  });

  it('moves only the levels it is told to, and refuses a factor that could turn a weight negative', () => {
    const tree = treeFrom([
      { code: 'T', parent: null, weight: 1 },
      { code: 'A', parent: 'T', weight: 2 },
      { code: 'a', parent: 'A', weight: 3 },
    ]);
    const weights = new Float64Array(3);
    weightDraws(tree, { seed: 1, factor: 0.5, levels: new Set([2]) })(0, weights);
    expect([weights[0], weights[2]]).toEqual([3, 1]);
    expect(weights[1]).not.toBe(2);
    expect(() => perturbTotals(tree, [[1, null, null]], { seed: 1, factor: 1 })).toThrow(RangeError);
    expect(() => perturbTotals(tree, [[1, null, null]], { seed: 1, factor: 0.1, runs: 0 })).toThrow(RangeError);
  });

  it('ranks many lists as one, also long ones', () => {
    const lists = fc.integer({ min: 1, max: 100 }).chain((n) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: n, maxLength: n }), {
        minLength: 1,
        maxLength: 4,
      }),
    );
    fc.assert(
      fc.property(lists, (all) => {
        const rank = rankMany(all[0]?.length ?? 0);
        for (const list of all) {
          const into = new Int32Array(list.length);
          rank(Float64Array.from(list), into);
          expect([...into]).toEqual(ranks(list));
        }
      }),
      runs(),
    );
  });
});

describe('leaving out, and other rules', () => {
  it('+ means better, and a parent that goes is named', () => {
    const tree = treeFrom([
      { code: 'T', parent: null, weight: 1 },
      { code: 'A', parent: 'T', weight: 1 },
      { code: 'B', parent: 'T', weight: 1 },
      { code: 'a', parent: 'A', weight: 1 },
      { code: 'b', parent: 'B', weight: 1 },
    ]);
    const units = [
      [90, 20],
      [50, 70],
    ].map(([a = 0, b = 0]) => tree.codes.map((code) => ({ a, b })[code] ?? null));
    expect(leaveOneOut(tree, units, ['a', 'B'], { means: ['amean'] })).toMatchObject([
      { code: 'a', parentGoes: true, totals: [20, 70], ranks: [2, 1], rankGains: [0, 0], meanRankChange: 0 },
      { code: 'B', parentGoes: false, totals: [90, 50], rankGains: [1, -1], meanRankChange: 1 },
    ]);
    expect(() => leaveOneOut(tree, units, ['T'], { means: ['amean'] })).toThrow(RangeError);
    expect(rankGains([3, null, 1], [1, 2, null])).toEqual([2, null, null]);
  });

  it('compares rules with the official ones, leaving out what has no total', () => {
    const [, other] = compareScenarios([
      { name: 'official', totals: [80, 70, 60] },
      { name: 'geometric', totals: [50, 70, null] },
    ]);
    expect(other).toMatchObject({
      ranks: [2, 1, null],
      rankGains: [-1, 1, null],
      meanRankChange: 1,
      largestRankChange: 1,
    });
    const alike = likeness([80, 70, 60], [50, 70, null]);
    expect(alike).toMatchObject({ tauB: { value: -1 }, pearson: { value: expect.closeTo(-1, 12) } });
    expect(likeness([80], [50])).toMatchObject({ spearman: { reason: 'too_few' } });
    expect(compareScenarios([])).toEqual([]);
  });

  it('shares of the spread sum to 1; what all have alike has none', () => {
    const all = spreadShares([
      [10, 50, 3],
      [20, 50, 1],
      [40, 50, 2],
    ]);
    expect(all.kind === 'value' && all.shares[1]).toBe(0);
    expect(all.kind === 'value' && all.shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(
      spreadShares([
        [1, 2],
        [2, 1],
      ]),
    ).toMatchObject({ reason: 'no_variation' });
    expect(spreadShares([[1]])).toMatchObject({ reason: 'too_few' });
    expect(spreadShares([])).toMatchObject({ reason: 'empty' });
  });
});
