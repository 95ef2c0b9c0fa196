import { describe, expect, it } from 'vitest';
import { undefinedText } from '../../../../shared/messages/undefined-text.ts';
import { cronbachAlpha, reversed } from '../../../../shared/scoring/statistics/cronbach.ts';
import { clusterDesignEffect, weightingDesignEffect } from '../../../../shared/scoring/statistics/design-effect.ts';
import { selfMinusReview } from '../../../../shared/scoring/statistics/differences.ts';
import { twoRaters } from '../../../../shared/scoring/statistics/kappa.ts';
import { kendallW } from '../../../../shared/scoring/statistics/kendall-w.ts';
import { krippendorffAlpha } from '../../../../shared/scoring/statistics/krippendorff.ts';
import {
  adjustedWaldInterval,
  meanInterval,
  plannedMargin,
} from '../../../../shared/scoring/statistics/mean-interval.ts';
import { covarianceOf, pearson } from '../../../../shared/scoring/statistics/moments.ts';
import { rankCorrelation } from '../../../../shared/scoring/statistics/rank-correlation.ts';
import { ranks } from '../../../../shared/scoring/statistics/ranking.ts';
import { stratifiedMean } from '../../../../shared/scoring/statistics/stratified.ts';
import { surveyTotal } from '../../../../shared/scoring/statistics/survey-total.ts';
import { wilsonInterval } from '../../../../shared/scoring/statistics/wilson.ts';

const stratum = (size: number, population: number, variance: number | null) =>
  ({ stratum: 'S03', size, population, mean: 4, variance }) as const;
const survey = (population: number | null) =>
  ({
    leafOfItem: ['L', 'M'],
    weightOfLeaf: new Map([
      ['L', 1],
      ['M', 1],
    ]),
    population,
  }) as const;

describe('what does not exist says why', () => {
  it.each([
    ['no answer', wilsonInterval({ successes: 0, size: 0 }), 'empty'],
    ['more successes than answers', wilsonInterval({ successes: 3, size: 2 }), 'not_valid'],
    ['half an answer', wilsonInterval({ successes: 0.5, size: 2 }), 'not_valid'],
    ['more answers than people', wilsonInterval({ successes: 1, size: 5, population: 4 }), 'more_than_population'],
    ['certainty', wilsonInterval({ successes: 1, size: 5, confidence: 1 }), 'not_valid'],
    ['a share of too many', adjustedWaldInterval(1, 9, 8), 'more_than_population'],
    ['a margin of nobody', plannedMargin(0.5, 0), 'not_valid'],
    ['a mean of nothing', meanInterval([]), 'empty'],
    ['a mean of one', meanInterval([80]), 'too_few'],
    ['a mean of more than all', meanInterval([80, 81, 82], { population: 2 }), 'more_than_population'],
    ['no stratum', stratifiedMean([]), 'empty'],
    ['an empty stratum', stratifiedMean([stratum(0, 9, null)]), 'empty'],
    ['a stratum fuller than full', stratifiedMean([stratum(10, 9, 1)]), 'more_than_population'],
    ['nothing asked', surveyTotal([], survey(null)), 'empty'],
    ['an item that nobody answered', surveyTotal([[null, 80]], survey(null)), 'empty'],
    [
      'more forms than people',
      surveyTotal(
        [
          [1, 2],
          [1, 2],
        ],
        survey(1),
      ),
      'more_than_population',
    ],
    ['one item', cronbachAlpha([[1], [2]]), 'too_few'],
    ['no item', cronbachAlpha([]), 'empty'],
    ['rows of unequal length', cronbachAlpha([[1, 2], [1]]), 'not_valid'],
    [
      'an infinite answer',
      cronbachAlpha([
        [1, Infinity],
        [1, 2],
      ]),
      'not_valid',
    ],
    [
      'an answer too large',
      cronbachAlpha([
        [1, 1e200],
        [1, 2],
      ]),
      'too_large',
    ],
    ['no unit', krippendorffAlpha([], 'nominal'), 'empty'],
    ['no pair', twoRaters([], [1, 2]), 'empty'],
    ['a grade off the scale', twoRaters([[1, 3]], [1, 2]), 'not_valid'],
    ['a scale of one', twoRaters([[1, 1]], [1]), 'not_valid'],
    ['one object', kendallW([[1, 2]]), 'too_few'],
    ['one rater', kendallW([[1], [2]]), 'too_few'],
    ['no object that all ranked', kendallW([[1, null]]), 'empty'],
    ['one row', rankCorrelation([1], [1]), 'too_few'],
    ['sides of unequal length', rankCorrelation([1, 2], [1]), 'not_valid'],
    ['a constant side', pearson([1, 1], [1, 2]), 'no_variation'],
    ['one pair', covarianceOf([1], [1]), 'too_few'],
    ['one cluster', clusterDesignEffect([[1, 2]]), 'too_few'],
    ['clusters all alike', clusterDesignEffect([[5], [5, 5]]), 'no_variation'],
    ['no weight', weightingDesignEffect([0, 0]), 'weights_zero'],
    ['a negative weight', weightingDesignEffect([1, -1]), 'negative'],
    ['no pair of scores', selfMinusReview([{ about: 'S01', self: 80, review: null }]), 'empty'],
  ])('%s', (_, got, reason) => {
    expect(got).toMatchObject({ kind: 'undefined', reason });
  });

  it('names the stratum and keeps the mean', () => {
    expect(stratifiedMean([stratum(1, 9, null)])).toMatchObject({
      mean: 4,
      error: { kind: 'undefined', reason: 'single_in_stratum', about: 'S03' },
    });
  });

  it('keeps counts and what else there is beside the missing figure', () => {
    expect(
      krippendorffAlpha(
        [
          [3, 3],
          [3, null],
        ],
        'interval',
      ),
    ).toMatchObject({
      pairableUnits: 1,
      alpha: { reason: 'no_variation' },
    });
    expect(
      krippendorffAlpha(
        [
          [3, null],
          [null, 4],
        ],
        'interval',
      ),
    ).toMatchObject({ alpha: { reason: 'too_few' } });
    expect(krippendorffAlpha([[3, -1]], 'ratio')).toMatchObject({ alpha: { reason: 'negative' } });
    expect(
      twoRaters(
        [
          [1, 1],
          [1, 1],
        ],
        [1, 2],
      ),
    ).toMatchObject({
      agreement: 1,
      quadratic: { kappa: { reason: 'no_variation' } },
    });
    expect(
      kendallW([
        [1, 1],
        [1, 1],
      ]),
    ).toMatchObject({ w: { reason: 'no_variation' } });
    expect(surveyTotal([[80, 90]], survey(40))).toMatchObject({ contribution: 170, error: { reason: 'too_few' } });
    expect(
      cronbachAlpha([
        [1, 2],
        [2, null],
      ]),
    ).toMatchObject({ complete: 1, alpha: { reason: 'too_few' }, perItem: [] });
    expect(
      cronbachAlpha([
        [3, 3],
        [3, 3],
      ]),
    ).toMatchObject({ alpha: { reason: 'no_variation' } });
    expect(selfMinusReview([{ about: 'S01', self: 80, review: 70 }])).toMatchObject({
      mean: 10,
      spread: { reason: 'too_few' },
    });
    expect(rankCorrelation([1, 2], [7, 7])).toMatchObject({ tauA: { value: 0 }, tauB: { reason: 'no_variation' } });
  });

  it('everybody asked: the point itself', () => {
    expect(wilsonInterval({ successes: 20, size: 31, population: 31 })).toMatchObject({
      lower: 20 / 31,
      upper: 20 / 31,
    });
    expect(meanInterval([70, 90], { population: 2 })).toMatchObject({ byT: { lower: 80, upper: 80 } });
  });

  it('a design effect makes Wilson’s interval wider', () => {
    const plain = wilsonInterval({ successes: 28, size: 30 });
    const clustered = wilsonInterval({ successes: 28, size: 30, designEffect: 1.5 });
    expect(plain.kind === 'value' && clustered.kind === 'value' && clustered.lower < plain.lower).toBe(true);
  });

  it('scores that differ by rounding only share a place', () => {
    expect(ranks([0.1 + 0.2, 0.3, null, 1])).toEqual([2, 2, null, 1]);
    expect(rankCorrelation([0.1 + 0.2, 0.3, 1], [1, 1, 2])).toMatchObject({ tauB: { value: 1 }, tiesX: 1 });
    expect(reversed(2, 1, 5)).toBe(4);
  });

  it('is said in both languages', () => {
    expect(undefinedText('too_few', 'zh')).toContain('太少');
    expect(undefinedText('too_few', 'en')).toContain('too few');
  });
});
