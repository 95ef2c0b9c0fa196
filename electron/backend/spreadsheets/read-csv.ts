import { CsvError, parse } from 'csv-parse/sync';
import { ok, refuse, type Result } from '../../../shared/result.ts';

/** In bytes. */
const MAX_FILE = 256 * 1024 * 1024;
const MAX_COLUMNS = 10_000;

export type CsvFault =
  | { readonly kind: 'csv_too_big' | 'csv_empty' | 'not_utf8' | 'semicolons' | 'tabs' }
  /** `row` as a spreadsheet counts. */
  | { readonly kind: 'bad_quotes'; readonly row: number };

/** Whether the head is one field that holds another separator. */
function otherSeparator(head: readonly string[]): 'semicolons' | 'tabs' | null {
  const [only = ''] = head;
  if (head.length !== 1) return null;
  return only.includes(';') ? 'semicolons' : only.includes('\t') ? 'tabs' : null;
}

/**
 * Reads a table of comma-separated values (RFC 4180): UTF-8 with or without a byte order mark, any line ends, quoted
 * fields. Rows keep their place: a blank line is a row with one empty cell. Nothing is guessed: other separators and
 * encodings are refused.
 */
export function readCsv(bytes: Uint8Array): Result<readonly (readonly string[])[], CsvFault> {
  if (bytes.byteLength > MAX_FILE) return refuse({ kind: 'csv_too_big' });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse({ kind: 'not_utf8' });
  }
  if (text.trim() === '') return refuse({ kind: 'csv_empty' });
  if (text.includes('\0')) return refuse({ kind: 'not_utf8' });
  let rows: string[][];
  try {
    rows = parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'], max_record_size: MAX_FILE });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const read = typeof error['records'] === 'number' ? error['records'] : 0;
    return refuse({ kind: 'bad_quotes', row: read + 1 });
  }
  const separator = otherSeparator(rows[0] ?? []);
  if (separator !== null) return refuse({ kind: separator });
  return rows.some((row) => row.length > MAX_COLUMNS) ? refuse({ kind: 'csv_too_big' }) : ok(rows);
}
