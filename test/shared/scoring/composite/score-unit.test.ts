import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveWeights, equalWeights } from '../../../../shared/scoring/composite/effective-weights.ts';
import { MEANS, weightedMeanOf, type Mean } from '../../../../shared/scoring/composite/means.ts';
import { scoreUnit } from '../../../../shared/scoring/composite/score-unit.ts';
import { parseFractionText, ZERO } from '../../../../shared/scoring/fraction.ts';
import { normaliseColumn } from '../../../../shared/scoring/normalise/normalise.ts';
import { badNumbers } from '../../../support/bad-numbers.ts';
import { anyNodes, leavesOf, treeFrom, valuesFor } from '../../../support/composite.ts';
import { runs } from '../../../support/depth.ts';

const top = (tree: ReturnType<typeof treeFrom>, leaves: readonly (number | null)[], mean: Mean) => {
  const { values, reasons } = scoreUnit(tree, leaves, { means: [mean] });
  return values[tree.top] ?? reasons[tree.top] ?? null;
};
const flat = (...weights: number[]) =>
  treeFrom([
    { code: 'T', parent: null, weight: 1 },
    ...weights.map((weight, at) => ({ code: `n${at}`, parent: 'T', weight })),
  ]);

describe('means as printed', () => {
  it('Human Development Index of Ghana (UNDP, Human Development Report 2013, technical note 1)', () => {
    const index = (value: number, lower: number, upper: number): number =>
      normaliseColumn(
        [value],
        { direction: 1, goalposts: { lower, upper, scale: 1, truncate: true } },
        { kind: 'goalposts' },
      ).values[0] ?? Number.NaN;
    const health = index(64.6, 20, 83.6);
    const schooling = weightedMeanOf('gmean', [
      { weight: 1, value: index(7, 0, 13.3) },
      { weight: 1, value: index(11.4, 0, 18) },
    ]);
    const education = Number(schooling) / 0.971;
    const income = index(Math.log(1684), Math.log(100), Math.log(87478));
    expect([health, education, income].map((x) => x.toFixed(3))).toEqual(['0.701', '0.595', '0.417']);
    expect(Number(top(flat(1, 1, 1), [health, education, income, null], 'gmean')).toFixed(3)).toBe('0.558');
  });

  it.each(MEANS)('%s of 60 (weight 1) and 100.5 (weight 4) as its definition says', (mean) => {
    const parts = [
      { weight: 1, value: 60 },
      { weight: 4, value: 100.5 },
    ];
    const plain = { amean: (60 + 4 * 100.5) / 5, gmean: (60 * 100.5 ** 4) ** 0.2, hmean: 5 / (1 / 60 + 4 / 100.5) }[
      mean
    ];
    expect(Number(weightedMeanOf(mean, parts))).toBeCloseTo(plain, 10);
  });

  it('60 and 40 km/h over the same way are 48', () => {
    expect(top(flat(1, 1), [60, 40, null], 'hmean')).toBeCloseTo(48, 12);
  });
});

describe('gaps', () => {
  it.each<[string, readonly (number | null)[], unknown]>([
    ['nothing there', [null, null, null], 'nothing_below'],
    ['one there', [80, null, null], 80],
    ['only weight zero there', [null, null, 70], 'only_zero_weights'],
  ])('%s', (_, leaves, expected) => {
    expect(top(flat(1, 1, 0), [...leaves, null], 'amean')).toBe(expected);
  });

  it.each([
    ['2/3', 85],
    ['667/1000', 'below_least_share'],
    ['1', 'below_least_share'],
    ['0', 85],
  ])('2 of 3 against the share %s', (text, expected) => {
    const share = parseFractionText(text) ?? ZERO;
    const tree = flat(1, 1, 1);
    const { values, reasons } = scoreUnit(tree, [80, 90, null, null], { means: ['amean'], leastShares: [share] });
    expect(values[tree.top] ?? reasons[tree.top]).toBe(expected);
  });

  it('a mean that does not exist takes everything above with it', () => {
    const tree = treeFrom([
      { code: 'T', parent: null, weight: 1 },
      { code: 'A', parent: 'T', weight: 1 },
      { code: 'B', parent: 'T', weight: 1 },
      { code: 'a', parent: 'A', weight: 1 },
      { code: 'b', parent: 'B', weight: 1 },
    ]);
    const leaves = tree.codes.map((code) => ({ a: 0, b: 50 })[code] ?? null);
    const { values, reasons } = scoreUnit(tree, leaves, { means: ['gmean'] });
    expect(tree.codes.map((_, at) => values[at] ?? reasons[at])).toEqual([0, 50, 'zero', 50, 'not_computable_below']);
    expect(top(flat(1, 1), [-5, 50, null], 'hmean')).toBe('negative');
    expect(top(flat(0, 1), [0, 50, null], 'gmean')).toBe(50);
  });
});

describe('properties', () => {
  const value = fc.double({ min: 0.5, max: 100, noNaN: true });
  const gappy = fc.option(value, { freq: 4 });
  const anyUnit = (of: fc.Arbitrary<number | null>) =>
    anyNodes().chain((nodes) => fc.tuple(fc.constant(nodes), valuesFor(nodes, of, 1), fc.constantFrom(...MEANS)));

  it('multiplying the weights of siblings by a constant changes nothing', () => {
    const scaled = fc.tuple(anyUnit(gappy), fc.double({ min: 0.001, max: 1000, noNaN: true }), fc.nat());
    fc.assert(
      fc.property(scaled, ([[nodes, values, mean], by, which]) => {
        const parents = [...new Set(nodes.map(({ parent }) => parent))].filter((code) => code !== null);
        const chosen = parents[which % parents.length];
        const a = treeFrom(nodes);
        const twice = treeFrom(nodes.map((one) => (one.parent === chosen ? { ...one, weight: one.weight * 2 } : one)));
        const b = treeFrom(nodes.map((one) => (one.parent === chosen ? { ...one, weight: one.weight * by } : one)));
        const [x, y] = [top(a, leavesOf(a, values), mean), top(b, leavesOf(b, values), mean)];
        // A power of two scales every term exactly; any other factor moves the last bits at most.
        expect(top(twice, leavesOf(twice, values), mean)).toBe(x);
        expect(typeof x === 'number' && typeof y === 'number' ? Math.abs(x - y) <= 1e-12 * x : x === y).toBe(true);
      }),
      runs(),
    );
  });

  it('a higher leaf never lowers anything', () => {
    const raised = fc.tuple(anyUnit(value), fc.nat(), fc.double({ min: 0, max: 100, noNaN: true }));
    fc.assert(
      fc.property(raised, ([[nodes, values, mean], which, by]) => {
        const tree = treeFrom(nodes);
        const leaves = leavesOf(tree, values);
        const leaf = tree.leaves[which % tree.leaves.length] ?? 0;
        const before = scoreUnit(tree, leaves, { means: [mean] }).values;
        const after = scoreUnit(tree, leaves.with(leaf, (leaves[leaf] ?? 0) + by), { means: [mean] }).values;
        // Logarithm and exponential may err in the last bit; sums and quotients do not.
        const slack = mean === 'gmean' ? 1e-12 : 0;
        expect(after.every((x, at) => (x ?? 0) >= (before[at] ?? 0) * (1 - slack))).toBe(true);
      }),
      runs(),
    );
  });

  it('a missing leaf leaves the figures of a tree without it', () => {
    fc.assert(
      fc.property(anyUnit(value), fc.nat(), ([nodes, values, mean], which) => {
        const tree = treeFrom(nodes);
        const gone = tree.codes[tree.leaves[which % tree.leaves.length] ?? 0] ?? '';
        const siblings = nodes.filter(({ parent }) => parent === nodes.find(({ code }) => code === gone)?.parent);
        fc.pre(siblings.length > 1);
        const without = treeFrom(nodes.filter(({ code }) => code !== gone));
        const leaves = leavesOf(tree, values).map((x, at) => (tree.codes[at] === gone ? null : x));
        expect(top(tree, leaves, mean)).toBe(top(without, leavesOf(without, values), mean));
      }),
      runs(),
    );
  });

  it('every node lies between its smallest and its largest child, and effective weights sum to 1', () => {
    fc.assert(
      fc.property(anyUnit(gappy), ([nodes, values, mean]) => {
        const tree = treeFrom(nodes);
        const { values: scores } = scoreUnit(tree, leavesOf(tree, values), { means: [mean] });
        const inside = tree.children.map((children, at) => {
          const given = children.map((child) => scores[child] ?? null).filter((x) => x !== null);
          const own = scores[at] ?? null;
          return own === null || given.length === 0 || (own >= Math.min(...given) && own <= Math.max(...given));
        });
        expect(inside).not.toContain(false);
        const used = effectiveWeights(tree, scores);
        const sum = tree.leaves.reduce((total, at) => total + (used[at]?.ofTotal ?? 0), 0);
        expect(scores[tree.top] === null ? sum === 0 : Math.abs(sum - 1) < 1e-12).toBe(true);
        const declared = effectiveWeights(tree, undefined, equalWeights(tree));
        expect(Math.abs(tree.leaves.reduce((total, at) => total + (declared[at]?.ofTotal ?? 0), 0) - 1)).toBeLessThan(
          1e-12,
        );
      }),
      runs(),
    );
  });

  it('for any numbers there is a value or a reason, never NaN, Infinity or minus zero', () => {
    const any = fc.option(
      fc.oneof(fc.double({ min: -1e100, max: 1e100, noNaN: true }), fc.constantFrom(0, -0, 1e-100, -1e100, 1e100)),
      { freq: 5 },
    );
    const weight = fc.oneof(fc.double({ min: 0, max: 1e100, noNaN: true }), fc.constantFrom(0, 1, 1e-100, 1e100));
    const units = anyNodes(weight).chain((nodes) =>
      fc.tuple(fc.constant(nodes), valuesFor(nodes, any, 1), fc.constantFrom(...MEANS)),
    );
    fc.assert(
      fc.property(units, ([nodes, values, mean]) => {
        const parents = new Set(nodes.map(({ parent }) => parent));
        fc.pre(
          [...parents].every(
            (parent) => parent === null || nodes.some((one) => one.parent === parent && one.weight > 0),
          ),
        );
        const tree = treeFrom(nodes);
        const scores = scoreUnit(tree, leavesOf(tree, values), { means: [mean] });
        expect(badNumbers(scores)).toEqual([]);
        expect(badNumbers(effectiveWeights(tree, scores.values))).toEqual([]);
        expect(scores.values.every((x, at) => (x === null) !== (scores.reasons[at] === null))).toBe(true);
      }),
      runs(),
    );
  });
});
