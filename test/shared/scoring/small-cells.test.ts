import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTable, hideSmall } from '../../../shared/scoring/survey/small-cells.ts';
import { runs } from '../../support/depth.ts';

type Counts = readonly (number | null)[];

/**
 * Every value that each hidden count of a line can have, found by trying all: counts are whole, and a hidden one is at
 * least 1 if it was hidden for being small. Whoever reads the table knows no more, and mostly less.
 */
function possible(line: Counts, sum: number, least: number): number[] {
  const hidden = line.filter((count) => count === null).length;
  const left = sum - line.reduce<number>((all, count) => all + (count ?? 0), 0);
  const values: number[] = [];
  // The others take between 1 each and whatever is left.
  for (let value = 1; value <= left; value += 1) {
    const others = left - value;
    if (hidden > 1 ? others >= hidden - 1 : others === 0) values.push(value);
  }
  return values.slice(0, least + 5);
}

const table = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 6 })).chain(([rows, columns]) =>
  fc.array(
    fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 40 })), {
      minLength: columns,
      maxLength: columns,
    }),
    { minLength: rows, maxLength: rows },
  ),
);

test('no hidden count follows from the others of its row or column', () => {
  let hid = 0;
  fc.assert(
    fc.property(table, fc.integer({ min: 2, max: 8 }), (cells, least) => {
      const counts = countTable(cells);
      const shown = hideSmall(counts, least);
      for (const [row, line] of cells.entries()) {
        for (const [column, value] of line.entries()) {
          const seen = shown.cells[row]?.[column];
          expect(seen === null || seen === value).toBe(true);
          expect(value > 0 && value < least && seen !== null).toBe(false);
        }
      }
      const columns = (cells[0] ?? []).map((_, column) => shown.cells.map((row) => row[column] ?? null));
      const lines: [Counts, number | null][] = [
        ...shown.cells.map((row, at): [Counts, number | null] => [row, shown.rowTotals[at] ?? null]),
        ...columns.map((column, at): [Counts, number | null] => [column, shown.columnTotals[at] ?? null]),
        [shown.rowTotals, shown.total],
        [shown.columnTotals, shown.total],
      ];
      for (const [line, sum] of lines) {
        const hidden = line.filter((count) => count === null).length;
        // A hidden sum is no way to a hidden count, but the shown counts must not add up to it.
        const safe = sum === null ? hidden > 0 : hidden === 0 || possible(line, sum, least).length > 1;
        expect(safe).toBe(true);
        hid += hidden;
      }
    }),
    runs(),
  );
  expect(hid).toBeGreaterThan(100);
});

test.each([
  [
    'nothing small',
    [
      [10, 20],
      [30, 40],
    ],
    [
      [10, 20],
      [30, 40],
    ],
  ],
  [
    'the second count in row and column goes, too',
    [
      [3, 20, 30],
      [30, 6, 50],
      [40, 41, 42],
    ],
    [
      [null, null, 30],
      [null, null, 50],
      [40, 41, 42],
    ],
  ],
  [
    'empty is no group',
    [
      [0, 20],
      [30, 40],
    ],
    [
      [0, 20],
      [30, 40],
    ],
  ],
])('%s', (_what, cells, expected) => {
  expect(hideSmall(countTable(cells), 5).cells).toStrictEqual(expected);
});

test('two single persons under a sum of two are told by it, so a third count goes', () => {
  expect(
    hideSmall(
      countTable([
        [1, 1, 9],
        [20, 20, 20],
        [30, 30, 30],
      ]),
      5,
    ).cells[0],
  ).toStrictEqual([null, null, null]);
});
