import { createHash } from 'node:crypto';

/** Draws from one stream. Only whole numbers and division are used, so every machine draws the same. */
export interface Random {
  /** At least 0, below 1, in steps of 2⁻³². */
  unit(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** A number from −1 to 1, mostly near 0: the mean of three even draws. */
  around(): number;
  /** The same members in another order. */
  shuffled<T>(list: readonly T[]): T[];
}

function rotl(x: number, k: number): number {
  return ((x << k) | (x >>> (32 - k))) >>> 0;
}

/** xoshiro128** 1.1 (Blackman and Vigna, 2018); gives 32 bits, not negative. `state` must not be all zero. */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotl(Math.imul(b, 5) >>> 0, 7), 9) >>> 0;
    const shifted = (b << 9) >>> 0;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotl(d >>> 0, 11);
    return result;
  };
}

/**
 * The stream `name` of `seed`: its state is the first 128 bits of the SHA-256 of both, so that every street and source
 * has a stream of its own and the order in which they are used changes nothing.
 */
export function createRandom(seed: number, ...name: readonly string[]): Random {
  const hash = createHash('sha256')
    .update([String(seed), ...name].join('\u{1f}'))
    .digest();
  const word = (index: number): number => hash.readUInt32LE(index * 4);
  const next = xoshiro128([word(0), word(1), word(2), word(3) | 1]);
  const unit = (): number => next() / 2 ** 32;
  const between = (low: number, high: number): number => low + Math.floor(unit() * (high - low + 1));
  return {
    unit,
    between,
    chance: (probability) => unit() < probability,
    pick: (list) => list[between(0, list.length - 1)] ?? list[0],
    around: () => ((unit() + unit() + unit()) / 3) * 2 - 1,
    shuffled<T>(list: readonly T[]): T[] {
      // Fisher and Yates' shuffle (Durstenfeld, 1964).
      const left = [...list];
      const taken: T[] = [];
      while (left.length > 0) taken.push(...left.splice(between(0, left.length - 1), 1));
      return taken;
    },
  };
}
