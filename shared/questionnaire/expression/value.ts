/** What an expression can be, as in XPath 1.0 without node sets. An answer is text; no answer is ''. */
export type Value = string | number | boolean;

const NUMBER = /^\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Days from 1970-01-01 to a real calendar day written YYYY-MM-DD; null for any other text. */
export function dayNumber(text: string): number | null {
  const parts = DATE.exec(text);
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  const same = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return same ? at.getTime() / DAY_MS : null;
}

/** YYYY-MM-DD of a count of days since 1970-01-01; '' where no such day can be written. */
export function dateOfDay(days: number): string {
  const at = new Date(Math.floor(days) * DAY_MS);
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 0 || at.getUTCFullYear() > 9999
    ? ''
    : at.toISOString().slice(0, 10);
}

/** XPath number(): empty or other text is NaN; a date counts its days since 1970-01-01, as ODK does. */
export function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (NUMBER.test(value)) return Number(value);
  return dayNumber(value) ?? Number.NaN;
}

/** XPath boolean(): 0, NaN and '' are false. */
export function toBoolean(value: Value): boolean {
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return typeof value === 'boolean' ? value : value !== '';
}

/** XPath string(): no exponent, no trailing zeros, -0 is 0. */
export function toText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (!Number.isFinite(value)) return String(value);
  const short = String(value === 0 ? 0 : value);
  if (!short.includes('e')) return short;
  if (Number.isInteger(value)) return BigInt(value).toString();
  return value
    .toFixed(20)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0');
}

/** XPath `=`: a boolean on either side compares as booleans, else a number as numbers, else text. */
export function equal(left: Value, right: Value): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') return toBoolean(left) === toBoolean(right);
  if (typeof left === 'number' || typeof right === 'number') return toNumber(left) === toNumber(right);
  return left === right;
}
