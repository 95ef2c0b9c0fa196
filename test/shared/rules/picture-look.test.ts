import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRID, lookDistance, lookOf, SAME_UP_TO } from '../../../shared/rules/picture-look.ts';

const grid = fc.array(fc.nat(255), { minLength: GRID * GRID, maxLength: GRID * GRID });

describe('how a picture looks', () => {
  it('says nothing of a blank sheet', () => {
    expect(lookOf(Array.from({ length: 81 }, () => 250))).toBeNull();
    expect(lookOf(Array.from({ length: 81 }, (_, at) => 240 + (at % 15)))).toBeNull();
  });

  it('has one bit for each falling step to the right and downwards', () => {
    const falling = Array.from({ length: 81 }, (_, at) => 200 - (at % 9) * 10 - Math.floor(at / 9) * 10);
    expect(lookOf(falling)).toBe('f'.repeat(32));
    expect(lookOf(falling.toReversed())).toBe('0'.repeat(32));
    const rightOnly = Array.from({ length: 81 }, (_, at) => 200 - (at % 9) * 10);
    expect(lookOf(rightOnly)).toBe('f'.repeat(16) + '0'.repeat(16));
  });

  it('does not change with brightness and contrast', () => {
    fc.assert(
      fc.property(grid, fc.integer({ min: 1, max: 40 }), (values, shift) => {
        const darker = values.map((value) => value / 2 + shift);
        fc.pre(lookOf(values) !== null && lookOf(darker) !== null);
        expect(lookOf(darker)).toBe(lookOf(values));
      }),
    );
  });

  it('counts differing bits as a slow reading does', () => {
    const look = fc.stringMatching(/^[0-9a-f]{32}$/);
    fc.assert(
      fc.property(look, look, (one, other) => {
        const bits = (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2).replaceAll('0', '').length;
        expect(lookDistance(one, other)).toBe(bits);
        expect(lookDistance(one, one)).toBe(0);
      }),
    );
  });

  it('tells unrelated pictures apart', () => {
    fc.assert(
      fc.property(grid, grid, (one, other) => {
        const [left, right] = [lookOf(one), lookOf(other)];
        fc.pre(left !== null && right !== null);
        fc.pre(one.filter((value, at) => Math.abs(value - (other[at] ?? 0)) > 8).length > 60);
        expect(lookDistance(left, right)).toBeGreaterThan(SAME_UP_TO);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
