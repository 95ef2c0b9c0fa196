// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { copied, emptied, nextOpenCell, placed } from '../../../renderer/features/filling/matrix/cell-changes.ts';
import { columnsOf, streetsOf } from '../../../renderer/features/filling/matrix/columns.ts';
import { commandOf, moveOf } from '../../../renderer/features/filling/matrix/grid-keys.ts';
import { placeBlock, type Grid } from '../../../renderer/features/filling/matrix/place-block.ts';
import type { DraftValue } from '../../../shared/model/response.ts';
import { tableRows } from '../../../shared/rules/table-text.ts';
import { roundContent, testTemplate } from '../../support/evaluator.ts';

const streets = testTemplate().streets;
const content = {
  ...roundContent('device', 'person', 'K'.repeat(43), { role: 'department', departments: ['D01'] }),
  units: streets.map((street) => street.code9),
};
/** Points, then a ratio with its two figures. */
const LEAVES = ['A1.1.2', 'C3.2.1', 'A2.1.1'];
const columns = columnsOf(testTemplate().leaves.filter((leaf) => LEAVES.includes(leaf.code)));
const FIRST = streets[0]!;
const SECOND = streets[1]!;

function gridOf(answers: Readonly<Record<string, DraftValue>> = {}, locked: readonly string[] = []): Grid {
  return {
    content,
    streets: streetsOf(content),
    columns,
    valueOf: (unit, leaf) => answers[`${unit} ${leaf}`] ?? null,
    isLocked: (unit) => locked.includes(unit),
  };
}
const rowsOf = (text: string) => tableRows(text, { gaps: true });
const origin = { row: 0, column: 0 };
const points = (s: string) => ({ t: 'points', s }) as const;

test('the table has all streets down and one column a leaf, two for a ratio', () => {
  expect(gridOf().streets).toHaveLength(15);
  expect(columns.map(({ leaf, part }) => `${leaf.code} ${part}`)).toEqual([
    'A1.1.2 points',
    'A2.1.1 points',
    'C3.2.1 num',
    'C3.2.1 den',
  ]);
});

describe('a pasted block', () => {
  test('goes on from the current cell; empty cells and lines change nothing', () => {
    const answer = placeBlock(rowsOf('80\t\t３\t四\r\n\r\n\t90\t\t\r\n'), origin, gridOf());
    expect(answer).toEqual({
      ok: true,
      cells: 4,
      empty: 5,
      changes: [
        { unit: FIRST.code9, leaf: 'A1.1.2', value: points('80') },
        { unit: FIRST.code9, leaf: 'C3.2.1', value: { t: 'ratio', num: '3', den: '4' } },
        { unit: streets[2]!.code9, leaf: 'A2.1.1', value: points('90') },
      ],
    });
  });

  test('with names and codes each cell finds its place, in any order', () => {
    const text = `街道\tC3.2.1\t\tA1.1.2 综合设置\n${SECOND.zh}\t5\t10\t88\n${FIRST.short}\t1\t2\t77`;
    const answer = placeBlock(rowsOf(text), { row: 9, column: 3 }, gridOf());
    expect(answer.ok && answer.changes).toEqual([
      { unit: SECOND.code9, leaf: 'C3.2.1', value: { t: 'ratio', num: '5', den: '10' } },
      { unit: SECOND.code9, leaf: 'A1.1.2', value: points('88') },
      { unit: FIRST.code9, leaf: 'C3.2.1', value: { t: 'ratio', num: '1', den: '2' } },
      { unit: FIRST.code9, leaf: 'A1.1.2', value: points('77') },
    ]);
  });

  test('every cell that cannot be taken is named with its reason, and nothing is changed', () => {
    const text = `${FIRST.zh}\t101\tabc\t9\t3\n某某街道\t1\n${SECOND.zh}\t50\t60\t1\t2\t99`;
    const answer = placeBlock(rowsOf(text), origin, gridOf());
    expect(answer.ok).toBe(false);
    const refused = answer.ok ? [] : answer.refused;
    expect(
      refused.map(({ row, column, reason, street, item }) => [row, column, reason, street?.code9, item?.leaf.code]),
    ).toEqual([
      [1, 2, 'points_range', FIRST.code9, 'A1.1.2'],
      [1, 3, 'not_a_number', FIRST.code9, 'A2.1.1'],
      [1, 5, 'numerator_above_denominator', FIRST.code9, 'C3.2.1'],
      [2, 1, 'unknown_street', undefined, undefined],
      [3, 6, 'outside', SECOND.code9, undefined],
    ]);
  });

  test('a submitted street, an unknown code and a cell named twice are refused', () => {
    const text = `\tA1.1.2\tA9.9.9\n${FIRST.zh}\t80\t1\n${SECOND.zh}\t80\n${SECOND.zh}\t81`;
    const answer = placeBlock(rowsOf(text), origin, gridOf({}, [FIRST.code9]));
    expect(answer.ok ? [] : answer.refused.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'locked'],
      [2, 'unknown_item'],
      [4, 'twice'],
    ]);
  });

  test('a single value fills all that is marked', () => {
    const answer = placed(gridOf(), { top: 0, bottom: 2, left: 0, right: 1 }, '90\n');
    expect(answer.ok && answer.changes).toHaveLength(6);
  });

  test('what is copied can be pasted again', () => {
    const answers = {
      [`${FIRST.code9} A1.1.2`]: points('80'),
      [`${FIRST.code9} C3.2.1`]: { t: 'ratio', num: '1', den: '2' } as const,
    };
    const text = copied(gridOf(answers), { top: 0, bottom: 1, left: 0, right: 3 }, '不涉及');
    expect(text).toBe('80\t\t1\t2\n\t\t\t');
    const again = placeBlock(rowsOf(text), { row: 4, column: 0 }, gridOf());
    expect(again.ok && again.changes.map(({ unit, value }) => [unit, value])).toEqual([
      [streets[4]!.code9, points('80')],
      [streets[4]!.code9, { t: 'ratio', num: '1', den: '2' }],
    ]);
  });
});

test('emptying leaves submitted streets alone', () => {
  const answers = { [`${FIRST.code9} A1.1.2`]: points('80'), [`${SECOND.code9} A1.1.2`]: points('70') };
  expect(emptied(gridOf(answers, [FIRST.code9]), { top: 0, bottom: 14, left: 0, right: 3 })).toEqual([
    { unit: SECOND.code9, leaf: 'A1.1.2', value: null },
  ]);
});

test('the next open cell is found in reading order, round the end', () => {
  const answers = { [`${FIRST.code9} A1.1.2`]: points('80') };
  expect(nextOpenCell(gridOf(answers), { row: 14, column: 3 })).toEqual({ row: 0, column: 1 });
});

describe('keys', () => {
  const size = { rows: 15, columns: 4 };
  const plain = (key: string) => ({ key, shift: false, ctrl: false });
  test.each([
    [{ row: 0, column: 0 }, plain('ArrowUp'), { row: 0, column: 0 }],
    [{ row: 3, column: 1 }, plain('Enter'), { row: 4, column: 1 }],
    [
      { row: 3, column: 1 },
      { ...plain('Enter'), shift: true },
      { row: 2, column: 1 },
    ],
    [{ row: 3, column: 3 }, plain('Tab'), { row: 4, column: 0 }],
    [{ row: 14, column: 3 }, plain('Tab'), undefined],
    [{ row: 0, column: 0 }, { ...plain('Tab'), shift: true }, undefined],
    [
      { row: 3, column: 1 },
      { ...plain('End'), ctrl: true },
      { row: 14, column: 3 },
    ],
    [
      { row: 3, column: 1 },
      { ...plain('ArrowDown'), ctrl: true },
      { row: 14, column: 1 },
    ],
    [{ row: 3, column: 1 }, plain('x'), undefined],
  ])('from %j, %j leads to %j', (from, key, to) => {
    expect(moveOf(from, key, size)).toEqual(to);
  });

  test('inside a cell the text has its keys', () => {
    const cell = { inside: true, opens: false, several: false };
    expect(commandOf(plain('Delete'), cell)).toBeUndefined();
    expect(commandOf(plain('Escape'), cell)).toBe('restore');
    expect(commandOf(plain('F2'), cell)).toBe('edit');
    expect(commandOf({ ...plain('F2'), shift: true }, cell)).toBe('detail');
    expect(commandOf(plain('Delete'), { ...cell, inside: false, several: true })).toBe('clear');
    expect(commandOf({ ...plain('z'), ctrl: true }, cell)).toBe('undo');
  });
});
