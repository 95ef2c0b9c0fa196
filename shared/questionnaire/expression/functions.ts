import { dateOfDay, dayNumber, toBoolean, toNumber, toText, type Value } from './value.ts';

/** What a function sees besides its arguments. */
export interface Surroundings {
  /** The day of the interview, YYYY-MM-DD. */
  readonly today: string;
}

export interface FunctionRule {
  readonly least: number;
  readonly most: number;
  /** What the function gives; `any` where it hands through one of its arguments. */
  readonly gives: 'number' | 'text' | 'boolean' | 'any';
  run(args: readonly Value[], around: Surroundings): Value;
}

const MANY = 100;

function words(value: Value | undefined): string[] {
  const text = toText(value ?? '').trim();
  return text === '' ? [] : text.split(/\s+/);
}

const text = (value: Value | undefined): string => toText(value ?? '');
const number = (value: Value | undefined): number => toNumber(value ?? '');
const given = (args: readonly Value[]): readonly Value[] => args.filter((arg) => arg !== '');

/** XPath rounds halves up; with digits, ODK rounds halves away from zero on the decimal digits as written. */
function round(value: number, digits: number): number {
  if (!Number.isFinite(value) || Number.isNaN(digits)) return value;
  const places = Math.max(-15, Math.min(15, Math.trunc(digits)));
  const shifted = Number(`${value}e${places}`);
  if (Number.isNaN(shifted)) return value;
  const whole = places === 0 ? Math.floor(shifted + 0.5) : Math.sign(shifted) * Math.floor(Math.abs(shifted) + 0.5);
  const back = Number(`${whole}e${-places}`);
  return Number.isNaN(back) ? value : back;
}

function least(numbers: readonly number[], pick: (...numbers: number[]) => number): number {
  return numbers.length === 0 ? Number.NaN : pick(...numbers);
}

function cut(value: string, from: number, to: number): string {
  const all = Array.from(value);
  const place = (index: number): number => (index < 0 ? all.length + index : index);
  const start = Math.max(0, place(from));
  const end = Number.isNaN(to) ? all.length : place(to);
  return Number.isNaN(from) ? '' : all.slice(start, Math.max(start, end)).join('');
}

function rule(
  least: number,
  most: number,
  gives: FunctionRule['gives'],
  run: (args: readonly Value[], around: Surroundings) => Value,
): FunctionRule {
  return { least, most, gives, run };
}

/** The functions of the language; docs/questionnaires.md explains each. `if`, `coalesce` and `regex` are special. */
export const FUNCTIONS: ReadonlyMap<string, FunctionRule> = new Map([
  ['true', rule(0, 0, 'boolean', () => true)],
  ['false', rule(0, 0, 'boolean', () => false)],
  ['not', rule(1, 1, 'boolean', ([value = '']) => !toBoolean(value))],
  ['boolean', rule(1, 1, 'boolean', ([value = '']) => toBoolean(value))],
  ['number', rule(1, 1, 'number', ([value]) => number(value))],
  ['string', rule(1, 1, 'text', ([value]) => text(value))],
  ['selected', rule(2, 2, 'boolean', ([list, name]) => words(list).includes(text(name).trim()))],
  ['selected-at', rule(2, 2, 'text', ([list, index]) => words(list)[number(index)] ?? '')],
  ['count-selected', rule(1, 1, 'number', ([list]) => words(list).length)],
  ['sum', rule(1, MANY, 'number', (args) => given(args).reduce<number>((sum, arg) => sum + toNumber(arg), 0))],
  ['count', rule(1, MANY, 'number', (args) => given(args).length)],
  ['min', rule(1, MANY, 'number', (args) => least(given(args).map(toNumber), Math.min))],
  ['max', rule(1, MANY, 'number', (args) => least(given(args).map(toNumber), Math.max))],
  ['round', rule(1, 2, 'number', ([value, digits]) => round(number(value), digits === undefined ? 0 : number(digits)))],
  ['int', rule(1, 1, 'number', ([value]) => Math.trunc(number(value)))],
  ['floor', rule(1, 1, 'number', ([value]) => Math.floor(number(value)))],
  ['ceiling', rule(1, 1, 'number', ([value]) => Math.ceil(number(value)))],
  ['abs', rule(1, 1, 'number', ([value]) => Math.abs(number(value)))],
  ['pow', rule(2, 2, 'number', ([base, power]) => number(base) ** number(power))],
  ['concat', rule(1, MANY, 'text', (args) => args.map(toText).join(''))],
  ['join', rule(2, MANY, 'text', ([between, ...rest]) => rest.map(toText).join(text(between)))],
  ['contains', rule(2, 2, 'boolean', ([value, part]) => text(value).includes(text(part)))],
  ['starts-with', rule(2, 2, 'boolean', ([value, part]) => text(value).startsWith(text(part)))],
  ['ends-with', rule(2, 2, 'boolean', ([value, part]) => text(value).endsWith(text(part)))],
  ['string-length', rule(1, 1, 'number', ([value]) => Array.from(text(value)).length)],
  ['normalize-space', rule(1, 1, 'text', ([value]) => words(value).join(' '))],
  ['substr', rule(2, 3, 'text', ([value, from, to]) => cut(text(value), number(from), number(to)))],
  ['today', rule(0, 0, 'text', (_args, around) => around.today)],
  ['date', rule(1, 1, 'text', ([value = '']) => (typeof value === 'number' ? dateOfDay(value) : asDate(text(value))))],
]);

function asDate(value: string): string {
  return dayNumber(value) === null ? '' : value;
}

/** Those that do not look at every argument, or whose argument is looked at before any answer is given. */
export const SPECIAL: ReadonlyMap<string, Pick<FunctionRule, 'least' | 'most' | 'gives'>> = new Map([
  ['if', { least: 3, most: 3, gives: 'any' }],
  ['coalesce', { least: 2, most: MANY, gives: 'any' }],
  ['regex', { least: 2, most: 2, gives: 'boolean' }],
] as const);
