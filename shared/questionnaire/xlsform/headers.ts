import { refusal, type Refusal } from './refusal.ts';
import { columnLetters, type Sheet } from './sheet.ts';

/** Columns that carry text by language. */
const TRANSLATED: ReadonlySet<string> = new Set([
  'label',
  'hint',
  'guidance_hint',
  'constraint_message',
  'required_message',
]);

/** Other spellings that form software understands. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['caption', 'label'],
  ['command', 'type'],
  ['relevance', 'relevant'],
  ['bind::relevant', 'relevant'],
  ['bind::constraint', 'constraint'],
  ['bind::required', 'required'],
  ['bind::readonly', 'read_only'],
  ['bind::calculate', 'calculation'],
  ['control::appearance', 'appearance'],
  ['readonly', 'read_only'],
  ['calculate', 'calculation'],
  ['constraining_message', 'constraint_message'],
  ['requiredmsg', 'required_message'],
  ['bind::jr:constraintmsg', 'constraint_message'],
  ['bind::jr:requiredmsg', 'required_message'],
]);
const CHOICE_ALIASES: ReadonlyMap<string, string> = new Map([
  ['caption', 'label'],
  ['value', 'name'],
]);

export interface Header {
  readonly index: number;
  /** As written in the sheet. */
  readonly written: string;
  /** The name of the column by our spelling. */
  readonly column: string;
  /** After `label::`; null for a column without a language. */
  readonly language: string | null;
}

/** One row that is not blank: its number in the sheet and its cells by column. */
export interface Row {
  readonly number: number;
  readonly cells: readonly { readonly header: Header; readonly text: string }[];
}

export interface Table {
  readonly sheet: string;
  readonly headers: readonly Header[];
  readonly rows: readonly Row[];
}

function headerOf(written: string, index: number, single: boolean, aliases: ReadonlyMap<string, string>): Header {
  const spelled = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, '_');
  const own = single ? spelled(written).replace(/^(bind|control):/, '$1::') : spelled(written);
  const whole = aliases.get(own);
  if (whole !== undefined) return { index, written, column: whole, language: null };
  const cut = written.includes('::') ? '::' : single && written.includes(':') ? ':' : null;
  if (cut === null) return { index, written, column: own, language: null };
  const [first = '', ...rest] = written.split(cut);
  const base = aliases.get(spelled(first)) ?? spelled(first);
  if (!TRANSLATED.has(base)) return { index, written, column: own, language: null };
  return { index, written, column: base, language: rest.join(cut).trim() };
}

function headersOf(sheet: Sheet, top: number, { choices, byDefault }: ReadAs, refusals: Refusal[]): Header[] {
  const cells = sheet.rows[top] ?? [];
  const single = !cells.some((cell) => cell.includes('::'));
  const headers: Header[] = [];
  const seen = new Set<string>();
  for (const [index, cell] of cells.entries()) {
    if (cell.trim() === '') continue;
    const header = headerOf(cell.trim(), index, single, choices ? CHOICE_ALIASES : ALIASES);
    if (header.written in {} || (header.language ?? '') in {}) {
      // Names that every object has already cannot hold a text of their own.
      const where = { sheet: sheet.name, row: top + 1, column: columnLetters(index) };
      refusals.push(refusal(where, 'column_unsupported', header.written));
    }
    // A column without a language is in the default one, so both together would say the same text twice.
    const language = TRANSLATED.has(header.column) ? (header.language ?? byDefault) : null;
    const key = JSON.stringify([header.column, language]);
    if (seen.has(key)) {
      const where = { sheet: sheet.name, row: top + 1, column: columnLetters(index) };
      refusals.push(refusal(where, 'column_twice', header.written));
    }
    seen.add(key);
    headers.push(header);
  }
  return headers;
}

const MAX_CELL = 10_000;

export interface ReadAs {
  /** Whether the columns are those of choices and settings. */
  readonly choices: boolean;
  /** The language of columns that name none. */
  readonly byDefault: string;
}

/** Reads a sheet with names in its first filled row. Cells under no name, too long cells and double names are refused. */
export function readTable(sheet: Sheet, as: ReadAs, refusals: Refusal[]): Table {
  const top = sheet.rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const headers = top < 0 ? [] : headersOf(sheet, top, as, refusals);
  const byIndex = new Map(headers.map((header) => [header.index, header] as const));
  const rows: Row[] = [];
  for (const [index, cells] of sheet.rows.entries()) {
    if (index <= top) continue;
    const filled: { header: Header; text: string }[] = [];
    for (const [place, cell] of cells.entries()) {
      const text = cell.trim();
      if (text === '') continue;
      const where = { sheet: sheet.name, row: index + 1, column: columnLetters(place) };
      const header = byIndex.get(place);
      if (header === undefined) refusals.push(refusal(where, 'column_unsupported', ''));
      else if (text.length > MAX_CELL) refusals.push(refusal(where, 'cell_too_long', String(MAX_CELL)));
      else filled.push({ header, text });
    }
    if (filled.length > 0) rows.push({ number: index + 1, cells: filled });
  }
  return { sheet: sheet.name, headers, rows };
}
