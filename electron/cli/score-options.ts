import { MEANS, type Mean } from '../../shared/scoring/composite/means.ts';
import { compare, fraction, ONE, parseDecimal, ZERO, type Fraction } from '../../shared/scoring/fraction.ts';
import type { Normalisation } from '../../shared/scoring/normalise/normalise.ts';
import { readNumber } from '../../shared/scoring/table/cells.ts';
import type { TableRules } from '../../shared/scoring/table/score-table.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { textOf, type Values } from './read-words.ts';

export const SCORE_OPTIONS = {
  indicators: { type: 'string' },
  data: { type: 'string' },
  weights: { type: 'string' },
  normalise: { type: 'string' },
  aggregate: { type: 'string' },
  'min-share': { type: 'string' },
  out: { type: 'string' },
  explain: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const;

/** A command line that was understood. */
export interface ScoreOrder {
  readonly indicators: string;
  readonly data: string;
  readonly weights: string | null;
  readonly out: string;
  readonly explain: string | null;
  readonly rules: TableRules;
}

function twoNumbers(text: string): readonly [number, number] | null {
  const [a, b, more] = text.split(',').map(readNumber);
  return typeof a === 'number' && typeof b === 'number' && more === undefined ? [a, b] : null;
}

/** `none`, `rank`, `percentrank`, `goalposts`, `minmax:LO,HI` or `zscore:MEAN,SD`; null for anything else. */
export function readNormalisation(text: string): Normalisation | null {
  if (text === 'none' || text === 'rank' || text === 'percentrank' || text === 'goalposts') return { kind: text };
  const [name = '', rest = ''] = text.split(/:(.*)/s);
  const both = twoNumbers(rest);
  if (both === null) return null;
  const [first, second] = both;
  if (name === 'minmax' && first < second) return { kind: 'minmax', low: first, high: second };
  if (name === 'zscore' && second > 0) return { kind: 'zscore', mean: first, deviation: second };
  return null;
}

function isMean(name: string): name is Mean {
  return MEANS.some((mean) => mean === name);
}

/** `2/3`, `0.5` or `1`: 0 to 1. */
function readShare(text: string): Fraction | null {
  const parts = /^(\d+)\/([1-9]\d*)$/.exec(text);
  const share = parts === null ? parseDecimal(text) : fraction(BigInt(parts[1] ?? '0'), BigInt(parts[2] ?? '1'));
  return share === null || compare(share, ZERO) < 0 || compare(share, ONE) > 0 ? null : share;
}

function readRules(values: Values): Result<TableRules, string> {
  const normalise = textOf(values, 'normalise') ?? '';
  const aggregate = textOf(values, 'aggregate') ?? '';
  const least = textOf(values, 'min-share');
  const how = readNormalisation(normalise);
  if (how === null) return refuse(`--normalise ${normalise}`);
  const names = aggregate.split(',').map((name) => name.trim());
  const means = names.filter(isMean);
  if (means.length !== names.length) return refuse(`--aggregate ${aggregate}`);
  const leastShares = least === undefined ? [] : least.split(',').map((share) => readShare(share.trim()));
  if (leastShares.includes(null)) return refuse(`--min-share ${least ?? ''}`);
  return ok({ normalise: how, means, leastShares: leastShares.filter((share) => share !== null) });
}

/** Reads the options; the refusal is what was not understood or is missing. */
export function readScoreOrder(values: Values, files: readonly string[]): Result<ScoreOrder, string> {
  const [stray] = files;
  if (stray !== undefined) return refuse(stray);
  const indicators = textOf(values, 'indicators');
  if (indicators === undefined || indicators === '') return refuse('--indicators');
  const data = textOf(values, 'data');
  if (data === undefined || data === '') return refuse('--data');
  const out = textOf(values, 'out');
  if (out === undefined || out === '') return refuse('--out');
  const rules = readRules(values);
  if (!rules.ok) return rules;
  const [weights, explain] = [textOf(values, 'weights') ?? null, textOf(values, 'explain') ?? null];
  if (weights === '') return refuse('--weights');
  if (explain === '') return refuse('--explain');
  return ok({ indicators, data, weights, out, explain, rules: rules.value });
}
