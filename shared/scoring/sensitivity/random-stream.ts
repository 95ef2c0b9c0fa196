const PARITY = 0x1bd11bda;

/** One round: add, rotate left, exclusive or. Gives the second word; the first is the sum. */
function mixed(x1: number, rotation: number, sum: number): number {
  return ((x1 << rotation) | (x1 >>> (32 - rotation))) ^ sum;
}

/**
 * Threefry-2x32 with 20 rounds: two 32-bit words from a key and a counter of two words each (Salmon, Moraes, Dror and
 * Shaw, Parallel Random Numbers: As Easy as 1, 2, 3, SC 2011). `out` receives the words, 0 to 2³² − 1. Five blocks of
 * four rounds; tables of rotations and keys would cost most of the time.
 */
export function threefry(key0: number, key1: number, counter0: number, counter1: number, out: Uint32Array): void {
  const parity = PARITY ^ key0 ^ key1;
  let first = key0 | 0;
  let second = key1 | 0;
  let third = parity;
  let x0 = (counter0 + first) | 0;
  let x1 = (counter1 + second) | 0;
  for (let block = 1; block <= 5; block += 1) {
    const odd = block % 2 === 1;
    x0 = (x0 + x1) | 0;
    x1 = mixed(x1, odd ? 13 : 17, x0);
    x0 = (x0 + x1) | 0;
    x1 = mixed(x1, odd ? 15 : 29, x0);
    x0 = (x0 + x1) | 0;
    x1 = mixed(x1, odd ? 26 : 16, x0);
    x0 = (x0 + x1) | 0;
    x1 = mixed(x1, odd ? 6 : 24, x0);
    x0 = (x0 + second) | 0;
    x1 = (x1 + third + block) | 0;
    const kept = first;
    first = second;
    second = third;
    third = kept;
  }
  out[0] = x0;
  out[1] = x1;
}

const words = new Uint32Array(2);

/**
 * The numbers of one run: all that can be drawn follow from the seed, the number of the run and the place in it, so
 * results do not depend on how many runs there are, on their order or on threads. Fills `into` with numbers of (0, 1),
 * each in steps of 2⁻³². `seed`: whole, 0 to 2⁵³ − 1; `run`: whole, 0 to 2³² − 1.
 */
export function fillRun(seed: number, run: number, into: Float64Array): void {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`no seed: ${seed}`);
  const key0 = seed % 2 ** 32;
  const key1 = Math.floor(seed / 2 ** 32);
  for (let at = 0; at < into.length; at += 2) {
    threefry(key0, key1, run, at / 2, words);
    into[at] = ((words[0] ?? 0) + 0.5) / 2 ** 32;
    if (at + 1 < into.length) into[at + 1] = ((words[1] ?? 0) + 0.5) / 2 ** 32;
  }
}
