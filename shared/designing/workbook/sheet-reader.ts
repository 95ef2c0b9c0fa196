import { readDecimal } from '../../rules/number-text.ts';
import { columnLetters, type Sheet } from '../../questionnaire/xlsform/sheet.ts';
import { isWord, keyOf, SHEETS, YES_NO, type ColumnOf, type SheetKey, type Word } from './columns.ts';

export const SHEET_FAULTS = [
  'sheet_missing',
  'column_missing',
  'column_unknown',
  'cell_missing',
  'cell_lost',
  'not_a_number',
  'number_out_of_range',
  'unknown_word',
  'code_malformed',
  'code_repeated',
  'parent_unknown',
  'parent_is_leaf',
  'cycle',
  'leaf_unknown',
  'source_repeated',
  'id_repeated',
  'department_unknown',
  'grade_unknown',
  'wrong_method',
  'too_many',
  'not_a_system',
  'unreadable',
] as const;
export type SheetFaultCode = (typeof SHEET_FAULTS)[number];

/** Why a workbook is refused, and where: name of the sheet, row as the spreadsheet counts, head of the column. */
export interface SheetFault {
  readonly code: SheetFaultCode;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly detail: string;
}

/** One row of a sheet; every question about a cell that cannot be answered is noted as a fault. */
export interface RowReader<S extends SheetKey> {
  readonly row: number;
  text(column: ColumnOf<S>): string;
  /** Text that must be there. */
  needed(column: ColumnOf<S>): string;
  /** `fallback` for an empty cell; without it an empty cell is a fault and reads as the least. */
  number(column: ColumnOf<S>, least: number, most: number, fallback?: number): number;
  word<K extends string>(column: ColumnOf<S>, words: Readonly<Record<K, Word>>, fallback?: K): K | undefined;
  /** Yes or no; `fallback` for an empty cell. */
  yes(column: ColumnOf<S>, fallback: boolean): boolean;
  fault(code: SheetFaultCode, column: ColumnOf<S>, detail?: string): void;
}

export interface Faults {
  readonly all: SheetFault[];
  add(fault: SheetFault): void;
}

const MOST_FAULTS = 200;

export function collectFaults(): Faults {
  const all: SheetFault[] = [];
  return {
    all,
    add(fault) {
      if (all.length < MOST_FAULTS) all.push(fault);
    },
  };
}

function columnsAt(sheet: Sheet, key: SheetKey, faults: Faults): ReadonlyMap<string, number> {
  const words: Readonly<Record<string, Word>> = SHEETS[key].columns;
  const places = new Map<string, number>();
  const at = { sheet: sheet.name, row: 1, detail: '' };
  for (const [index, head] of (sheet.rows[0] ?? []).entries()) {
    if (head.trim() === '') continue;
    const column = keyOf(words, head);
    if (column === undefined) faults.add({ ...at, code: 'column_unknown', column: head });
    else if (!places.has(column)) places.set(column, index);
  }
  for (const [column, word] of Object.entries(words)) {
    if (!places.has(column)) faults.add({ ...at, code: 'column_missing', column: word[0] });
  }
  return places;
}

/** Notes every cell of our sheets that holds an error, or a formula without a result: nothing of it may pass as empty. */
export function noteLost(sheets: readonly Sheet[], faults: Faults): void {
  for (const { name, rows, lost = [] } of sheets) {
    if (Object.values(SHEETS).every((one) => !isWord(one.name, name))) continue;
    for (const { row, column, text } of lost) {
      const head = rows[0]?.[column]?.trim() ?? '';
      faults.add({
        code: 'cell_lost',
        sheet: name,
        row: row + 1,
        column: head === '' ? columnLetters(column) : head,
        detail: text,
      });
    }
  }
}

/** The rows of one sheet, empty ones left out; none where the sheet or a column is missing. */
export function rowsOf<S extends SheetKey>(sheets: readonly Sheet[], key: S, faults: Faults): readonly RowReader<S>[] {
  const sheet = sheets.find((one) => isWord(SHEETS[key].name, one.name));
  if (sheet === undefined) {
    faults.add({ code: 'sheet_missing', sheet: SHEETS[key].name[0], row: 0, column: '', detail: '' });
    return [];
  }
  const before = faults.all.length;
  const places = columnsAt(sheet, key, faults);
  if (faults.all.length > before) return [];
  const words: Readonly<Record<string, Word>> = SHEETS[key].columns;
  return sheet.rows.slice(1).flatMap((cells, index): RowReader<S>[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const row = index + 2;
    const text = (column: string): string => (cells[places.get(column) ?? -1] ?? '').trim();
    const head = (column: string): string => sheet.rows[0]?.[places.get(column) ?? -1] ?? words[column]?.[0] ?? '';
    const fault = (code: SheetFaultCode, column: string, detail = text(column)): void => {
      faults.add({ code, sheet: sheet.name, row, column: head(column), detail });
    };
    return [
      {
        row,
        text,
        fault,
        needed(column) {
          if (text(column) === '') fault('cell_missing', column);
          return text(column);
        },
        number(column, least, most, fallback) {
          if (text(column) === '' && fallback !== undefined) return fallback;
          const read = readDecimal(text(column));
          if (read === null) fault(text(column) === '' ? 'cell_missing' : 'not_a_number', column);
          else if (Number(read) < least || Number(read) > most) fault('number_out_of_range', column);
          else return Number(read);
          return least;
        },
        yes(column, fallback) {
          if (text(column) === '') return fallback;
          const found = keyOf(YES_NO, text(column));
          if (found === undefined) fault('unknown_word', column);
          return found === 'yes';
        },
        word(column, choices, fallback) {
          if (text(column) === '' && fallback !== undefined) return fallback;
          const found = keyOf(choices, text(column));
          if (found === undefined) fault(text(column) === '' ? 'cell_missing' : 'unknown_word', column);
          return found;
        },
      },
    ];
  });
}
