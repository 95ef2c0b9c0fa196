const PARITY = 0x1bd11bda;
/** Rotations of Threefry-2x32, eight rounds. */
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;

/**
 * Threefry-2x32 with 20 rounds: two 32-bit words from a key and a counter of two words each (Salmon, Moraes, Dror and
 * Shaw, Parallel Random Numbers: As Easy as 1, 2, 3, SC 2011). `out` receives the words, 0 to 2³² − 1.
 */
export function threefry(key0: number, key1: number, counter0: number, counter1: number, out: Uint32Array): void {
  const keys = [key0 | 0, key1 | 0, PARITY ^ key0 ^ key1] as const;
  let x0 = (counter0 + keys[0]) | 0;
  let x1 = (counter1 + keys[1]) | 0;
  for (let block = 1; block <= 5; block += 1) {
    const first = block % 2 === 1 ? 0 : 4;
    for (let round = first; round < first + 4; round += 1) {
      const rotation = ROTATIONS[round] ?? 0;
      x0 = (x0 + x1) | 0;
      x1 = ((x1 << rotation) | (x1 >>> (32 - rotation))) ^ x0;
    }
    x0 = (x0 + (keys[block % 3] ?? 0)) | 0;
    x1 = (x1 + (keys[(block + 1) % 3] ?? 0) + block) | 0;
  }
  out[0] = x0;
  out[1] = x1;
}

/**
 * The numbers of one run: all that can be drawn follow from the seed, the number of the run and the place in it, so
 * results do not depend on how many runs there are, on their order or on threads. Fills `into` with numbers of (0, 1),
 * each in steps of 2⁻³². `seed`: whole, 0 to 2⁵³ − 1; `run`: whole, 0 to 2³² − 1.
 */
export function fillRun(seed: number, run: number, into: Float64Array): void {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`no seed: ${seed}`);
  const key0 = seed % 2 ** 32;
  const key1 = Math.floor(seed / 2 ** 32);
  const words = new Uint32Array(2);
  for (let at = 0; at < into.length; at += 2) {
    threefry(key0, key1, run, at / 2, words);
    into[at] = ((words[0] ?? 0) + 0.5) / 2 ** 32;
    if (at + 1 < into.length) into[at + 1] = ((words[1] ?? 0) + 0.5) / 2 ** 32;
  }
}
