const PARITY = 0x1bd11bda;

/** One round: add, rotate left, exclusive or. Gives the second word; the first is the sum. */
function mixed(x1: number, rotation: number, sum: number): number {
  return ((x1 << rotation) | (x1 >>> (32 - rotation))) ^ sum;
}

/**
 * Threefry-2x32 with 20 rounds: two 32-bit words from a key and a counter of two words each (Salmon, Moraes, Dror and
 * Shaw, Parallel Random Numbers: As Easy as 1, 2, 3, SC 2011). `out` receives four words, 0 to 2³² − 1: those of the
 * counter (`counter0`, `counter1`) and those of the next, (`counter0`, `counter1` + 1). Within one each step waits for
 * the step before, so two side by side take hardly longer than one. Five blocks of four rounds; tables of rotations
 * and keys would cost most of the time.
 */
export function threefryTwice(key0: number, key1: number, counter0: number, counter1: number, out: Uint32Array): void {
  let first = key0 | 0;
  let second = key1 | 0;
  let third = PARITY ^ key0 ^ key1;
  let x0 = (counter0 + first) | 0;
  let x1 = (counter1 + second) | 0;
  let y0 = x0;
  let y1 = (x1 + 1) | 0;
  for (let block = 1; ; block += 2) {
    x0 = (x0 + x1) | 0;
    y0 = (y0 + y1) | 0;
    x1 = mixed(x1, 13, x0);
    y1 = mixed(y1, 13, y0);
    x0 = (x0 + x1) | 0;
    y0 = (y0 + y1) | 0;
    x1 = mixed(x1, 15, x0);
    y1 = mixed(y1, 15, y0);
    x0 = (x0 + x1) | 0;
    y0 = (y0 + y1) | 0;
    x1 = mixed(x1, 26, x0);
    y1 = mixed(y1, 26, y0);
    x0 = (x0 + x1) | 0;
    y0 = (y0 + y1) | 0;
    x1 = mixed(x1, 6, x0);
    y1 = mixed(y1, 6, y0);
    x0 = (x0 + second) | 0;
    y0 = (y0 + second) | 0;
    x1 = (x1 + third + block) | 0;
    y1 = (y1 + third + block) | 0;
    if (block === 5) break;
    x0 = (x0 + x1) | 0;
    y0 = (y0 + y1) | 0;
    x1 = mixed(x1, 17, x0);
    y1 = mixed(y1, 17, y0);
    x0 = (x0 + x1) | 0;
    y0 = (y0 + y1) | 0;
    x1 = mixed(x1, 29, x0);
    y1 = mixed(y1, 29, y0);
    x0 = (x0 + x1) | 0;
    y0 = (y0 + y1) | 0;
    x1 = mixed(x1, 16, x0);
    y1 = mixed(y1, 16, y0);
    x0 = (x0 + x1) | 0;
    y0 = (y0 + y1) | 0;
    x1 = mixed(x1, 24, x0);
    y1 = mixed(y1, 24, y0);
    x0 = (x0 + third) | 0;
    y0 = (y0 + third) | 0;
    x1 = (x1 + first + block + 1) | 0;
    y1 = (y1 + first + block + 1) | 0;
    const kept = second;
    second = first;
    first = third;
    third = kept;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = y0;
  out[3] = y1;
}

const words = new Uint32Array(4);

/**
 * The numbers of one run: all that can be drawn follow from the seed, the number of the run and the place in it, so
 * results do not depend on how many runs there are, on their order or on threads. Fills `into` with numbers of (0, 1),
 * each in steps of 2⁻³². `seed`: whole, 0 to 2⁵³ − 1; `run`: whole, 0 to 2³² − 1.
 */
export function fillRun(seed: number, run: number, into: Float64Array): void {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`no seed: ${seed}`);
  const key0 = seed % 2 ** 32;
  const key1 = Math.floor(seed / 2 ** 32);
  const whole = into.length - (into.length % 4);
  for (let at = 0; at < whole; at += 4) {
    threefryTwice(key0, key1, run, at / 2, words);
    into[at] = ((words[0] ?? 0) + 0.5) / 2 ** 32;
    into[at + 1] = ((words[1] ?? 0) + 0.5) / 2 ** 32;
    into[at + 2] = ((words[2] ?? 0) + 0.5) / 2 ** 32;
    into[at + 3] = ((words[3] ?? 0) + 0.5) / 2 ** 32;
  }
  if (whole < into.length) threefryTwice(key0, key1, run, whole / 2, words);
  for (let at = whole; at < into.length; at += 1) into[at] = ((words[at - whole] ?? 0) + 0.5) / 2 ** 32;
}
