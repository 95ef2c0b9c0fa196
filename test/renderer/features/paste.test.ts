import { expect, test } from 'vitest';
import { nextCell } from '../../../renderer/features/rounds/cell-moves.ts';
import { keepable, placeBlock, readFigure } from '../../../renderer/features/rounds/figures.ts';
import { pasteDepartments } from '../../../renderer/features/rounds/paste-departments.ts';
import { pasteReviewers } from '../../../renderer/features/rounds/paste-reviewers.ts';
import { personLines } from '../../../renderer/features/rounds/person-lines.ts';
import { readDay } from '../../../renderer/features/rounds/read-day.ts';
import { isTable, tableRows } from '../../../shared/rules/table-text.ts';
import { Template } from '../../../shared/model/template.ts';
import shipped from '../../../resources/indicator-sets/xicheng-2021.template.json';

const template = Template.parse(shipped);
const units = ['110102001', '110102003'];
const persons = [
  { id: 'p1', name: '周一', post: '督查科' },
  { id: 'p2', name: '吴二', post: '' },
  { id: 'p3', name: '郑三', post: '一科' },
  { id: 'p4', name: '郑三', post: '二科' },
];
const content = { units, template, roster: { persons, devices: [] } };
const before = {
  departments: { 'A2.1.1': ['D09'] },
  reviewers: { '110102001': ['p2'] },
  excluded: [{ person: 'p2', unit: '110102003' }],
  deadlines: { '110102001': '2026-09-30' },
};
const table = (...rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t')).join('\r\n');

test('cells with tabs, line ends and quotes inside come apart as the spreadsheet meant them', () => {
  expect(tableRows('a\t"b\n""c"""\r\n\r\n d \t')).toEqual([
    ['a', 'b\n"c"'],
    ['d', ''],
  ]);
  expect([isTable('张三\n'), isTable('张三\t李四'), isTable('张三\n李四')]).toEqual([false, true, true]);
});

test('days are read as people write them, and only real ones', () => {
  const written = ['2026-10-9', '2026/10/09', '2026年2月28日', '２０２６.1.1', '2026-02-29', '10/9', '2026-13-01'];
  expect(written.map(readDay)).toEqual([
    '2026-10-09',
    '2026-10-09',
    '2026-02-28',
    '2026-01-01',
    undefined,
    undefined,
    undefined,
  ]);
});

test('a table of reviewers goes in whole, and empty cells leave what is there', () => {
  const outcome = pasteReviewers(
    table(
      ['街道', '审核人', '审核人', '截止日期', '回避'],
      ['西长安街', '周一', '吴二', '', ''],
      ['110102003', '', '', '2026/10/8', '周一'],
    ),
    content,
    before,
  );
  expect(outcome.mistakes).toEqual([]);
  expect(outcome.rows).toBe(2);
  expect(outcome.assignments).toEqual({
    ...before,
    reviewers: { '110102001': ['p1', 'p2'] },
    deadlines: { '110102001': '2026-09-30', '110102003': '2026-10-08' },
    excluded: [{ person: 'p1', unit: '110102003' }],
  });
});

test('one mistake anywhere keeps the whole table out and is named by its row', () => {
  const outcome = pasteReviewers(
    table(
      ['西长安街街道', '周一', '无名', '昨天', ''],
      ['海淀街道', '郑三', '', '', ''],
      ['西长安街', '郑三 二科', '', '', '', '多余'],
    ),
    content,
    before,
  );
  expect(outcome.assignments).toBe(before);
  expect(outcome.mistakes).toEqual([
    { row: 1, problem: 'day', word: '昨天' },
    { row: 1, problem: 'person', word: '无名' },
    { row: 2, problem: 'street', word: '海淀街道' },
    { row: 2, problem: 'two_persons', word: '郑三' },
    { row: 3, problem: 'columns', word: '多余' },
    { row: 3, problem: 'twice', word: '西长安街' },
  ]);
});

test('departments are found by name in one cell or in several', () => {
  const good = pasteDepartments(table(['编号', '部门'], ['a2.1.1', '区司法局、区民政局', 'D01']), content, before);
  expect(good.assignments.departments).toEqual({ 'A2.1.1': ['D05', 'D12', 'D01'] });
  const bad = pasteDepartments(table(['A1.1.1', '区司法局'], ['A2.1.1', '某局']), content, before);
  expect(bad.assignments).toBe(before);
  expect(bad.mistakes).toEqual([
    { row: 1, problem: 'item', word: 'A1.1.1' },
    { row: 2, problem: 'department', word: '某局' },
  ]);
});

test('people are taken from lines and from columns', () => {
  expect(personLines('孙九 督查科\n孙十,办公室 科长\n李四\t一科\nAnne Li, desk').persons).toEqual([
    { name: '孙九', post: '督查科' },
    { name: '孙十', post: '办公室 科长' },
    { name: '李四', post: '一科' },
    { name: 'Anne Li', post: 'desk' },
  ]);
  expect(personLines(`好人\n${'长'.repeat(61)}`).tooLong).toEqual([2]);
});

test('figures are whole numbers as people write them', () => {
  const typed = ['1,200', '０１２', ' 7.00 ', '', '1.5', '-3', '12x', '12345678901'];
  expect(typed.map(readFigure)).toEqual(['1200', '12', '7', '', undefined, undefined, undefined, undefined]);
});

test('what is no figure keeps the one before; an emptied cell has none', () => {
  const saved = { '110102001': { powers: '5', workers: '9' } };
  const texts = { '110102001': { powers: '5x', workers: '' } };
  expect(keepable(texts, saved)).toEqual({ '110102001': { powers: '5' } });
});

test('a block starts at the cursor, follows street names, or is refused whole', () => {
  const grid = {
    units: template.streets.filter((street) => units.includes(street.code9)),
    figures: ['powers', 'workers'],
  };
  expect(placeBlock([['1'], ['2']], { row: 0, column: 1 }, grid)).toEqual({
    cells: [
      { unit: '110102001', figure: 'workers', text: '1' },
      { unit: '110102003', figure: 'workers', text: '2' },
    ],
  });
  const named = [
    ['街道', '职权'],
    ['新街口', '4'],
  ];
  expect(placeBlock(named, { row: 0, column: 1 }, grid)).toEqual({
    cells: [{ unit: '110102003', figure: 'powers', text: '4' }],
  });
  expect(placeBlock([['1', '2']], { row: 0, column: 1 }, grid)).toEqual({ problem: 'too_big' });
  expect(placeBlock([...named, ['远方', '1']], { row: 0, column: 0 }, grid)).toEqual({
    problem: 'unknown_streets',
    names: ['远方'],
  });
});

test('keys move between cells as in a spreadsheet and stop at the edge', () => {
  const size = { rows: 2, columns: 2 };
  const inText = { shift: false, atStart: false, atEnd: false };
  const at = { row: 0, column: 0 };
  expect(nextCell(at, { ...inText, key: 'Enter' }, size)).toEqual({ row: 1, column: 0 });
  expect(nextCell({ row: 1, column: 0 }, { ...inText, key: 'Enter', shift: true }, size)).toEqual(at);
  expect(nextCell({ row: 1, column: 0 }, { ...inText, key: 'ArrowDown' }, size)).toBeUndefined();
  expect(nextCell(at, { ...inText, key: 'ArrowRight' }, size)).toBeUndefined();
  expect(nextCell(at, { ...inText, key: 'ArrowRight', atEnd: true }, size)).toEqual({ row: 0, column: 1 });
  expect(nextCell(at, { ...inText, key: 'Tab' }, size)).toBeUndefined();
});
