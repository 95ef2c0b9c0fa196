import type { Published } from '../../shared/model/result.ts';

/** `"12.34"` as 1234, so that printed figures are added as they stand on the paper; null for what is no such figure. */
export function toHundredths(text: Published): number | null {
  const match = /^(-?)(\d+)\.(\d{2})$/.exec(text);
  if (match === null) return null;
  const [, sign, whole, fraction] = match;
  const value = Number(whole) * 100 + Number(fraction);
  return sign === '-' ? -value : value;
}

export function fromHundredths(value: number): Published {
  const size = Math.abs(value);
  return `${value < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}

/** Sum of printed figures, in hundredths; what has no figure adds nothing. */
export function sumOf(figures: readonly (Published | null)[]): number {
  return figures.reduce((sum, figure) => sum + (figure === null ? 0 : (toHundredths(figure) ?? 0)), 0);
}
