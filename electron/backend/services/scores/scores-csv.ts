import { publishedTotal, type UnitResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Scored } from './round-result.ts';

const BOM = '\uFEFF';
const COLUMNS = ['街道代码', '街道', '总分', '等次', '覆盖率', '初步'];
const YES = '是';
const NO = '否';

/** A cell that a spreadsheet could take for a formula is kept a text by an apostrophe; the rest as RFC 4180 says. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

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
  return BOM + marked.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
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
