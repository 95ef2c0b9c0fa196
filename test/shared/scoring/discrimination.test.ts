import { describe, expect, it } from 'vitest';
import { discriminationOf } from '../../../shared/scoring/statistics/discrimination.ts';

const street = (scores: Record<string, number | null>) => new Map(Object.entries(scores));

describe('how well items tell streets apart', () => {
  it('is the entropy of their scores, the most telling first', () => {
    const report = discriminationOf(
      ['a', 'b', 'c'],
      [street({ a: 80, b: 90, c: 100 }), street({ a: 80, b: 60, c: 100 }), street({ a: 80, b: 30, c: 50 })],
    );
    if (report.kind !== 'value') throw new Error(report.reason);
    expect(report.indicators.map(({ code }) => code)).toEqual(['b', 'c', 'a']);
    const [b, c, a] = report.indicators;
    // Worked by hand: shares of b are 1/2, 1/3, 1/6; E = −Σ p·ln p ÷ ln 3.
    const entropy = -(Math.log(1 / 2) / 2 + Math.log(1 / 3) / 3 + Math.log(1 / 6) / 6) / Math.log(3);
    expect(b?.divergence).toBeCloseTo(1 - entropy, 12);
    expect(b).toMatchObject({ lowest: 30, highest: 90, scores: 3 });
    expect(a).toMatchObject({ divergence: 0, share: 0 });
    expect((b?.share ?? 0) + (c?.share ?? 0)).toBeCloseTo(1, 12);
  });

  it('leaves out what few streets have, then streets that lack the rest, and says so', () => {
    const report = discriminationOf(
      ['a', 'rare'],
      [street({ a: 80, rare: 10 }), street({ a: 40, rare: null }), street({ a: null, rare: null }), street({ a: 60 })],
    );
    expect(report).toMatchObject({ kind: 'value', streets: 3, leftOut: ['rare'] });
  });

  it('does not exist for one street, for none, and where all are alike', () => {
    const alike = [street({ a: 70 }), street({ a: 70 })];
    expect(discriminationOf(['a'], alike)).toEqual({ kind: 'undefined', reason: 'no_variation' });
    expect(discriminationOf(['a'], alike.slice(1))).toEqual({ kind: 'undefined', reason: 'too_few' });
    expect(discriminationOf(['a'], []).kind).toBe('undefined');
    expect(discriminationOf([], alike).kind).toBe('undefined');
    // Nobody scored anything: 0 is a score, no score is none.
    expect(discriminationOf(['a'], [street({ a: 0 }), street({ a: 0 })])).toMatchObject({ kind: 'undefined' });
  });

  it('does not depend on the order of streets', () => {
    const streets = [street({ a: 10, b: 3 }), street({ a: 20, b: 9 }), street({ a: 25, b: 1 })];
    expect(discriminationOf(['a', 'b'], streets.toReversed())).toEqual(discriminationOf(['a', 'b'], streets));
  });
});
