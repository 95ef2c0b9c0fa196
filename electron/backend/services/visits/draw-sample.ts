import { createHash } from 'node:crypto';

/**
 * Draws `wanted` of the places 1 … `size`, ascending; all of them where fewer are there. The places are put in the
 * order of the SHA-256 (lower-case hex) of `seed|place`, and the first `wanted` are taken. Every set of that size is as
 * likely as any other, and anybody who has the seed and a tool that computes SHA-256 draws the same one again.
 */
export function drawSample(seed: string, size: number, wanted: number): readonly number[] {
  return Array.from({ length: size }, (_, index) => index + 1)
    .map((place) => ({ place, order: createHash('sha256').update(`${seed}|${place}`).digest('hex') }))
    .sort((one, other) => (one.order < other.order ? -1 : 1))
    .slice(0, wanted)
    .map(({ place }) => place)
    .sort((one, other) => one - other);
}
