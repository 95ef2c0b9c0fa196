import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { topsis } from '../../../../shared/scoring/sensitivity/topsis.ts';
import { cronbachAlpha } from '../../../../shared/scoring/statistics/cronbach.ts';
import { clusterDesignEffect, weightingDesignEffect } from '../../../../shared/scoring/statistics/design-effect.ts';
import { selfMinusReview } from '../../../../shared/scoring/statistics/differences.ts';
import { exactSum } from '../../../../shared/scoring/statistics/exact-sum.ts';
import { kappaOfTable, twoRaters } from '../../../../shared/scoring/statistics/kappa.ts';
import { kendallW } from '../../../../shared/scoring/statistics/kendall-w.ts';
import { krippendorffAlpha } from '../../../../shared/scoring/statistics/krippendorff.ts';
import {
  adjustedWaldInterval,
  meanInterval,
  plannedMargin,
} from '../../../../shared/scoring/statistics/mean-interval.ts';
import { rankCorrelation } from '../../../../shared/scoring/statistics/rank-correlation.ts';
import { stratifiedMean } from '../../../../shared/scoring/statistics/stratified.ts';
import { surveyTotal } from '../../../../shared/scoring/statistics/survey-total.ts';
import { wilsonInterval } from '../../../../shared/scoring/statistics/wilson.ts';
import { pairwiseWeights } from '../../../../shared/scoring/weighting/ahp.ts';
import { entropyWeights } from '../../../../shared/scoring/weighting/entropy.ts';
import { wholeWeights } from '../../../../shared/scoring/weighting/whole-weights.ts';
import { badNumbers } from '../../../support/bad-numbers.ts';
import { runs } from '../../../support/depth.ts';

/** Anything a caller could hand over, the absurd more often than chance would have it. */
const any = fc.oneof(
  fc.double(),
  fc.integer({ min: -5, max: 120 }),
  fc.constantFrom(0, -0, 1, 100, 1e-300, 1e99, 1e308, Number.NaN, Infinity),
);
const usual = fc.integer({ min: 0, max: 100 });
const gap = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 5 });
const table = <T>(of: fc.Arbitrary<T>, most = 6): fc.Arbitrary<T[][]> =>
  fc
    .integer({ min: 0, max: 5 })
    .chain((width) => fc.array(fc.array(of, { minLength: width, maxLength: width }), { maxLength: most }));

describe('for any numbers there is a figure or a reason, never NaN, Infinity or minus zero', () => {
  const cells = fc.oneof(table(gap(any)), table(gap(usual)), table(gap(usual), 12));
  const numbers = fc.oneof(table(any), table(usual));
  const list = fc.oneof(fc.array(any, { maxLength: 8 }), fc.array(usual, { maxLength: 8 }));

  it.each<[string, fc.Arbitrary<unknown>]>([
    ['Cronbach', cells.map((rows) => cronbachAlpha(rows))],
    [
      'Krippendorff',
      fc
        .tuple(cells, fc.constantFrom('nominal', 'ordinal', 'interval', 'ratio'))
        .map(([rows, level]) => krippendorffAlpha(rows, level)),
    ],
    ['Kendall', cells.map((rows) => kendallW(rows))],
    [
      'rank correlation',
      fc
        .tuple(fc.array(gap(any), { maxLength: 8 }), fc.array(gap(any), { maxLength: 8 }))
        .map(([x, y]) => rankCorrelation(x, y)),
    ],
    [
      'kappa',
      fc
        .array(fc.tuple(gap(fc.constantFrom(1, 2, 3)), gap(fc.constantFrom(1, 2, 3))))
        .map((pairs) => twoRaters(pairs, [1, 2, 3])),
    ],
    ['kappa of a table', fc.tuple(numbers, numbers).map(([a, b]) => kappaOfTable(a, b, 9))],
    [
      'Wilson',
      fc
        .record({ successes: any, size: any, population: gap(any), confidence: any, designEffect: any })
        .map(wilsonInterval),
    ],
    ['Wald', fc.tuple(any, any, any).map((all) => adjustedWaldInterval(...all))],
    ['margin', fc.tuple(any, any).map((all) => plannedMargin(...all))],
    ['mean', fc.tuple(list, fc.record({ population: gap(any), designEffect: any })).map((all) => meanInterval(...all))],
    [
      'strata',
      fc
        .array(
          fc.record({
            stratum: fc.string(),
            population: any,
            size: fc.oneof(any, fc.integer({ min: 0, max: 9 })),
            mean: any,
            variance: gap(any),
          }),
        )
        .map((strata) => stratifiedMean(strata)),
    ],
    [
      'survey',
      fc.tuple(cells, any, gap(any)).map(([rows, weight, population]) =>
        surveyTotal(rows, {
          leafOfItem: (rows[0] ?? []).map((_, at) => `L${at % 2}`),
          weightOfLeaf: new Map([
            ['L0', weight],
            ['L1', 0.5],
          ]),
          population,
        }),
      ),
    ],
    ['clusters', numbers.map(clusterDesignEffect)],
    ['weights', list.map(weightingDesignEffect)],
    [
      'differences',
      fc
        .array(fc.record({ about: fc.string(), self: gap(any), review: gap(any) }))
        .map((pairs) => selfMinusReview(pairs)),
    ],
    ['AHP', numbers.map(pairwiseWeights)],
    ['entropy', numbers.map(entropyWeights)],
    [
      'TOPSIS',
      fc.tuple(numbers, list).map(([rows, weights]) =>
        topsis(
          rows,
          weights,
          weights.map((_, at) => (at % 2 === 0 ? 1 : -1)),
        ),
      ),
    ],
    ['whole weights', list.map((weights) => wholeWeights(weights))],
  ])('%s', (_, result) => {
    fc.assert(
      fc.property(result, (got) => {
        expect(got).toBeTypeOf('object');
        expect(badNumbers(got)).toEqual([]);
      }),
      runs(),
    );
  });
});

describe('order changes nothing, to the last bit', () => {
  /** The same list twice, in two orders. */
  const shuffled = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<[T[], T[]]> =>
    fc
      .array(of, { minLength: 1, maxLength: 30 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
  const correlated = (rows: readonly (readonly [number, number])[]): unknown =>
    rankCorrelation(
      rows.map(([x]) => x),
      rows.map(([, y]) => y),
    );
  const surveyed = (rows: readonly (readonly (number | null)[])[]): unknown =>
    surveyTotal(rows, { leafOfItem: ['L', 'M'], weightOfLeaf: new Map([['L', 0.3]]), population: null });
  const real = fc.double({ min: -1e6, max: 1e6, noNaN: true });

  it.each<[string, fc.Arbitrary<readonly [unknown, unknown]>]>([
    ['sum', shuffled(real).map(([a, b]) => [exactSum(a), exactSum(b)])],
    ['mean', shuffled(real).map(([a, b]) => [meanInterval(a), meanInterval(b)])],
    [
      'Cronbach',
      shuffled(fc.array(gap(real), { minLength: 3, maxLength: 3 })).map(([a, b]) => [
        cronbachAlpha(a),
        cronbachAlpha(b),
      ]),
    ],
    [
      'Krippendorff',
      shuffled(fc.array(gap(usual), { minLength: 3, maxLength: 3 })).map(([a, b]) => [
        krippendorffAlpha(a, 'ordinal'),
        krippendorffAlpha(
          b.map((row) => row.toReversed()),
          'ordinal',
        ),
      ]),
    ],
    ['Kendall', shuffled(fc.array(usual, { minLength: 4, maxLength: 4 })).map(([a, b]) => [kendallW(a), kendallW(b)])],
    ['rank correlation', shuffled(fc.tuple(usual, usual)).map(([a, b]) => [correlated(a), correlated(b)] as const)],
    [
      'kappa',
      shuffled(fc.tuple(fc.constantFrom(1, 2, 3), fc.constantFrom(1, 2, 3))).map(([a, b]) => [
        twoRaters(a, [1, 2, 3]),
        twoRaters(b, [1, 2, 3]),
      ]),
    ],
    [
      'strata',
      shuffled(
        fc.record({
          stratum: fc.constant('S'),
          population: fc.integer({ min: 20, max: 90 }),
          size: fc.integer({ min: 2, max: 20 }),
          mean: real,
          variance: usual,
        }),
      ).map(([a, b]) => [stratifiedMean(a), stratifiedMean(b)]),
    ],
    ['survey', shuffled(fc.tuple(usual, gap(usual))).map(([a, b]) => [surveyed(a), surveyed(b)] as const)],
  ])('%s', (_, both) => {
    fc.assert(
      fc.property(both, ([a, b]) => {
        expect(a).toEqual(b);
      }),
      runs(),
    );
  });
});

describe('each by its nature', () => {
  const count = fc
    .integer({ min: 1, max: 500 })
    .chain((size) => fc.tuple(fc.integer({ min: 0, max: size }), fc.constant(size)));
  it('Wilson holds the share, lies in 0 to 1, and mirrors', () => {
    fc.assert(
      fc.property(count, ([successes, size]) => {
        const [a, b] = [wilsonInterval({ successes, size }), wilsonInterval({ successes: size - successes, size })];
        expect(
          a.kind === 'value' && a.lower >= 0 && a.lower <= a.estimate && a.estimate <= a.upper && a.upper <= 1,
        ).toBe(true);
        expect(a.kind === 'value' && b.kind === 'value' && Math.abs(a.lower + b.upper - 1) < 1e-12).toBe(true);
      }),
      runs(),
    );
  });
  it('rank correlation counts every pair as a plain double loop does', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
      minLength: 2,
      maxLength: 25,
    });
    fc.assert(
      fc.property(rows, (list) => {
        let [concordant, discordant, tiesX, tiesY] = [0, 0, 0, 0];
        for (const [i, [a, b]] of list.entries()) {
          for (const [c, d] of list.slice(i + 1)) {
            const sign = Math.sign(a - c) * Math.sign(b - d);
            if (sign > 0) concordant += 1;
            if (sign < 0) discordant += 1;
            if (a === c) tiesX += 1;
            if (b === d) tiesY += 1;
          }
        }
        expect(
          rankCorrelation(
            list.map(([x]) => x),
            list.map(([, y]) => y),
          ),
        ).toMatchObject({ concordant, discordant, tiesX, tiesY });
      }),
      runs(),
    );
  });
  it('raters who always agree have kappa and alpha 1, and W 1', () => {
    const scores = fc.uniqueArray(usual, { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(scores, (list) => {
        expect(
          krippendorffAlpha(
            list.map((x) => [x, x, x]),
            'interval',
          ),
        ).toMatchObject({ alpha: { value: 1 } });
        expect(
          twoRaters(
            list.map((x) => [x, x]),
            list,
          ),
        ).toMatchObject({ agreement: 1, linear: { kappa: { value: 1 } } });
        expect(kendallW(list.map((x) => [x, x]))).toMatchObject({ w: { value: 1 } });
      }),
      runs(),
    );
  });
  it('judgements made from weights give them back, consistent', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(weights, (list) => {
        const all = pairwiseWeights(list.map((a) => list.map((b) => a / b)));
        const sum = list.reduce((a, b) => a + b, 0);
        expect(all).toMatchObject({ kind: 'value', worst: null });
        expect(
          all.kind === 'value' &&
            all.consistencyRatio < 1e-9 &&
            all.weights.every((w, at) => Math.abs(w - (list[at] ?? 0) / sum) < 1e-12),
        ).toBe(true);
      }),
      runs(),
    );
  });
});

it('what three thousand cases found: minus zero, and figures beyond what a number holds', () => {
  const none = wilsonInterval({ successes: -0, size: 1 });
  expect(none.kind === 'value' && Object.is(none.estimate, 0)).toBe(true);
  const huge = wilsonInterval({ successes: 0, size: 1, designEffect: Number.MIN_VALUE });
  expect(huge).toMatchObject({ estimate: 0, effectiveSize: { kind: 'undefined', reason: 'too_large' } });
  expect(plannedMargin(0.5, Number.MIN_VALUE, { designEffect: 1e5 })).toMatchObject({ reason: 'too_large' });
  const rows = [
    [1e100, 0],
    [0, 0],
  ];
  const weightOfLeaf = new Map([['L', 1e100]]);
  const total = surveyTotal(rows, { leafOfItem: ['L', 'L'], weightOfLeaf, population: null });
  expect(total).toMatchObject({ kind: 'value', error: { kind: 'undefined', reason: 'too_large' } });
});
