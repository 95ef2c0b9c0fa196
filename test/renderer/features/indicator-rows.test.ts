import { expect, test } from 'vitest';
import { indicatorRows } from '../../../renderer/features/indicators/rows.ts';
import { Template } from '../../../shared/model/template.ts';
import shipped from '../../../resources/indicator-sets/xicheng-2021.template.json';

const template = Template.parse(shipped);
const rows = indicatorRows(template);

test('every item has its row, and a node with one child stands in it', () => {
  expect(rows.filter((row) => row.kind === 'leaf')).toHaveLength(41);
  const shown = rows.filter((row) => row.kind === 'node').map((row) => row.code);
  const folded = rows.flatMap((row) => row.above.map((node) => node.code));
  expect([...shown, ...folded].sort()).toEqual(template.nodes.map((node) => node.code).sort());
  const all = [...template.nodes, ...template.leaves];
  const single = template.nodes.filter((node) => all.filter((one) => one.parent === node.code).length === 1);
  expect(folded.sort()).toEqual(single.map((node) => node.code).sort());
});

test('weights are those within the row above, shares those of the total', () => {
  const row = rows.find((one) => one.code === 'A1.1.1');
  expect(row).toMatchObject({ weight: '70.00', share: '4.41', depth: 3, inside: ['A', 'A1', 'A1.1'] });
  for (const node of rows.filter((one) => one.kind === 'node')) {
    const inside = rows.filter((one) => one.inside.at(-1) === node.code);
    expect(inside.reduce((sum, one) => sum + Number(one.weight), 0)).toBeCloseTo(100, 1);
  }
});
