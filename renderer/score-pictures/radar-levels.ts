import type { UnitResult } from '../../shared/model/result.ts';

/** Fewer axes than the first make no shape; from as many as the second it is one to compare by eye. */
const FEWEST_AXES = 3;
const GOOD_AXES = 5;

/** Levels of the tree whose branches make a shape, the top first, and the one that makes the best; null: none does. */
export function radarLevels({ nodes }: UnitResult): { readonly fit: readonly number[]; readonly best: number | null } {
  const levels = [...new Set(nodes.map((node) => node.level))].sort((a, b) => a - b);
  const axesAt = (level: number) => nodes.filter((node) => node.level === level).length;
  const fit = levels.filter((level) => axesAt(level) >= FEWEST_AXES);
  return { fit, best: fit.find((level) => axesAt(level) >= GOOD_AXES) ?? fit[0] ?? null };
}
