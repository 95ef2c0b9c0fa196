import { describe, expect, it } from 'vitest';
import { topsis } from '../../../../shared/scoring/sensitivity/topsis.ts';
import { alphaOfVariances, cronbachAlpha } from '../../../../shared/scoring/statistics/cronbach.ts';
import {
  clusterDesignEffect,
  designEffectOf,
  weightingDesignEffect,
} from '../../../../shared/scoring/statistics/design-effect.ts';
import { selfMinusReview } from '../../../../shared/scoring/statistics/differences.ts';
import { chiSquaredUpper, zQuantile } from '../../../../shared/scoring/statistics/distributions.ts';
import { kappaOfTable, twoRaters } from '../../../../shared/scoring/statistics/kappa.ts';
import { kendallW } from '../../../../shared/scoring/statistics/kendall-w.ts';
import { krippendorffAlpha } from '../../../../shared/scoring/statistics/krippendorff.ts';
import {
  adjustedWaldInterval,
  meanInterval,
  plannedMargin,
} from '../../../../shared/scoring/statistics/mean-interval.ts';
import { pearson, quantileOf } from '../../../../shared/scoring/statistics/moments.ts';
import { rankCorrelation } from '../../../../shared/scoring/statistics/rank-correlation.ts';
import { stratifiedMean } from '../../../../shared/scoring/statistics/stratified.ts';
import { surveyTotal } from '../../../../shared/scoring/statistics/survey-total.ts';
import { wilsonInterval } from '../../../../shared/scoring/statistics/wilson.ts';
import { tQuantileExact } from '../../../../shared/scoring/student-t.ts';
import { defined } from '../../../support/defined.ts';
import { pairwiseWeights } from '../../../../shared/scoring/weighting/ahp.ts';
import { entropyWeights } from '../../../../shared/scoring/weighting/entropy.ts';

/** The figure as it was printed. */
const shown = (value: unknown, places: number): string => {
  if (typeof value !== 'number') throw new Error(`no number: ${JSON.stringify(value)}`);
  return value.toFixed(places);
};
const figure = (of: unknown): number | null =>
  typeof of === 'object' && of !== null && 'value' in of && typeof of.value === 'number' ? of.value : null;

describe('every formula against a printed example', () => {
  it.each([
    [81, 263, '0.2553', '0.3662'],
    [15, 148, '0.0624', '0.1605'],
    [0, 20, '0.0000', '0.1611'],
    [1, 29, '0.0061', '0.1718'],
  ])('Wilson: %i of %i (Newcombe 1998, table I)', (successes, size, lower, upper) => {
    const interval = wilsonInterval({ successes, size });
    expect(interval).toMatchObject({ kind: 'value' });
    expect('lower' in interval && [shown(interval.lower, 4), shown(interval.upper, 4)]).toEqual([lower, upper]);
  });

  it.each([
    [127, 134, 0.896097, 0.974468],
    [120, 134, 0.83226, 0.936739],
    [28, 30, 0.786765, 0.981523],
    [30, 30, 0.886487, 1],
    [0, 5, 0, 0.434482],
    [1823, 2017, 0.890172, 0.915928],
  ])('Wilson: %i of %i to six places', (successes, size, lower, upper) => {
    const interval = wilsonInterval({ successes, size });
    expect('lower' in interval && [shown(interval.lower, 6), shown(interval.upper, 6)]).toEqual([
      lower.toFixed(6),
      upper.toFixed(6),
    ]);
  });

  it('proportion from a finite population (statpsych, ci.prop.fpc(.05, 12, 100, 400))', () => {
    const all = defined(adjustedWaldInterval(12, 100, 400));
    expect([all.estimate, all.standardError].map((x) => shown(x, 7))).toEqual(['0.1346154', '0.0290208']);
    expect([shown(all.lower, 8), shown(all.upper, 7)]).toEqual(['0.07773565', '0.1914951']);
  });

  it('stratified mean: Census of Agriculture (Lohr, Sampling: Design and Analysis, ch. 3)', () => {
    const all = defined(
      stratifiedMean([
        { stratum: 'NE', population: 220, size: 21, mean: 97629.81, variance: 7647472708 },
        { stratum: 'NC', population: 1054, size: 103, mean: 300504.16, variance: 29618183543 },
        { stratum: 'S', population: 1382, size: 135, mean: 211315.04, variance: 53587487856 },
        { stratum: 'W', population: 422, size: 41, mean: 662295.51, variance: 396185950266 },
      ]),
    );
    const error = defined(all.error);
    expect(error.df).toBe(296);
    expect([all.total, error.totalStandardError, all.mean, error.standardError].map(Math.round)).toEqual([
      909736033, 50417248, 295561, 16380,
    ]);
    expect([error.byT?.lower, error.byT?.upper].map((x) => shown(x, 0))).toEqual(['263325', '327797']);
  });

  it('mean of an index: 134 answers, t and z, with a design effect', () => {
    const answers = [60, 50, 18, 4, 2].flatMap((count, at) =>
      Array.from({ length: count }, () => [100, 80, 60, 30, 0][at] ?? 0),
    );
    const all = defined(meanInterval(answers));
    const clustered = defined(meanInterval(answers, { designEffect: 1.5 }));
    expect(all.size).toBe(134);
    expect([shown(all.mean, 5), shown(all.standardDeviation, 6)]).toEqual(['83.58209', '19.826427']);
    expect([shown(all.byZ.lower, 4), shown(all.byZ.upper, 3)]).toEqual(['80.2252', '86.939']);
    expect([shown(all.byT.lower, 4), shown(all.byT.upper, 4)]).toEqual(['80.1944', '86.9698']);
    expect([shown(clustered.byZ.lower, 4), shown(clustered.byZ.upper, 4)]).toEqual(['79.4707', '87.6935']);
    // One item that all answered, with the whole weight: the same interval.
    const total = defined(
      surveyTotal(
        answers.map((y) => [y]),
        { leafOfItem: ['L'], weightOfLeaf: new Map([['L', 1]]), population: null },
      ),
    );
    const error = defined(total.error);
    expect([shown(error.lower, 9), shown(error.upper, 9)]).toEqual([shown(all.byT.lower, 9), shown(all.byT.upper, 9)]);
  });

  it.each([
    [2017, '2.18', '1.31'],
    [134.5, '8.45', '5.07'],
    [447, '4.64', '2.78'],
    [29.8, '17.95', '10.77'],
  ])('margin of error of %d answers in points', (size, half, ninety) => {
    const of = (p: number): unknown => {
      const margin = plannedMargin(p, size);
      return margin.kind === 'value' ? margin.margin * 100 : null;
    };
    expect([shown(of(0.5), 2), shown(of(0.9), 2)]).toEqual([half, ninety]);
  });

  it('design effects (Kish 1965): 20 interviews per cluster with rho 0.05, and weights 1 and 3', () => {
    expect(shown(designEffectOf(20, 0.05), 2)).toBe('1.95');
    expect(weightingDesignEffect([1, 1, 3, 3])).toEqual({ kind: 'value', value: 1.25 });
    expect(weightingDesignEffect([7, 7, 7])).toEqual({ kind: 'value', value: 1 });
    // All of a cluster alike: b answers count as one, but for the divisors n − 1 and C − 1.
    const clusters = [10, 20, 60].map((y) => Array.from({ length: 5 }, () => y));
    expect(shown(figure(clusterDesignEffect(clusters)), 9)).toBe(shown((5 * 14 * 3) / (15 * 2), 9));
    // Clusters of one: nobody shares a cluster.
    expect(shown(figure(clusterDesignEffect([[1], [5], [6], [2]])), 12)).toBe('1.000000000000');
  });

  it('self minus review: peak flow by two meters (Bland and Altman 1986)', () => {
    const wright = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427];
    const mini = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451];
    const all = defined(
      selfMinusReview(wright.map((self, at) => ({ about: String(at), self, review: mini[at] ?? null }))),
    );
    const spread = defined(all.spread);
    expect([shown(all.mean, 1), shown(spread.standardDeviation, 1)]).toEqual(['-2.1', '38.8']);
    expect(all.all[0]).toEqual({ about: '15', difference: 73 });
    expect(all.all.at(-1)).toEqual({ about: '14', difference: -81 });
    expect(shown(spread.limits.upper - spread.limits.lower, 0)).toBe('152');
  });

  it('Cronbach: mini-HAQ (Bland and Altman 1997), and three items of ten persons', () => {
    expect(shown(figure(alphaOfVariances(10, 11.16, 77.44)), 2)).toBe('0.95');
    const items = [
      [1, 2, 2, 3, 2, 2, 3, 3, 2, 3],
      [1, 1, 1, 2, 3, 3, 2, 3, 3, 3],
      [1, 1, 2, 1, 2, 3, 3, 3, 2, 3],
    ];
    const all = cronbachAlpha((items[0] ?? []).map((_, at) => items.map((item) => item[at] ?? null)));
    expect(all.kind === 'value' && figure(all.alpha)).toBeCloseTo(0.7734375, 12);
  });

  it('Krippendorff 2011, sections C to E', () => {
    const _ = null;
    const ratings = [
      [1, 1, _, 1],
      [2, 2, 3, 2],
      [3, 3, 3, 3],
      [3, 3, 3, 3],
      [2, 2, 2, 2],
      [1, 2, 3, 4],
      [4, 4, 4, 4],
      [1, 1, 2, 1],
      [2, 2, 2, 2],
      [_, 5, 5, 5],
      [_, _, 1, 1],
      [_, _, 3, _],
    ];
    const of = (level: 'nominal' | 'ordinal' | 'interval' | 'ratio'): string => {
      const all = krippendorffAlpha(ratings, level);
      return all.kind === 'value' ? shown(figure(all.alpha), 3) : all.reason;
    };
    expect([of('nominal'), of('ordinal'), of('interval'), of('ratio')]).toEqual(['0.743', '0.815', '0.849', '0.797']);
  });

  it('kappa: Cohen 1968, two tables of grades, and the paradox of nearly equal grades', () => {
    const joint = [
      [0.44, 0.07, 0.09],
      [0.05, 0.2, 0.05],
      [0.01, 0.03, 0.06],
    ];
    const weights = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ];
    const plain = weights.map((row, i) => row.map((__, j) => (i === j ? 0 : 1)));
    expect(shown(figure(kappaOfTable(joint, plain).kappa), 3)).toBe('0.492');
    expect(shown(figure(kappaOfTable(joint, weights).kappa), 3)).toBe('0.348');
    const pairs = (table: readonly (readonly number[])[]): [number, number][] =>
      table.flatMap((row, i) =>
        row.flatMap((count, j) => Array.from({ length: count }, (): [number, number] => [i, j])),
      );
    const grades = twoRaters(
      pairs([
        [12, 3, 0, 0],
        [2, 9, 2, 0],
        [0, 2, 6, 1],
        [0, 0, 1, 3],
      ]),
      [0, 1, 2, 3],
    );
    expect(grades.kind === 'value' && [shown(figure(grades.quadratic.kappa), 6), shown(grades.agreement, 6)]).toEqual([
      '0.860242',
      '0.731707',
    ]);
    const paradox = twoRaters(
      pairs([
        [38, 2],
        [1, 0],
      ]),
      [0, 1],
    );
    expect(
      paradox.kind === 'value' && [shown(figure(paradox.unweighted.kappa), 4), shown(paradox.agreement, 4)],
    ).toEqual(['-0.0336', '0.9268']);
  });

  it('rank correlation: canned tuna (Hollander and Wolfe 1973, p. 185)', () => {
    const x = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1];
    const y = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8];
    const all = rankCorrelation(x, y);
    expect(all).toMatchObject({ kind: 'value', concordant: 26, discordant: 10 });
    expect(all.kind === 'value' && [shown(figure(all.tauB), 4), shown(figure(all.spearman), 1)]).toEqual([
      '0.4444',
      '0.6',
    ]);
  });

  it('Kendall’s W: rounding first base (Hollander and Wolfe 1973, p. 140)', () => {
    const rows = [
      [
        5.4, 5.85, 5.2, 5.55, 5.9, 5.45, 5.4, 5.45, 5.25, 5.85, 5.25, 5.65, 5.6, 5.05, 5.5, 5.45, 5.55, 5.45, 5.5, 5.65,
        5.7, 6.3,
      ],
      [
        5.5, 5.7, 5.6, 5.5, 5.85, 5.55, 5.4, 5.5, 5.15, 5.8, 5.2, 5.55, 5.35, 5.0, 5.5, 5.55, 5.55, 5.5, 5.45, 5.6,
        5.65, 6.3,
      ],
      [
        5.55, 5.75, 5.5, 5.4, 5.7, 5.6, 5.35, 5.35, 5.0, 5.7, 5.1, 5.45, 5.45, 4.95, 5.4, 5.5, 5.35, 5.55, 5.25, 5.4,
        5.55, 6.25,
      ],
    ];
    const all = kendallW(rows);
    expect(all.kind === 'value' && [shown(figure(all.chiSquared), 3), shown(figure(all.w), 4), all.df]).toEqual([
      '11.143',
      '0.2532',
      2,
    ]);
  });

  it('AHP: a house (Saaty 1990), drinks (Saaty 2008), and two small tables', () => {
    const of = (matrix: readonly (readonly number[])[]) => {
      const all = pairwiseWeights(matrix);
      if (all.kind !== 'value') throw new Error(all.reason);
      return all;
    };
    const upper = (rows: readonly (readonly number[])[]): number[][] =>
      rows.map((row, i) => [...Array.from({ length: i }, () => 1), 1, ...row]);
    const house = of(
      upper([
        [5, 3, 7, 6, 6, 1 / 3, 1 / 4],
        [1 / 3, 5, 3, 3, 1 / 5, 1 / 7],
        [6, 3, 4, 6, 1 / 5],
        [1 / 3, 1 / 4, 1 / 7, 1 / 8],
        [1 / 2, 1 / 5, 1 / 6],
        [1 / 5, 1 / 6],
        [1 / 2],
        [],
      ]),
    );
    expect(house.weights.map((w) => shown(w, 3))).toEqual([
      '0.173',
      '0.054',
      '0.188',
      '0.018',
      '0.031',
      '0.036',
      '0.167',
      '0.333',
    ]);
    expect([house.lambdaMax, house.consistencyIndex, house.consistencyRatio].map((x) => shown(x, 3))).toEqual([
      '9.669',
      '0.238',
      '0.169',
    ]);
    const small = of([
      [1, 3, 5],
      [1, 1, 3],
      [1, 1, 1],
    ]);
    expect(small.weights.map((w) => shown(w, 6))).toEqual(['0.636986', '0.258285', '0.104729']);
    expect([small.lambdaMax, small.consistencyIndex, small.consistencyRatio].map((x) => shown(x, 6))).toEqual([
      '3.038511',
      '0.019256',
      '0.033199',
    ]);
    const contrary = of([
      [1, 7, 1 / 5],
      [1, 1, 3],
      [1, 1, 1],
    ]);
    expect(shown(contrary.consistencyRatio, 4)).toBe('2.5256');
  });

  it('entropy and TOPSIS: fighter aircraft (Hwang and Yoon 1981)', () => {
    const rows = [
      [2, 1500, 20000, 5.5, 5, 9],
      [2.5, 2700, 18000, 6.5, 3, 5],
      [1.8, 2000, 21000, 4.5, 7, 7],
      [2.2, 1800, 20000, 5, 5, 5],
    ];
    const entropy = defined(entropyWeights(rows));
    // Printed from intermediates of four digits: .9946 .9829 .9989 .9931 .9703 .9770.
    const printed = [0.9946, 0.9829, 0.9989, 0.9931, 0.9703, 0.977];
    const off = entropy.entropy.map((e, at) => Math.abs(e - (printed[at] ?? 0)));
    expect(Math.max(...off)).toBeLessThan(0.0003);
    const closeness = topsis(rows, [0.2, 0.1, 0.1, 0.1, 0.2, 0.3], [1, 1, 1, -1, 1, 1]);
    expect(closeness.kind === 'value' && closeness.objects.map((one) => shown(one.closeness, 3))).toEqual([
      '0.643',
      '0.268',
      '0.614',
      '0.312',
    ]);
    const share = entropyWeights([
      [90, 100, 70],
      [80, 100, 95],
      [85, 100, 60],
      [95, 100, 88],
    ]);
    expect(share.kind === 'value' && share.weights.map((w) => shown(w, 6))).toEqual([
      '0.112838',
      '0.000000',
      '0.887162',
    ]);
    expect(share.kind === 'value' && share.entropy.map((e) => shown(e, 8))).toEqual([
      '0.99852622',
      '1.00000000',
      '0.98841276',
    ]);
  });

  it('quantiles as printed tables have them', () => {
    expect([0.9, 0.95, 0.99].map((confidence) => shown(zQuantile(confidence), 6))).toEqual([
      '1.644854',
      '1.959964',
      '2.575829',
    ]);
    expect([1, 9, 28, 432].map((df) => shown(tQuantileExact(0.95, df), 3))).toEqual([
      '12.706',
      '2.262',
      '2.048',
      '1.965',
    ]);
    expect(
      [
        [3.841459, 1],
        [18.307038, 10],
        [124.342113, 100],
      ].map(([x = 0, df = 1]) => shown(chiSquaredUpper(x, df), 6)),
    ).toEqual(['0.050000', '0.050000', '0.050000']);
    expect(quantileOf([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(pearson([1, 2, 3], [2, 4, 6.5])).toMatchObject({ kind: 'value' });
  });
});
