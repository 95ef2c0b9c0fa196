/** Plain decimal: at most 15 digits before the point and six after it, as signed records hold it. */
const PLAIN = /^(-?)0*(\d{1,15})(?:\.(\d{1,6}))?$/;

/**
 * Typed text as canonical decimal text, or null where it is no plain decimal. Full-width digits and points are read as
 * ordinary ones; leading zeros and trailing decimal zeros go. `1,5`, `90%` and `1e3` are refused, never guessed at.
 */
export function readDecimal(typed: string): string | null {
  const match = PLAIN.exec(typed.normalize('NFKC').trim());
  if (match === null) return null;
  const decimals = (match[3] ?? '').replace(/0+$/, '');
  const size = decimals === '' ? (match[2] ?? '') : `${match[2]}.${decimals}`;
  return match[1] === '-' && size !== '0' ? `-${size}` : size;
}

/** Whether nothing has been typed. */
export function isBlank(typed: string | null | undefined): boolean {
  return typed === null || typed === undefined || typed.trim() === '';
}
