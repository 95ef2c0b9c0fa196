import { describe, expect, it } from 'vitest';
import { writeSheets } from '../../../shared/designing/workbook/write-sheets.ts';
import { readSheets } from '../../../shared/designing/workbook/read-sheets.ts';
import type { Sheet } from '../../../shared/questionnaire/xlsform/sheet.ts';
import type { Template } from '../../../shared/model/template.ts';
import { template } from '../scoring/round-fixture.ts';
import { edited, NONE } from './designs.ts';

/** The cell of a sheet replaced; rows and columns as the spreadsheet counts, the first row is 1. */
function withCell(sheets: readonly Sheet[], sheet: string, row: number, head: string, text: string): readonly Sheet[] {
  return sheets.map((one) => {
    if (one.name !== sheet) return one;
    const at = one.rows[0]?.indexOf(head) ?? -1;
    const rows = one.rows.map((cells, n) => (n === row - 1 ? cells.map((cell, m) => (m === at ? text : cell)) : cells));
    return { ...one, rows };
  });
}

function faultsOf(sheets: readonly Sheet[], before: Template = template): readonly string[] {
  const read = readSheets(sheets, before, NONE);
  if (read.ok) return [];
  return read.error.map(({ code, sheet, row, column, detail }) => `${code} ${sheet}!${row} ${column} ${detail}`.trim());
}

const sheets = writeSheets(template, 'zh');
/** Row of the workbook in which an indicator stands. */
const rowOf = (code: string): number => (sheets[0]?.rows.findIndex((row) => row[0] === code) ?? -2) + 1;

describe('a workbook', () => {
  it.each(['zh', 'en'] as const)('in %s says everything and reads as the same system', (language) => {
    const read = readSheets(writeSheets(template, language), template, NONE);
    expect(read.ok ? read.value : read.error).toEqual(template);
  });

  it('reads into an empty design as a sound tree', () => {
    const empty = { ...template, nodes: [], leaves: [] };
    const read = readSheets(sheets, empty, NONE);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.leaves.map((leaf) => [leaf.code, leaf.weight, leaf.sources])).toEqual(
      template.leaves.map((leaf) => [leaf.code, leaf.weight, leaf.sources]),
    );
  });

  it('names a formula without a result where it stands, in our sheets only', () => {
    const lost = [{ row: 4, column: 1, text: '#REF!' }];
    const [first, ...others] = sheets;
    if (first === undefined) throw new Error('a workbook has sheets');
    const head = first.rows[0]?.[1] ?? '';
    expect(faultsOf([{ ...first, lost }, ...others])).toEqual([`cell_lost ${first.name}!5 ${head} #REF!`]);
    expect(faultsOf([...sheets, { name: '草稿', rows: [], lost }])).toEqual([]);
  });

  it('takes new lines, gives them numbers, and lets weights that do not sum be seen later', () => {
    const more = sheets.map((sheet) =>
      sheet.name === '标准'
        ? { ...sheet, rows: [...sheet.rows, ['A1.1.1', '', '第八项', '', '是', '', '', '']] }
        : sheet,
    );
    const read = readSheets(withCell(more, '指标', rowOf('A1.1.1'), '权重', '６０'), template, NONE);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const [leaf] = read.value.leaves;
    expect(leaf?.weight).toBe(60);
    expect(leaf?.method.type === 'checklist' ? leaf.method.items.at(-1) : null).toEqual({
      id: 'i8',
      zh: '第八项',
      en: '',
      critical: true,
    });
    const used = new Set(['A1.1.1/i8']);
    const again = readSheets(more, template, used);
    const method = again.ok ? again.value.leaves[0]?.method : null;
    expect(method?.type === 'checklist' ? method.items.at(-1)?.id : null).toBe('i9');
  });

  it.each([
    ['权重', 'A1.1.1', '-5', 'number_out_of_range'],
    ['权重', 'A1.1.1', '0', 'number_out_of_range'],
    ['权重', 'A1.1.1', '1,5', 'not_a_number'],
    ['权重', 'A1.1.1', '', 'cell_missing'],
    ['上级', 'A1.1.1', 'Z9', 'parent_unknown'],
    ['上级', 'A1.1.1', 'A1.1.2', 'parent_is_leaf'],
    ['代码', 'A1.1.2', 'A1.1.1', 'code_repeated'],
    ['代码', 'A1.1.2', '一号', 'code_malformed'],
    ['方法', 'A1.1.1', '抽签', 'unknown_word'],
    ['类型', 'A1.1.1', '其他', 'unknown_word'],
    ['参评部门', 'A1.1.1', '外星部门', 'department_unknown'],
    ['名称', 'A1.1.1', '', 'cell_missing'],
  ])('%s of %s = “%s” is refused with sheet, row and column: %s', (head, code, text, fault) => {
    const faults = faultsOf(withCell(sheets, '指标', rowOf(code), head, text));
    expect(faults[0]).toContain(`${fault} 指标!${rowOf(code)} ${head}`);
  });

  it('names a cycle at every row that is in it', () => {
    const faults = faultsOf(withCell(sheets, '指标', rowOf('A'), '上级', 'A1.1'));
    expect(faults.filter((fault) => fault.startsWith('cycle'))).toEqual(
      expect.arrayContaining([`cycle 指标!${rowOf('A')} 上级 A1.1`]),
    );
  });

  it('refuses missing sheets, missing and unknown columns, and rows of unknown items', () => {
    expect(faultsOf(sheets.slice(1))).toContain('sheet_missing 指标!0');
    const renamed = sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row, n) => (n === 0 ? row.map((head) => (head === '权重' ? '分量' : head)) : row)),
    }));
    expect(faultsOf(renamed)).toEqual(
      expect.arrayContaining(['column_unknown 指标!1 分量', 'column_missing 指标!1 权重']),
    );
    expect(faultsOf(withCell(sheets, '佐证材料', 2, '代码', 'Q1'))).toContain('leaf_unknown 佐证材料!2 代码 Q1');
    expect(faultsOf(withCell(sheets, '评估主体', 3, '主体', '街道自评'))).toContain(
      'source_repeated 评估主体!3 主体 街道自评',
    );
    expect(faultsOf(withCell(sheets, '比率', 2, '固定数', '0'))).toContain('number_out_of_range 比率!2 固定数 0');
  });

  it('keeps what is not in it: provenance, bands, questionnaires', () => {
    const renamed = edited(template, { t: 'rename', code: 'A1.1.1', zh: '另一名称', en: '' });
    const read = readSheets(writeSheets(renamed, 'zh'), template, NONE);
    expect(read.ok ? read.value : read.error).toEqual(renamed);
  });
});
