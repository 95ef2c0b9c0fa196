import type { Published } from '../model/result.ts';

/**
 * Difference of two printed figures in hundredths with its sign, so that it is the one a reader works out; null where
 * one of them is missing.
 */
export function differenceText(after: Published | null, before: Published | null): string | null {
  if (after === null || before === null) return null;
  const hundredths = Math.round(Number(after) * 100) - Math.round(Number(before) * 100);
  const size = (Math.abs(hundredths) / 100).toFixed(2);
  return hundredths > 0 ? `+${size}` : hundredths < 0 ? `−${size}` : size;
}
