import type { Published, UnitResult } from '../../shared/model/result.ts';
import { fromHundredths, sumOf, toHundredths } from './hundredths.ts';
import type { Texts } from './texts.ts';

/**
 * Where the printed figures of the items do not add up to the printed total, how much they miss it by: somebody will
 * add them with a pocket calculator. Gives one sentence for each column that differs.
 */
export function roundingLines(result: UnitResult, texts: Texts): readonly string[] {
  const { total, leaves } = result;
  const columns: readonly (readonly [string, Published | null, readonly (Published | null)[]])[] = [
    [texts.fullMark, total.fullMark, leaves.map((leaf) => leaf.fullMark)],
    [texts.points, total.points, leaves.map((leaf) => leaf.points)],
    [texts.lost, total.lost, leaves.map((leaf) => leaf.lost)],
  ];
  return columns.flatMap(([name, printed, parts]) => {
    const whole = printed === null ? null : toHundredths(printed);
    if (printed === null || whole === null) return [];
    const sum = sumOf(parts);
    return sum === whole
      ? []
      : [texts.rounding(name, fromHundredths(sum), printed, fromHundredths(Math.abs(sum - whole)))];
  });
}
