import type { Assignments, Person, RoundContent } from '../../../shared/model/round.ts';
import type { Street } from '../../../shared/model/template.ts';
import type { PasteMistake, PasteOutcome } from './paste-outcome.ts';
import { readDay } from './read-day.ts';
import { streetNamed } from '../../../shared/rules/street-named.ts';
import { namesIn, tableRows } from '../../../shared/rules/table-text.ts';

const COLUMNS = 5;

interface Row {
  readonly unit: string;
  readonly reviewers: readonly string[];
  readonly excluded: readonly string[];
  readonly day: string;
}

/**
 * Reads a table with the columns street, reviewer, reviewer, last day, excluded. A heading row may stand on top, a
 * cell may hold several names, and an empty cell leaves what is there.
 */
export function pasteReviewers(
  text: string,
  content: Pick<RoundContent, 'units' | 'template' | 'roster'>,
  before: Assignments,
): PasteOutcome {
  const streets = content.template.streets.filter((street) => content.units.includes(street.code9));
  const all = tableRows(text);
  const heading =
    all.length > 1 && /^(街道|street)/i.test(all[0]?.[0] ?? '') && !streetNamed(all[0]?.[0] ?? '', streets);
  const mistakes: PasteMistake[] = [];
  const rows: Row[] = [];
  for (const [index, cells] of all.entries()) {
    if (index === 0 && heading) continue;
    const read = readRow(cells, index + 1, { streets, persons: content.roster.persons });
    mistakes.push(...read.mistakes);
    if (rows.some((row) => row.unit === read.row.unit && row.unit !== '')) {
      mistakes.push({ row: index + 1, problem: 'twice', word: cells[0] ?? '' });
    }
    rows.push(read.row);
  }
  return { rows: rows.length, mistakes, assignments: mistakes.length > 0 ? before : withRows(before, rows) };
}

function readRow(
  cells: readonly string[],
  row: number,
  known: { readonly streets: readonly Street[]; readonly persons: readonly Person[] },
): { readonly row: Row; readonly mistakes: readonly PasteMistake[] } {
  const [street = '', first = '', second = '', last = '', barred = ''] = cells;
  const unit = streetNamed(street, known.streets)?.code9 ?? '';
  const mistakes: PasteMistake[] = [];
  if (unit === '') mistakes.push({ row, problem: 'street', word: street });
  if (cells.slice(COLUMNS).some((cell) => cell !== '')) {
    mistakes.push({ row, problem: 'columns', word: cells.slice(COLUMNS).join(' ') });
  }
  const day = readDay(last) ?? '';
  if (last !== '' && day === '') mistakes.push({ row, problem: 'day', word: last });
  const idsOf = (names: readonly string[]) =>
    names.flatMap((name) => {
      const found = known.persons.filter((one) => one.name === name || `${one.name} ${one.post}`.trim() === name);
      const [only] = found;
      if (only !== undefined && found.length === 1) return [only.id];
      mistakes.push({ row, problem: found.length === 0 ? 'person' : 'two_persons', word: name });
      return [];
    });
  const reviewers = idsOf([...namesIn(first), ...namesIn(second)]);
  return { row: { unit, reviewers, excluded: idsOf(namesIn(barred)), day }, mistakes };
}

function withRows(before: Assignments, rows: readonly Row[]): Assignments {
  const reviewers = { ...before.reviewers };
  const deadlines = { ...before.deadlines };
  let excluded = before.excluded;
  for (const row of rows) {
    if (row.reviewers.length > 0) reviewers[row.unit] = [...new Set(row.reviewers)];
    if (row.day !== '') deadlines[row.unit] = row.day;
    if (row.excluded.length > 0) {
      const pairs = [...new Set(row.excluded)].map((person) => ({ person, unit: row.unit }));
      excluded = [...excluded.filter((pair) => pair.unit !== row.unit), ...pairs];
    }
  }
  return { ...before, reviewers, deadlines, excluded };
}
