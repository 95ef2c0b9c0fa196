import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupJudgements, pairwiseWeights, RANDOM_INDEX } from '../../../../shared/scoring/weighting/ahp.ts';
import { entropyWeights } from '../../../../shared/scoring/weighting/entropy.ts';
import { wholeWeights } from '../../../../shared/scoring/weighting/whole-weights.ts';
import { runs } from '../../../support/depth.ts';

describe('pairwise comparison', () => {
  it('advises on the pair that contradicts the others most', () => {
    // 1 over 2 is 2, 2 over 3 is 2, so 1 over 3 should be near 4, not 1/5.
    const all = pairwiseWeights([
      [1, 2, 1 / 5],
      [1, 1, 2],
      [1, 1, 1],
    ]);
    expect(all.kind === 'value' && all.consistencyRatio > 0.1).toBe(true);
    expect(all).toMatchObject({ worst: { judged: expect.any(Number), suggested: expect.any(Number) } });
    if (all.kind !== 'value' || all.worst === null) throw new Error('no worst pair');
    const better = pairwiseWeights([
      [1, 2, 4],
      [1, 1, 2],
      [1, 1, 1],
    ]);
    expect(better).toMatchObject({ worst: null });
    expect([all.worst.row, all.worst.column]).not.toEqual([1, 1]);
    expect(Math.abs(Math.log(all.worst.judged / all.worst.implied))).toBeGreaterThan(0.5);
  });

  it('following the advice makes the judgements less inconsistent', () => {
    const scale = [1 / 9, 1 / 7, 1 / 5, 1 / 3, 1, 3, 5, 7, 9];
    const judged = fc.array(fc.constantFrom(...scale), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(judged, ([a = 1, b = 1, c = 1, d = 1, e = 1, f = 1]) => {
        const table = [
          [1, a, b, c],
          [1, 1, d, e],
          [1, 1, 1, f],
          [1, 1, 1, 1],
        ];
        const before = pairwiseWeights(table);
        if (before.kind !== 'value') throw new Error(before.reason);
        const { worst } = before;
        fc.pre(worst !== null && before.consistencyRatio > 0.1);
        if (worst === null) return;
        const row = table[worst.row];
        if (row !== undefined) row[worst.column] = worst.implied;
        const after = pairwiseWeights(table);
        expect(after.kind === 'value' && after.consistencyRatio < before.consistencyRatio).toBe(true);
      }),
      runs(),
    );
  });

  it.each([
    ['nothing', [], 'empty'],
    ['16 criteria', Array.from({ length: 16 }, () => Array.from({ length: 16 }, () => 1)), 'too_many'],
    [
      'a zero',
      [
        [1, 0],
        [1, 1],
      ],
      'not_valid',
    ],
    [
      'a negative judgement',
      [
        [1, -3],
        [1, 1],
      ],
      'not_valid',
    ],
    ['a table that is not square', [[1, 3]], 'not_valid'],
  ])('refuses %s', (_, table, reason) => {
    expect(pairwiseWeights(table)).toMatchObject({ kind: 'undefined', reason });
  });

  it('is consistent by nature for one and two', () => {
    expect(pairwiseWeights([[1]])).toMatchObject({ weights: [1], consistencyRatio: 0 });
    expect(
      pairwiseWeights([
        [1, 3],
        [1, 1],
      ]),
    ).toMatchObject({ weights: [0.75, 0.25], consistencyRatio: 0, randomIndex: 0 });
    expect(RANDOM_INDEX).toHaveLength(15);
  });

  it('joins judges by the geometric mean, which keeps reciprocals', () => {
    const joined = groupJudgements([
      [
        [1, 9],
        [1 / 9, 1],
      ],
      [
        [1, 1],
        [1, 1],
      ],
    ]);
    expect(joined.kind === 'value' && joined.table[0]?.[1]).toBeCloseTo(3, 12);
    expect(joined.kind === 'value' && joined.table[1]?.[0]).toBeCloseTo(1 / 3, 12);
    expect(groupJudgements([])).toMatchObject({ reason: 'empty' });
    expect(
      groupJudgements([
        [[1]],
        [
          [1, 2],
          [1, 1],
        ],
      ]),
    ).toMatchObject({ reason: 'not_valid' });
    expect(
      groupJudgements([
        [
          [1, 0],
          [1, 1],
        ],
      ]),
    ).toMatchObject({ reason: 'not_valid' });
  });
});

describe('whole weights', () => {
  it('give the largest rests one more and say the drift', () => {
    const all = wholeWeights([1, 1, 1]);
    expect(all).toMatchObject({ weights: [34, 33, 33] });
    expect(all.kind === 'value' && all.drift.map((x) => x.toFixed(2))).toEqual(['0.67', '-0.33', '-0.33']);
    expect(wholeWeights([0.2, 0.3, 0.5])).toMatchObject({ weights: [20, 30, 50], drift: [0, 0, 0] });
    expect(wholeWeights([0, 0])).toMatchObject({ reason: 'weights_zero' });
    expect(wholeWeights([1, -1])).toMatchObject({ reason: 'negative' });
    expect(wholeWeights([])).toMatchObject({ reason: 'empty' });
  });
  it('always sum to what was asked, none drifts by one or more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1, maxLength: 41 }),
        (list) => {
          const all = wholeWeights(list);
          expect(all.kind === 'value' && all.weights.reduce((a, b) => a + b, 0)).toBe(100);
          expect(all.kind === 'value' && all.drift.every((x) => Math.abs(x) < 1)).toBe(true);
        },
      ),
      runs(),
    );
  });
});

describe('entropy', () => {
  it.each([
    ['nothing', [], 'empty'],
    ['one object', [[1, 2]], 'too_few'],
    [
      'a negative number',
      [
        [1, 2],
        [1, -2],
      ],
      'negative',
    ],
    [
      'all columns constant',
      [
        [5, 2],
        [5, 2],
      ],
      'no_variation',
    ],
    ['rows of unequal length', [[5, 2], [5]], 'not_valid'],
  ])('refuses %s', (_, rows, reason) => {
    expect(entropyWeights(rows)).toMatchObject({ kind: 'undefined', reason });
  });
});
