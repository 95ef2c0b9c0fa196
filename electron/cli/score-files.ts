import { readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AppError } from '../../shared/errors.ts';
import type { Grid, TableName } from '../../shared/scoring/table/table-fault.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { writeAtomically } from '../backend/files/atomic-write.ts';
import { diskError, systemCode } from '../backend/files/disk-errors.ts';
import { readCsv, type CsvFault } from '../backend/spreadsheets/read-csv.ts';
import { readWorkbook, type WorkbookFault } from '../backend/spreadsheets/read-workbook.ts';

export type FileFault =
  | { readonly kind: 'missing' | 'unreadable' | 'not_a_file' | 'folder_missing' | 'not_writable' | 'full' }
  | { readonly kind: 'sheet_missing'; readonly text: string }
  | { readonly kind: WorkbookFault }
  | CsvFault;

/** A table as it was read; `sheet` is the name of the sheet, null in a CSV file. */
export interface ReadTable {
  readonly path: string;
  readonly sheet: string | null;
  readonly grid: Grid;
}

function bytesAt(path: string): Result<Uint8Array, FileFault> {
  try {
    return statSync(path).isFile() ? ok(readFileSync(path)) : refuse({ kind: 'not_a_file' });
  } catch (error) {
    if (diskError(error) === null && systemCode(error) === undefined) throw error;
    return refuse({ kind: systemCode(error) === 'ENOENT' ? 'missing' : 'unreadable' });
  }
}

/** A ZIP file is a workbook, whatever it is called; anything else is CSV. */
function isWorkbook(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, at) => bytes[at] === byte);
}

/** The sheet of the table's name, or the only one. */
export async function readTable(path: string, table: TableName): Promise<Result<ReadTable, FileFault>> {
  const bytes = bytesAt(path);
  if (!bytes.ok) return bytes;
  if (!isWorkbook(bytes.value)) {
    const rows = readCsv(bytes.value);
    return rows.ok ? ok({ path, sheet: null, grid: rows.value }) : rows;
  }
  const book = await readWorkbook(bytes.value);
  if (!book.ok) return refuse({ kind: book.error });
  const named = book.value.find(({ name }) => name.toLowerCase() === table.toLowerCase());
  const sheet = named ?? (book.value.length === 1 ? book.value[0] : undefined);
  if (sheet === undefined) return refuse({ kind: 'sheet_missing', text: table });
  // A sheet has no ends of rows: what is not there is empty.
  const width = sheet.rows[0]?.length ?? 0;
  const grid = sheet.rows.map((row) => [...row, ...Array.from({ length: Math.max(0, width - row.length) }, () => '')]);
  for (const { row, column, text } of sheet.lost) {
    // `#N/A` is how spreadsheets say that there is no figure; anything else is shown where a figure is wanted.
    if (text !== '#N/A' && grid[row] !== undefined) grid[row][column] = text;
  }
  return ok({ path, sheet: sheet.name, grid });
}

/** The file that a path leads to, so that two paths can be compared. */
export function sameFile(a: string, b: string): boolean {
  const real = (path: string): string => {
    try {
      return realpathSync(path);
    } catch {
      return resolve(path);
    }
  };
  return real(a) === real(b);
}

function isOtherThanFile(path: string): boolean {
  try {
    return !statSync(path).isFile();
  } catch {
    return false;
  }
}

const BLOCK = 1 << 16;

function* blocks(lines: Iterable<string>): Iterable<Uint8Array> {
  const encoder = new TextEncoder();
  let waiting: string[] = [];
  let length = 0;
  for (const line of lines) {
    waiting.push(line);
    length += line.length;
    if (length < BLOCK) continue;
    yield encoder.encode(waiting.join(''));
    [waiting, length] = [[], 0];
  }
  if (waiting.length > 0) yield encoder.encode(waiting.join(''));
}

function writeFault(error: AppError): FileFault {
  if (error.code === 'disk' && error.op === 'full') return { kind: 'full' };
  return { kind: error.code === 'disk' && error.op === 'gone' ? 'folder_missing' : 'not_writable' };
}

export interface Product {
  readonly path: string;
  readonly lines: Iterable<string>;
}

/** Writes both files or none: each is whole on the disk before the first gets its name. */
export async function writeProducts(
  first: Product,
  second: Product | null,
): Promise<Result<null, { readonly path: string; readonly fault: FileFault }>> {
  for (const { path } of second === null ? [first] : [first, second]) {
    if (isOtherThanFile(path)) return refuse({ path, fault: { kind: 'not_a_file' } });
  }
  let inner: { path: string; fault: FileFault } | null = null;
  const written = await writeAtomically(first.path, blocks(first.lines), {
    mode: 0o666,
    check: async () => {
      if (second === null) return ok(null);
      const other = await writeAtomically(second.path, blocks(second.lines), { mode: 0o666 });
      if (!other.ok) inner = { path: second.path, fault: writeFault(other.error) };
      return other;
    },
  });
  if (written.ok) return ok(null);
  return refuse(inner ?? { path: first.path, fault: writeFault(written.error) });
}
