import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MEANS, type Mean } from '../../../../shared/scoring/composite/means.ts';
import { fraction, type Fraction } from '../../../../shared/scoring/fraction.ts';
import type { Normalisation } from '../../../../shared/scoring/normalise/normalise.ts';
import { derivationLines } from '../../../../shared/scoring/table/derivation.ts';
import { readIndicators } from '../../../../shared/scoring/table/read-indicators.ts';
import { readUnits } from '../../../../shared/scoring/table/read-units.ts';
import { resultLines } from '../../../../shared/scoring/table/result-csv.ts';
import { scoreTable } from '../../../../shared/scoring/table/score-table.ts';
import { reevaluate } from '../../../support/derivation.ts';
import { runs } from '../../../support/depth.ts';

/** A foreign composite indicator as its author would draw it: nested, every branch of the same depth. */
interface Node {
  readonly code: string;
  readonly weight: number;
  readonly direction: 1 | -1;
  readonly posts: readonly [number, number];
  readonly children: readonly Node[];
}
interface Foreign {
  readonly top: Node;
  readonly levels: number;
  /** Figures of each indicator, unit by unit. */
  readonly figures: ReadonlyMap<string, readonly (number | null)[]>;
  readonly units: number;
}

const WEIGHTS = [0, 0.25, 1, 1, 2, 7] as const;
const POSTS = [
  [0, 100],
  [100, 0],
  [-5, 60],
] as const;
const FIGURES = [null, 0, 0.1, 0.2, 0.3, 1, 7.25, 42, 99.5, 1e6, -3] as const;

function leavesOf({ children, code }: Node): string[] {
  return children.length === 0 ? [code] : children.flatMap(leavesOf);
}

/** Trees of 2 to 6 levels with 1 to 3 children each, some weights zero but never all of one parent. */
function foreign(): fc.Arbitrary<Foreign> {
  const made = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.infiniteStream(fc.nat({ max: 2 ** 30 })));
  return made.chain(([levels, choices]) => {
    const next = (size: number): number => Number(choices.next().value) % size;
    let count = 0;
    const grow = (level: number): Node => {
      count += 1;
      const code = `n${count}`;
      const width = level === 1 || count > 40 ? (level === 1 ? 0 : 1) : 1 + next(3);
      const children = Array.from({ length: width }, () => grow(level - 1));
      const [first, ...others] = children;
      const sound = first !== undefined && children.every(({ weight }) => weight === 0);
      return {
        code,
        weight: WEIGHTS[next(WEIGHTS.length)] ?? 1,
        direction: next(3) === 0 ? -1 : 1,
        posts: POSTS[next(POSTS.length)] ?? [0, 100],
        children: sound ? [{ ...first, weight: 3 }, ...others] : children,
      };
    };
    const top = grow(levels);
    const units = 1 + next(6);
    const figure = (): number | null => FIGURES[next(FIGURES.length)] ?? null;
    const flat = (): (number | null)[] => Array.from({ length: units }, () => 5);
    const figures = new Map(
      leavesOf(top).map((code) => [code, next(8) === 0 ? flat() : Array.from({ length: units }, figure)] as const),
    );
    return fc.constant({ top, levels, figures, units });
  });
}

const NORMS: readonly Normalisation[] = [
  { kind: 'none' },
  { kind: 'minmax', low: 0, high: 100 },
  { kind: 'minmax', low: 1, high: 100 },
  { kind: 'zscore', mean: 100, deviation: 15 },
  { kind: 'rank' },
  { kind: 'percentrank' },
  { kind: 'goalposts' },
];
const SHARES = [
  fraction(0n),
  fraction(1n, 3n),
  fraction(1n, 2n),
  fraction(2n, 3n),
  fraction(667n, 1000n),
  fraction(1n),
];

/** The formulas of docs/scoring.md written down once more, without the program's trees, sums and columns. */
function normalised(x: number, node: Node, column: readonly number[], how: Normalisation): number | null {
  const { direction } = node;
  const turned = column.map((one) => one * direction);
  const own = x * direction;
  const [least, most] = [Math.min(...turned), Math.max(...turned)];
  switch (how.kind) {
    case 'none':
      return x;
    case 'minmax':
      return least === most ? null : how.low + ((own - least) / (most - least)) * (how.high - how.low);
    case 'zscore': {
      const mean = turned.reduce((a, b) => a + b, 0) / turned.length;
      const spread = Math.sqrt(turned.reduce((a, b) => a + (b - mean) ** 2, 0) / (turned.length - 1));
      return least === most ? null : how.mean + (how.deviation * (own - mean)) / spread;
    }
    case 'rank':
      return 1 + turned.filter((one) => one < own).length;
    case 'percentrank':
      return turned.length < 2 ? null : turned.filter((one) => one < own).length / (turned.length - 1);
    case 'goalposts': {
      const [lower, upper] = node.posts;
      const part = direction === 1 ? x - lower : upper - x;
      return 100 * Math.min(1, Math.max(0, part / (upper - lower)));
    }
  }
  throw new Error('no such way');
}

type Value = number | null | 'blocked';
interface Rules {
  readonly how: Normalisation;
  readonly means: readonly Mean[];
  readonly shares: readonly Fraction[];
}

function meanOf(mean: Mean, parts: readonly { weight: number; value: number }[]): Value {
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (mean !== 'amean' && parts.some(({ value }) => value <= 0)) return 'blocked';
  if (mean === 'amean') return parts.reduce((sum, { weight, value }) => sum + (weight / all) * value, 0);
  if (mean === 'gmean') return parts.reduce((product, { weight, value }) => product * value ** (weight / all), 1);
  return 1 / parts.reduce((sum, { weight, value }) => sum + weight / all / value, 0);
}

function scoresOf(table: Foreign, unit: number, { how, means, shares }: Rules): Map<string, Value> {
  const found = new Map<string, Value>();
  const of = (node: Node, level: number): Value => {
    const value = ((): Value => {
      if (node.children.length === 0) {
        const column = table.figures.get(node.code) ?? [];
        const x = column[unit] ?? null;
        const given = column.flatMap((one) => one ?? []);
        return x === null ? null : normalised(x, node, given, how);
      }
      const below = node.children.map((child) => ({ weight: child.weight, value: of(child, level - 1) }));
      if (below.some(({ weight, value }) => weight > 0 && value === 'blocked')) return 'blocked';
      const present = below.flatMap(({ weight, value }) => (typeof value === 'number' ? [{ weight, value }] : []));
      const share = shares.length === 1 ? shares[0] : shares[level - 2];
      const enough = share === undefined || present.length * Number(share.d) >= below.length * Number(share.n);
      const counting = present.filter(({ weight }) => weight > 0);
      if (present.length === 0 || !enough || counting.length === 0) return null;
      return meanOf((means.length === 1 ? means[0] : means[level - 2]) ?? 'amean', counting);
    })();
    found.set(node.code, value);
    return value;
  };
  of(table.top, table.levels);
  return found;
}

function metaRows(node: Node, level: number, parent: string): string[][] {
  const leaf = node.children.length === 0;
  const own = {
    iName: `"${node.code}", quoted`,
    Level: String(level),
    Type: leaf ? 'Indicator' : 'Aggregate',
    iCode: node.code,
    Unit: '%',
    Weight: parent === 'NA' ? 'NA' : String(node.weight),
    Direction: String(node.direction),
    Parent: parent,
    goalpost_lower: leaf ? String(node.posts[0]) : 'NA',
    goalpost_upper: leaf ? String(node.posts[1]) : 'NA',
    goalpost_scale: leaf ? '100' : 'NA',
    goalpost_trunc2posts: leaf ? 'TRUE' : 'NA',
  };
  return [Object.values(own), ...node.children.flatMap((child) => metaRows(child, level - 1, node.code))];
}
const META_HEAD = [
  'iName',
  'Level',
  'Type',
  'iCode',
  'Unit',
  'Weight',
  'Direction',
  'Parent',
  'goalpost_lower',
  'goalpost_upper',
  'goalpost_scale',
  'goalpost_trunc2posts',
];
/** Rows that COINr knows beside the tree. */
const BESIDE = ['Group', 'Denominator', 'Other'].map((type) => [
  '',
  'NA',
  type,
  `x${type}`,
  ...Array.from({ length: 8 }, () => 'NA'),
]);
const MISSING = ['', 'NA', 'NaN', 'nan', ' '];

/** Rows and columns in another order, decided by numbers. */
function moved<T>(list: readonly T[], by: number): T[] {
  const at = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(at), ...list.slice(0, at)].toReversed();
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

describe('tables that nobody here has seen', () => {
  it('give what the formulas give, whatever their depth, order, gaps, weights and spelling', () => {
    const rules = fc.record({
      how: fc.constantFrom(...NORMS),
      means: fc.array(fc.constantFrom(...MEANS), { minLength: 6, maxLength: 6 }),
      shares: fc.array(fc.constantFrom(...SHARES), { minLength: 6, maxLength: 6 }),
      alike: fc.boolean(),
      order: fc.nat({ max: 1000 }),
    });
    fc.assert(
      fc.property(foreign(), rules, (table, { how, means, shares, alike, order }) => {
        const count = alike ? 1 : table.levels - 1;
        const said: Rules = { how, means: means.slice(0, count), shares: shares.slice(0, count) };
        const body = moved([...metaRows(table.top, table.levels, 'NA'), ...BESIDE], order);
        const columns = moved([...META_HEAD.keys()], order);
        const meta = [META_HEAD, ...body].map((row) => columns.map((at) => row[at] ?? ''));
        const leaves = moved([...table.figures.keys()], order);
        const data = [
          ['note', ...leaves, 'note', 'uCode'],
          ...Array.from({ length: table.units }, (_, unit) => [
            'x',
            ...leaves.map((leaf, at) => String(table.figures.get(leaf)?.[unit] ?? MISSING[at % MISSING.length])),
            'y',
            `U${unit}`,
          ]),
        ];
        const indicators = readIndicators(meta, { goalposts: how.kind === 'goalposts' });
        expect(indicators).toMatchObject({ ok: true });
        if (!indicators.ok) return;
        const units = readUnits(data, [...indicators.value.meta.keys()]);
        fc.pre(units.ok);
        if (!units.ok) return;
        const scored = scoreTable(indicators.value, units.value, {
          normalise: how,
          means: said.means,
          leastShares: said.shares,
        });
        const [head = [], ...rows] = [...resultLines(scored)].map((line) => line.trimEnd().split(','));
        expect(rows).toHaveLength(table.units);
        const wrong = rows.flatMap((row, unit) => {
          const wanted = scoresOf(table, unit, said);
          return head.slice(1).flatMap((code, at) => {
            const [got = '', want = null] = [row[at + 1], wanted.get(code)];
            const same = typeof want === 'number' ? got !== '' && near(Number(got), want) : got === '';
            return same ? [] : [`${row[0]} ${code}: ${got} instead of ${want}`];
          });
        });
        expect(wrong).toEqual([]);
        expect(reevaluate([...derivationLines(scored)].join('')).faults).toEqual([]);
      }),
      runs(),
    );
  });

  it('a code named NA is a code, and a parent named NA is that one', () => {
    const head = ['Level', 'iCode', 'Parent', 'Direction', 'Weight'];
    const named = [head, ['1', 'a', 'NA', '1', '1'], ['2', 'NA', '', '1', '']];
    expect(readIndicators(named)).toMatchObject({ ok: true, value: { aggregates: ['NA'] } });
    const top = [head, ['1', 'a', 'T', '1', '1'], ['2', 'T', 'NA', 'NA', 'NA']];
    expect(readIndicators(top)).toMatchObject({ ok: true, value: { aggregates: ['T'] } });
    const units = readUnits(
      [
        ['uCode', 'a'],
        ['NA', '1'],
      ],
      ['a'],
    );
    expect(units).toMatchObject({ ok: true, value: { codes: ['NA'] } });
  });
});
