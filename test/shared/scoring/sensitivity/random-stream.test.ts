import { describe, expect, it } from 'vitest';
import { fillRun, threefryTwice } from '../../../../shared/scoring/sensitivity/random-stream.ts';

const words = (key: readonly [number, number], counter: readonly [number, number]): string[] => {
  const out = new Uint32Array(4);
  threefryTwice(...key, ...counter, out);
  return [...out].map((word) => word.toString(16).padStart(8, '0'));
};

describe('the generator of random numbers', () => {
  it.each([
    [
      [0, 0],
      [0, 0],
      ['6b200159', '99ba4efe'],
    ],
    [
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      ['1cb996fc', 'bb002be7'],
    ],
    [
      [0x13198a2e, 0x03707344],
      [0x243f6a88, 0x85a308d3],
      ['c4923a9c', '483df7a0'],
    ],
  ] as const)('gives the known answers of threefry2x32-20: key %j, counter %j', (key, counter, expected) => {
    expect(words(key, counter).slice(0, 2)).toEqual(expected);
    const [first, second] = counter;
    expect(words(key, [first, second - 1]).slice(2)).toEqual(expected);
    expect(words(key, [first, second + 1]).slice(0, 2)).toEqual(words(key, counter).slice(2));
  });

  it('gives each run its own numbers, whatever else is drawn', () => {
    const of = (seed: number, run: number, count: number): number[] => {
      const into = new Float64Array(count);
      fillRun(seed, run, into);
      return [...into];
    };
    expect(of(7, 3, 5)).toEqual(of(7, 3, 8).slice(0, 5));
    expect(of(7, 3, 5)).not.toEqual(of(7, 4, 5));
    expect(of(7, 3, 5)).not.toEqual(of(8, 3, 5));
    expect(of(2 ** 32 + 7, 3, 5)).not.toEqual(of(7, 3, 5));
    expect(() => of(-1, 0, 1)).toThrow(RangeError);
    expect(() => of(0.5, 0, 1)).toThrow(RangeError);
  });

  it('fills (0, 1) evenly', () => {
    const all = new Float64Array(100_000);
    fillRun(20_260_101, 0, all);
    const bins = Array.from({ length: 100 }, () => 0);
    for (const u of all) bins[Math.floor(u * 100)] = (bins[Math.floor(u * 100)] ?? 0) + 1;
    const chi = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // Upper 0.1 % point of chi-squared with 99 degrees of freedom; the seed is fixed.
    expect(chi).toBeLessThan(148.23);
    expect(all.every((u) => u > 0 && u < 1)).toBe(true);
  });
});
