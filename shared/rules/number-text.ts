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

const DIGITS = '零一二三四五六七八九';
const SAME: Readonly<Record<string, string>> = { 〇: '零', 两: '二' };
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

/** A whole number up to 99 999 999 written with units: 四百一十二, 十五, 一万二千. Null where it is none. */
function readWithUnits(text: string): number | null {
  let all = 0;
  let belowTenThousand = 0;
  let digit: number | null = null;
  let smallest = Number.POSITIVE_INFINITY;
  for (const letter of text) {
    const unit = UNITS[letter];
    if (unit === undefined) {
      const read = DIGITS.indexOf(letter);
      // 零 only fills a gap; two other digits in a row are no number with units.
      if (read < 0 || (digit !== null && digit !== 0)) return null;
      digit = read;
      continue;
    }
    if (unit >= smallest && unit !== 10_000) return null;
    if (unit === 10_000) {
      if (all > 0) return null;
      all = (belowTenThousand + (digit ?? 0)) * unit;
      belowTenThousand = 0;
      smallest = Number.POSITIVE_INFINITY;
    } else {
      belowTenThousand += (digit ?? 1) * unit;
      smallest = unit;
    }
    digit = null;
  }
  return all + belowTenThousand + (digit ?? 0);
}

/**
 * A number in Chinese writing as canonical decimal text: with units (四百一十二), digit by digit (四一二, 二〇), and with
 * decimals (八十五点五). Null where it is none.
 */
export function readChineseNumber(typed: string): string | null {
  const plain = Array.from(typed.trim(), (letter) => SAME[letter] ?? letter).join('');
  const [whole = '', decimals, ...rest] = plain.split('点');
  if (whole === '' || rest.length > 0 || decimals === '') return null;
  const digitsOf = (text: string): string | null => {
    const read = Array.from(text, (letter) => DIGITS.indexOf(letter));
    return read.includes(-1) ? null : read.join('');
  };
  const size = digitsOf(whole) ?? readWithUnits(whole)?.toString() ?? null;
  const fraction = decimals === undefined ? '' : digitsOf(decimals);
  if (size === null || fraction === null) return null;
  return readDecimal(fraction === '' ? size : `${size}.${fraction}`);
}
