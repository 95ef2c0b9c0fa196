/**
 * How a picture looks, in 128 bits, so that two copies of it are found although one was scaled or saved anew: the
 * picture is reduced to 9 × 9 grey values; each bit says whether a value is above its right or its lower neighbour.
 * This is the difference hash of N. Krawetz, "Kind of Like That" (2013), in both directions instead of one, because
 * scans of forms have long level lines.
 */
export const GRID = 9;
const SIDE = GRID - 1;

/** Differing bits up to which two pictures count as the same; unrelated ones differ in about 64. */
export const SAME_UP_TO = 12;

/** Lightest minus darkest grey value below which a picture is a blank sheet and says nothing. */
const FLAT = 16;

/** 32 hex digits for 81 grey values (0–255, row by row); null for a picture with nothing on it. */
export function lookOf(grey: ArrayLike<number>): string | null {
  const values = Array.from({ length: GRID * GRID }, (_, at) => grey[at] ?? 0);
  if (Math.max(...values) - Math.min(...values) < FLAT) return null;
  const bits = [1, GRID].flatMap((step) =>
    Array.from({ length: SIDE * SIDE }, (_, at) => {
      const place = Math.floor(at / SIDE) * GRID + (at % SIDE);
      return (values[place] ?? 0) > (values[place + step] ?? 0) ? 1 : 0;
    }),
  );
  let text = '';
  for (let at = 0; at < bits.length; at += 4) text += Number.parseInt(bits.slice(at, at + 4).join(''), 2).toString(16);
  return text;
}

function words(look: string): readonly number[] {
  return [0, 8, 16, 24].map((at) => Number.parseInt(look.slice(at, at + 8), 16));
}

function ones(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** In how many of the 128 bits two looks differ. */
export function lookDistance(one: string, other: string): number {
  const right = words(other);
  return words(one).reduce((sum, word, at) => sum + ones(word ^ (right[at] ?? 0)), 0);
}
