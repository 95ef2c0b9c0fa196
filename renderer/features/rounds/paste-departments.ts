import type { Assignments, RoundContent } from '../../../shared/model/round.ts';
import type { PasteMistake, PasteOutcome } from './paste-outcome.ts';
import { asksDepartments } from './department-items.ts';
import { namesIn, tableRows } from '../../../shared/rules/table-text.ts';

/**
 * Reads a table whose first column names an item (code or name) and whose other columns name departments. A heading
 * row may stand on top; a row without departments leaves what is there.
 */
export function pasteDepartments(
  text: string,
  content: Pick<RoundContent, 'template'>,
  before: Assignments,
): PasteOutcome {
  const items = content.template.leaves.filter(asksDepartments);
  const all = tableRows(text);
  const heading = all.length > 1 && /^(指标|子项|编号|代码|item|code)/i.test(all[0]?.[0] ?? '');
  const mistakes: PasteMistake[] = [];
  const departments = { ...before.departments };
  const seen = new Set<string>();
  for (const [index, [name = '', ...cells]] of all.entries()) {
    if (index === 0 && heading) continue;
    const row = index + 1;
    const item = items.find((one) => one.code === name.toUpperCase() || one.zh === name || one.en === name);
    if (item === undefined) mistakes.push({ row, problem: 'item', word: name });
    else if (seen.has(item.code)) mistakes.push({ row, problem: 'twice', word: name });
    else seen.add(item.code);
    const ids = cells.flatMap(namesIn).flatMap((word) => {
      const found = content.template.departments.find((one) => one.zh === word || one.id === word);
      if (found !== undefined) return [found.id];
      mistakes.push({ row, problem: 'department', word });
      return [];
    });
    if (item !== undefined && ids.length > 0) departments[item.code] = [...new Set(ids)];
  }
  const rows = all.length - (heading ? 1 : 0);
  return { rows, mistakes, assignments: mistakes.length > 0 ? before : { ...before, departments } };
}
