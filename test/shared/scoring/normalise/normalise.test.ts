import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyRule,
  normaliseColumn,
  type IndicatorMeta,
  type Normalisation,
} from '../../../../shared/scoring/normalise/normalise.ts';
import { badNumbers } from '../../../support/bad-numbers.ts';
import { runs } from '../../../support/depth.ts';

const posts = { lower: 0, upper: 20, scale: 100, truncate: true };
const more: IndicatorMeta = { direction: 1, goalposts: posts };
const less: IndicatorMeta = { direction: -1, goalposts: posts };
const KINDS: readonly Normalisation[] = [
  { kind: 'none' },
  { kind: 'minmax', low: 1, high: 100 },
  { kind: 'zscore', mean: 10, deviation: 2 },
  { kind: 'rank' },
  { kind: 'percentrank' },
  { kind: 'goalposts' },
];

describe('one scale', () => {
  it.each<[Normalisation, IndicatorMeta, (number | null)[]]>([
    [{ kind: 'none' }, less, [2, 4, null, 4, 9]],
    [{ kind: 'minmax', low: 0, high: 70 }, more, [0, 20, null, 20, 70]],
    [{ kind: 'minmax', low: 0, high: 70 }, less, [70, 50, null, 50, 0]],
    [{ kind: 'rank' }, more, [1, 2, null, 2, 4]],
    [{ kind: 'rank' }, less, [4, 2, null, 2, 1]],
    [{ kind: 'percentrank' }, more, [0, 1 / 3, null, 1 / 3, 1]],
    [{ kind: 'goalposts' }, more, [10, 20, null, 20, 45]],
    [{ kind: 'goalposts' }, less, [90, 80, null, 80, 55]],
  ])('%j', (how, meta, expected) => {
    const { values } = normaliseColumn([2, 4, null, 4, 9], meta, how);
    expect(values.map((x) => (x === null ? null : Number(x.toFixed(12))))).toEqual(
      expected.map((x) => (x === null ? null : Number(x.toFixed(12)))),
    );
  });

  it('z-scores take the deviation of n − 1: 2 4 4 4 5 5 7 9 has mean 5 and 2.138', () => {
    const column = normaliseColumn([2, 4, 4, 4, 5, 5, 7, 9], more, { kind: 'zscore', mean: 0, deviation: 1 });
    expect(column.rule).toMatchObject({ columnMean: 5, columnDeviation: expect.closeTo(2.138, 3) });
    expect(column.values[7]).toBeCloseTo(1.871, 3);
  });

  it('goalposts cut what lies beyond, or do not', () => {
    expect(normaliseColumn([-5, 25], more, { kind: 'goalposts' }).values).toEqual([0, 100]);
    const open = { direction: 1, goalposts: { ...posts, truncate: false } } as const;
    expect(normaliseColumn([-5, 25], open, { kind: 'goalposts' }).values).toEqual([-25, 125]);
  });

  it.each<[Normalisation['kind'], (number | null)[], string]>([
    ['minmax', [5, 5], 'no_variation'],
    ['zscore', [5, 5, null], 'no_variation'],
    ['minmax', [5, null], 'one_only'],
    ['percentrank', [5], 'one_only'],
    ['rank', [null, null], 'no_data'],
    ['none', [], 'no_data'],
  ])('%s of %j does not exist: %s', (kind, values, why) => {
    const how = KINDS.find((one) => one.kind === kind) ?? { kind: 'none' };
    expect(normaliseColumn(values, more, how)).toEqual({
      values: values.map(() => null),
      worse: null,
      rule: null,
      why,
    });
  });

  const cell = fc.option(
    fc.oneof(
      fc.double({ min: -1e100, max: 1e100, noNaN: true }),
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom(-0, 1e-100, 1e100),
    ),
    { freq: 6 },
  );
  it('any column has values or a reason, its rule gives them again, and the order of units changes nothing', () => {
    const both = fc
      .array(cell, { maxLength: 12 })
      .chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray([...list.keys()], { minLength: list.length }),
          fc.constantFrom(...KINDS),
          fc.constantFrom(more, less),
        ),
      );
    fc.assert(
      fc.property(both, ([list, order, how, meta]) => {
        const column = normaliseColumn(list, meta, how);
        expect(badNumbers(column)).toEqual([]);
        expect((column.rule === null) !== (column.why === null)).toBe(true);
        const { rule, worse } = column;
        const again = list.map((x, at) => (x === null || rule === null ? null : applyRule(rule, x, worse?.[at] ?? 0)));
        expect(again).toEqual(column.values);
        const other = normaliseColumn(
          order.map((at) => list[at] ?? null),
          meta,
          how,
        );
        expect(other.values).toEqual(order.map((at) => column.values[at]));
      }),
      runs(),
    );
  });
  it('more raw is never less on the scale, or never more where less is better', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 12 }),
        fc.constantFrom(...KINDS.slice(1)),
        fc.constantFrom(more, less),
        (list, how, meta) => {
          const { values } = normaliseColumn(list, meta, how);
          const pairs = list.flatMap((a, i) =>
            list.map((b, j) => ({ raw: (a - b) * meta.direction, scaled: (values[i] ?? 0) - (values[j] ?? 0) })),
          );
          expect(pairs.filter(({ raw, scaled }) => raw > 0 && scaled < -1e-9)).toEqual([]);
        },
      ),
      runs(),
    );
  });
});
