import { expect, test } from 'vitest';
import { formOf } from '../../../shared/questionnaire/from-template.ts';
import type { TableMapping } from '../../../shared/questionnaire/table/mapping.ts';
import { readRows } from '../../../shared/questionnaire/table/read-rows.ts';
import { OTHER_UNIT, testTemplate, UNIT } from '../../support/evaluator.ts';

const { questionnaires, streets } = testTemplate();
const residents = questionnaires.find(({ id }) => id === 'RESIDENT')!;
const form = formOf(residents, '1');
const several = residents.items.find(({ type }) => type === 'multi')!;
const [first, second] = several.options!;
const nameOf = (unit: string) => streets.find(({ code9 }) => code9 === unit)?.zh ?? '';
const communities = [UNIT, OTHER_UNIT].map((unit) => ({ code: `${unit}001`, zh: '西里社区', street: unit }));
const mapping: TableMapping = {
  serial: 0,
  prefix: '',
  unit: 1,
  oneUnit: '',
  community: 2,
  seconds: 3,
  questions: [
    { column: 4, question: several.id, option: first!.id },
    { column: 5, question: several.id, option: second!.id },
  ],
};

test('a cell that repeats is read as it was, in its own column and its own street', () => {
  const table = [
    ['序号', '街道', '社区', '秒', '一', '二'],
    ['1', nameOf(UNIT), '西里', '90', '1', '0'],
    ['2', nameOf(OTHER_UNIT), '西里', '90秒', '1', '1'],
    ['3', nameOf(UNIT), '西里', '90', '0', '1'],
    ['4', '没有', '西里', '很久', '是', '大概'],
    ['5', '没有', '西里', '很久', '是', '大概'],
  ];
  const { rows, faults } = readRows(table, mapping, { form, streets, communities, units: [UNIT, OTHER_UNIT] });
  expect(rows.map(({ unit, community, seconds, answers }) => [unit, community, seconds, answers[several.id]])).toEqual([
    [UNIT, `${UNIT}001`, 90, first!.id],
    [OTHER_UNIT, `${OTHER_UNIT}001`, 90, `${first!.id} ${second!.id}`],
    [UNIT, `${UNIT}001`, 90, second!.id],
  ]);
  expect(faults.map(({ row, column, fault }) => [row, column, fault])).toEqual(
    [5, 6].flatMap((row) => [
      [row, 1, 'street_unknown'],
      [row, 3, 'seconds_bad'],
      [row, 5, 'tick_unknown'],
    ]),
  );
});
