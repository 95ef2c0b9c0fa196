/** Lower bounds of the five tints of a score 0–100; the darkest stands for the best. */
export const HEAT_BOUNDS = [0, 60, 80, 90, 95] as const;

/** Class of the cell of a score, `heat-1` to `heat-5`; `heat-none` where there is none. */
export function heatClass(score: string | null): string {
  if (score === null) return 'heat-none';
  const value = Number(score);
  return `heat-${HEAT_BOUNDS.filter((bound) => value >= bound).length}`;
}
