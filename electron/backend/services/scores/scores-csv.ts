import { publishedTotal, type UnitResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { csvText } from '../csv-text.ts';
import type { Scored } from './round-result.ts';

const COLUMNS = ['街道代码', '街道', '总分', '等次', '覆盖率', '初步'];
const YES = '是';
const NO = '否';

/** The table of all streets for a spreadsheet: UTF-8 with BOM, one line per street, an empty cell for no value. */
export function scoresCsv({ content, result }: Scored): string {
  const { template } = content;
  const categories = template.nodes.filter((node) => node.level === 1);
  const head = [
    ...COLUMNS,
    ...categories.map((node) => `${node.code} ${node.zh}`),
    ...template.leaves.map((leaf) => `${leaf.code} ${leaf.zh}`),
  ];
  const lines = [head, ...result.units.map((unit) => row(content, unit, categories))];
  const marked = content.simulated ? [['模拟数据'], ...lines] : lines;
  return csvText(marked);
}

function row(content: RoundContent, unit: UnitResult, categories: readonly { readonly code: string }[]): string[] {
  const scores = new Map([...unit.nodes, ...unit.leaves].map((node) => [node.code, node.score]));
  const street = content.template.streets.find((one) => one.code9 === unit.unit);
  return [
    unit.unit,
    street?.zh ?? '',
    publishedTotal(unit).score ?? '',
    unit.band?.zh ?? '',
    unit.coverage,
    unit.provisional ? YES : NO,
    ...categories.map((node) => scores.get(node.code) ?? ''),
    ...content.template.leaves.map((leaf) => scores.get(leaf.code) ?? ''),
  ];
}
