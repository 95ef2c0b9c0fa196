import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableFaultText } from '../../../../shared/messages/composite-fault-text.ts';
import { MEANS } from '../../../../shared/scoring/composite/means.ts';
import { fraction } from '../../../../shared/scoring/fraction.ts';
import type { Normalisation } from '../../../../shared/scoring/normalise/normalise.ts';
import { readNumber } from '../../../../shared/scoring/table/cells.ts';
import { derivationLines } from '../../../../shared/scoring/table/derivation.ts';
import { readIndicators } from '../../../../shared/scoring/table/read-indicators.ts';
import { readUnits } from '../../../../shared/scoring/table/read-units.ts';
import { readWeights } from '../../../../shared/scoring/table/read-weights.ts';
import { resultLines } from '../../../../shared/scoring/table/result-csv.ts';
import { scoreTable, type ScoredTable, type TableRules } from '../../../../shared/scoring/table/score-table.ts';
import { TABLE_FAULTS, type Grid, type TableFault } from '../../../../shared/scoring/table/table-fault.ts';
import { reevaluate } from '../../../support/derivation.ts';
import { runs } from '../../../support/depth.ts';

const HEAD = [
  'Level',
  'iCode',
  'Parent',
  'Direction',
  'Weight',
  'Type',
  'goalpost_lower',
  'goalpost_upper',
  'goalpost_scale',
  'goalpost_trunc2posts',
];
const POSTS = ['0', '100', '100', 'TRUE'];
const META: Grid = [
  HEAD,
  ['1', 'a1', 'A', '1', '2', 'Indicator', ...POSTS],
  ['1', 'a2', 'A', '-1', '1', 'Indicator', ...POSTS],
  ['1', 'b1', 'B', '1', '1', 'Indicator', ...POSTS],
  ['2', 'A', 'T', '1', '3', 'Aggregate', '', '', '', ''],
  ['2', 'B', 'T', '1', '1', 'Aggregate', '', '', '', ''],
  ['3', 'T', '', '1', '', 'Aggregate', '', '', '', ''],
  ['', 'Zone', '', '', '', 'Group', '', '', '', ''],
];
/** The table with one cell changed. */
const changed = (grid: Grid, row: number, column: number, text: string): Grid =>
  grid.map((cells, at) => (at === row - 1 ? cells.with(column, text) : cells));
const without = (grid: Grid, column: number): Grid => grid.map((cells) => cells.toSpliced(column, 1));
const faultsOf = (read: { ok: boolean; error?: readonly TableFault[] }) =>
  (read.ok ? [] : (read.error ?? [])).map(({ kind, row, column, text }) => [kind, row, column, text]);

describe('iMeta', () => {
  it('reads a tree with goalposts, leaving groups alone', () => {
    const read = readIndicators(META, { goalposts: true });
    expect(read).toMatchObject({ ok: true, value: { aggregates: ['A', 'B', 'T'] } });
    expect(read.ok && read.value.meta.get('a2')).toEqual({
      direction: -1,
      goalposts: { lower: 0, upper: 100, scale: 100, truncate: true },
    });
  });

  it.each<[string, Grid, unknown[]]>([
    ['no row', [HEAD], ['empty', null, null, '']],
    ['no column Direction', without(META, 3), ['column_missing', 1, null, 'Direction']],
    [
      'a column twice',
      META.map((row, at) => [...row, at === 0 ? 'Level' : '1']),
      ['column_twice', 1, 'Level', 'Level'],
    ],
    ['a short row', META.map((row, at) => (at === 2 ? row.slice(0, 4) : row)), ['ragged', 3, null, '4 ≠ 10']],
    ['a code twice', changed(META, 3, 1, 'a1'), ['duplicate_code', 3, 'iCode', 'a1']],
    ['no code', changed(META, 3, 1, ''), ['cell_missing', 3, 'iCode', '']],
    ['an orphan', changed(META, 4, 2, 'X'), ['orphan', 4, 'Parent', 'X']],
    ['a child of an indicator', changed(META, 4, 2, 'a1'), ['children_of_indicator', 4, 'Parent', 'a1']],
    ['two tops', changed(META, 6, 2, ''), ['two_tops', 6, 'Parent', 'B, T']],
    ['a skipped level', changed(META, 4, 2, 'T'), ['level_not_above', 4, 'Level', '1']],
    ['a childless aggregate', changed(META, 4, 2, 'A'), ['no_children', 6, 'iCode', 'B']],
    ['a direction of 0', changed(META, 2, 3, '0'), ['not_a_direction', 2, 'Direction', '0']],
    ['no direction', changed(META, 2, 3, 'NA'), ['cell_missing', 2, 'Direction', '']],
    ['a negative weight', changed(META, 2, 4, '-1'), ['negative_weight', 2, 'Weight', '-1']],
    ['no weight', changed(META, 2, 4, ''), ['cell_missing', 2, 'Weight', '']],
    ['a weight in words', changed(META, 2, 4, '90%'), ['not_a_number', 2, 'Weight', '90%']],
    ['weights of zero', changed(changed(META, 2, 4, '0'), 3, 4, '0'), ['weights_zero', 5, 'iCode', 'A']],
    ['an unknown type', changed(META, 2, 5, 'Leaf'), ['not_a_type', 2, 'Type', 'Leaf']],
    ['an indicator on level 2', changed(META, 2, 0, '2'), ['not_a_level', 2, 'Level', '2']],
    ['half a level', changed(META, 2, 0, '1.5'), ['not_a_level', 2, 'Level', '1.5']],
    ['no goalpost', changed(META, 2, 6, ''), ['cell_missing', 2, 'goalpost_lower', '']],
    ['equal goalposts', changed(META, 2, 7, '0'), ['goalposts_equal', 2, 'goalpost_upper', '0']],
    ['neither true nor false', changed(META, 2, 9, 'maybe'), ['not_true_or_false', 2, 'goalpost_trunc2posts', 'maybe']],
    ['only groups', [HEAD, META[7] ?? []], ['no_indicator', null, 'Type', '']],
    ['only indicators', [HEAD, ['1', 'a1', '', '1', '1', 'Indicator', ...POSTS]], ['no_aggregate', null, 'Type', '']],
  ])('refuses %s', (_, grid, fault) => {
    expect(faultsOf(readIndicators(grid, { goalposts: true }))).toContainEqual(fault);
  });

  it('finds a cycle, and says every fault at once', () => {
    const cycle: Grid = [
      HEAD,
      ['1', 'a', 'A', '1', '1', 'Indicator', ...POSTS],
      ['2', 'A', 'B', '1', '1', '', '', '', '', ''],
      ['3', 'B', 'A', '1', '1', '', '', '', '', ''],
    ];
    expect(faultsOf(readIndicators(cycle))).toEqual([['cycle', 3, 'Parent', 'A, B']]);
    const two = changed(changed(META, 2, 3, '5'), 4, 2, 'X');
    expect(faultsOf(readIndicators(two)).map(([kind]) => kind)).toEqual(['orphan', 'no_children', 'not_a_direction']);
  });

  it('does not look at weights that are replaced, nor at goalposts that are not used', () => {
    const odd = changed(changed(META, 2, 4, '-1'), 2, 6, '');
    expect(readIndicators(odd, { weights: new Map([['a1', 5]]) })).toMatchObject({ ok: true });
  });
});

describe('iData and weights', () => {
  const leaves = ['a1', 'b1'];
  it('reads what is there, by unit code; NA, NaN and blanks are missing, full-width digits are digits', () => {
    const read = readUnits(
      [['b1', 'uCode', 'note', 'a1'], ['1', 'S02', 'x', '１２．５'], [''], ['NA', 'S01', '', '']],
      leaves,
    );
    expect(read).toEqual({
      ok: true,
      value: {
        codes: ['S01', 'S02'],
        columns: new Map([
          ['a1', [null, 12.5]],
          ['b1', [null, 1]],
        ]),
      },
    });
  });
  it.each<[string, Grid, unknown[]]>([
    [
      'a missing column',
      [
        ['uCode', 'a1'],
        ['S01', '1'],
      ],
      ['column_missing', 1, null, 'b1'],
    ],
    ['no unit', [['uCode', 'a1', 'b1']], ['empty', null, null, '']],
    [
      'a unit twice',
      [
        ['uCode', 'a1', 'b1'],
        ['S', '1', '1'],
        ['S', '1', '1'],
      ],
      ['duplicate_unit', 3, 'uCode', 'S'],
    ],
    [
      'a unit without a code',
      [
        ['uCode', 'a1', 'b1'],
        ['', '1', '1'],
      ],
      ['cell_missing', 2, 'uCode', ''],
    ],
    [
      'a word',
      [
        ['uCode', 'a1', 'b1'],
        ['S', '1,5', '1'],
      ],
      ['not_a_number', 2, 'a1', '1,5'],
    ],
    [
      'infinity',
      [
        ['uCode', 'a1', 'b1'],
        ['S', 'Inf', '1'],
      ],
      ['not_a_number', 2, 'a1', 'Inf'],
    ],
    [
      'a number beyond all bounds',
      [
        ['uCode', 'a1', 'b1'],
        ['S', '1e400', '1'],
      ],
      ['out_of_range', 2, 'a1', '1e400'],
    ],
    [
      'no figure at all',
      [
        ['uCode', 'a1', 'b1'],
        ['S', '', 'NA'],
      ],
      ['no_values', null, null, ''],
    ],
  ])('refuses %s', (_, grid, fault) => {
    expect(faultsOf(readUnits(grid, leaves))).toContainEqual(fault);
  });
  it.each<[string, Grid, unknown[]]>([
    [
      'an unknown code',
      [
        ['iCode', 'Weight'],
        ['x', '1'],
      ],
      ['unknown_code', 2, 'iCode', 'x'],
    ],
    [
      'a code twice',
      [
        ['iCode', 'Weight'],
        ['a1', '1'],
        ['a1', '1'],
      ],
      ['duplicate_code', 3, 'iCode', 'a1'],
    ],
    [
      'a missing code',
      [
        ['iCode', 'Weight'],
        ['a1', '1'],
      ],
      ['weight_missing', null, 'iCode', 'b1'],
    ],
    [
      'a negative weight',
      [
        ['iCode', 'Weight'],
        ['a1', '-1'],
        ['b1', '1'],
      ],
      ['negative_weight', 2, 'Weight', '-1'],
    ],
    [
      'an empty weight',
      [
        ['iCode', 'Weight'],
        ['a1', ''],
        ['b1', '1'],
      ],
      ['cell_missing', 2, 'Weight', ''],
    ],
  ])('refuses weights with %s', (_, grid, fault) => {
    expect(faultsOf(readWeights(grid, leaves, new Set(leaves)))).toContainEqual(fault);
  });
  it.each([
    ['-1.5e-3', -0.0015],
    ['.5', 0.5],
    ['5.', 5],
    [' 7 ', 7],
    ['-0', 0],
    ['0e5', 0],
    ['1e-400', 'out_of_range'],
    ['1_000', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['５²', 'not_a_number'],
    ['—', 'not_a_number'],
    ['N/A', 'not_a_number'],
  ])('reads the cell %s as %s', (cell, expected) => {
    expect(readNumber(cell)).toBe(expected);
  });
  it('says every fault in both languages', () => {
    const said = TABLE_FAULTS.flatMap((kind) => [
      tableFaultText({ kind, text: '$&' }, 'zh'),
      tableFaultText({ kind, text: '$&' }, 'en'),
    ]);
    expect(new Set(said).size).toBe(TABLE_FAULTS.length * 2);
    expect(said.join('')).not.toContain('{text}');
  });
});

const NORMS: readonly Normalisation[] = [
  { kind: 'none' },
  { kind: 'minmax', low: 1, high: 100 },
  { kind: 'zscore', mean: 10, deviation: 2 },
  { kind: 'rank' },
  { kind: 'percentrank' },
  { kind: 'goalposts' },
];

describe('from table to result', () => {
  const figure = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 99 }).map(String) },
    { weight: 1, arbitrary: fc.constantFrom('', 'NA', '0', '-3.25', '1e5') },
  );
  const rows = fc.array(fc.tuple(figure, figure, figure), { minLength: 1, maxLength: 7 });
  const rules = fc.record({
    normalise: fc.constantFrom(...NORMS),
    means: fc.oneof(
      fc.constantFrom(...MEANS).map((mean) => [mean]),
      fc.tuple(fc.constantFrom(...MEANS), fc.constantFrom(...MEANS)),
    ),
    leastShares: fc.constantFrom([], [fraction(2n, 3n)], [fraction(1n), fraction(1n, 2n)]),
  });
  const dataOf = (list: readonly (readonly string[])[]): string[][] => [
    ['uCode', 'a1', 'a2', 'b1'],
    ...list.map((cells, at) => [`S${at}`, ...cells]),
  ];
  const scored = (meta: Grid, data: Grid, how: TableRules): ScoredTable | null => {
    const indicators = readIndicators(meta, { goalposts: true });
    if (!indicators.ok) throw new Error(JSON.stringify(indicators.error));
    const units = readUnits(data, [...indicators.value.meta.keys()]);
    return units.ok ? scoreTable(indicators.value, units.value, how) : null;
  };
  const text = (lines: Iterable<string>): string => [...lines].join('');

  it('every derivation gives every figure again, and no number is bad', () => {
    fc.assert(
      fc.property(rows, rules, (list, how) => {
        const table = scored(META, dataOf(list), how);
        fc.pre(table !== null);
        if (table === null) return;
        const csv = text(resultLines(table));
        expect(csv).not.toMatch(/NaN|Infinity|-0(?:,|\n)/);
        const { faults, tops } = reevaluate(text(derivationLines(table)));
        expect(faults).toEqual([]);
        const written = csv
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(','));
        expect(written.map(([code]) => code)).toEqual([...tops.keys()].sort());
        const wrong = written.filter(
          ([code = '', , , top = '']) => (top === '') !== ((tops.get(code) ?? null) === null),
        );
        expect(wrong).toEqual([]);
      }),
      runs(),
    );
  });

  it('the order of units, columns and siblings changes not one byte', () => {
    const shuffledRows = rows.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray([...list.keys()], { minLength: list.length }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      ),
    );
    fc.assert(
      fc.property(shuffledRows, rules, ([list, order, columns], how) => {
        const data = dataOf(list);
        const body = data.slice(1);
        const moved = [data[0] ?? [], ...order.map((at) => body[at] ?? [])].map((row) =>
          columns.map((at) => row[at] ?? ''),
        );
        // Indicators in another order; aggregates keep theirs, which decides the columns of the result.
        const meta = [META[0] ?? [], ...META.slice(4), META[3] ?? [], META[1] ?? [], META[2] ?? []];
        const [a, b] = [scored(META, data, how), scored(meta, moved, how)];
        fc.pre(a !== null && b !== null);
        if (a === null || b === null) return;
        expect(text(resultLines(b))).toBe(text(resultLines(a)));
      }),
      runs(),
    );
  });

  it('quotes codes that need it', () => {
    const odd = changed(META, 7, 1, 'T,"1"').map((row) =>
      row.map((cell, at) => (at === 2 && cell === 'T' ? 'T,"1"' : cell)),
    );
    const table = scored(
      odd,
      [
        ['uCode', 'a1', 'a2', 'b1'],
        ['S,1', '50', '50', '50'],
      ],
      { normalise: { kind: 'none' }, means: ['amean'], leastShares: [] },
    );
    expect(table && text(resultLines(table))).toBe('uCode,A,B,"T,""1"""\n"S,1",50,50,50\n');
  });
});
