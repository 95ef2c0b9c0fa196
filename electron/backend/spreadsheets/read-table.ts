import { parse } from 'csv-parse/sync';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { readWorkbook, rowsWithLost, type WorkbookFault } from './read-workbook.ts';

const MAX_BYTES = 64 * 1024 * 1024;
const MAX_ROWS = 200_001;
const MAX_COLUMNS = 1_000;
const SEPARATORS = [',', '\t', ';'] as const;

export type TableEncoding = 'xlsx' | 'utf-8' | 'gb18030';
export interface ReadTable {
  readonly encoding: TableEncoding;
  /** The head first; cells as text. */
  readonly rows: readonly (readonly string[])[];
}

/** UTF-8 with or without mark, else the Chinese national encoding, which holds all of GBK; null for neither. */
function decoded(bytes: Uint8Array): { readonly text: string; readonly encoding: TableEncoding } | null {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // Not in this encoding; the next one is tried.
    }
  }
  return null;
}

/** The separator that stands most often in the first line outside quotation marks. */
function separatorIn(text: string): string {
  const head = (/^(?:"[^"]*"|[^"\r\n])*/.exec(text.slice(0, 100_000))?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((sign) => ({ sign, count: head.split(sign).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

function readText(bytes: Uint8Array): Result<ReadTable, WorkbookFault> {
  const found = decoded(bytes);
  if (found === null || found.text.includes('\0')) return refuse('not_a_workbook');
  try {
    const rows: string[][] = parse(found.text, {
      delimiter: separatorIn(found.text),
      relax_column_count: true,
      skip_empty_lines: false,
      to: MAX_ROWS + 1,
    });
    const big = rows.length > MAX_ROWS || rows.some((row) => row.length > MAX_COLUMNS);
    return big ? refuse('workbook_too_big') : ok({ encoding: found.encoding, rows });
  } catch {
    return refuse('workbook_unreadable');
  }
}

/** The first sheet with content of an XLSX file, or a CSV file in UTF-8 or GBK. Never throws for what is in the file. */
export async function readTable(bytes: Uint8Array): Promise<Result<ReadTable, WorkbookFault>> {
  if (bytes.length > MAX_BYTES) return refuse('workbook_too_big');
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return readText(bytes);
  const workbook = await readWorkbook(bytes);
  if (!workbook.ok) return workbook;
  const sheet = workbook.value.find(({ rows, lost }) => rows.length + lost.length > 0);
  return ok({ encoding: 'xlsx', rows: sheet === undefined ? [] : rowsWithLost(sheet) });
}
