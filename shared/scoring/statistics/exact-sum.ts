/** Adds `value` to a sum kept as non-overlapping parts, without losing a bit. */
function grow(parts: number[], value: number): void {
  let x = value;
  let kept = 0;
  for (let i = 0; i < parts.length; i += 1) {
    let y = parts[i] ?? 0;
    if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
    const high = x + y;
    const low = y - (high - x);
    if (low !== 0) {
      parts[kept] = low;
      kept += 1;
    }
    x = high;
  }
  parts.length = kept;
  parts.push(x);
}

/** The double nearest to the sum of the parts, which lie in ascending order; ties to even. */
function nearest(parts: readonly number[]): number {
  let at = parts.length - 1;
  let high = parts[at] ?? 0;
  let low = 0;
  while (at > 0) {
    at -= 1;
    const x = high;
    const y = parts[at] ?? 0;
    high = x + y;
    low = y - (high - x);
    if (low !== 0) break;
  }
  const next = at > 0 ? (parts[at - 1] ?? 0) : 0;
  if ((low < 0 && next < 0) || (low > 0 && next > 0)) {
    const y = low * 2;
    const x = high + y;
    if (y === x - high) high = x;
  }
  return high + 0;
}

/**
 * The correctly rounded sum, so the order of the terms cannot matter (Shewchuk, Adaptive Precision Floating-Point
 * Arithmetic, Discrete & Computational Geometry 18, 1997). Not finite where a term or the way there is not.
 */
export function exactSum(values: Iterable<number>): number {
  const parts: number[] = [];
  for (const value of values) {
    if (!Number.isFinite(value)) return Number.NaN;
    grow(parts, value);
  }
  return nearest(parts);
}
