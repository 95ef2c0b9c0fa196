import readExcelFile from 'read-excel-file/node';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { Sheet } from '../../../shared/questionnaire/xlsform/sheet.ts';
import { holdsCells, lostCells } from './lost-cells.ts';
import { measureZip, type ZipFault } from './measure-zip.ts';

const MAX_ROWS = 200_000;
const MAX_COLUMNS = 1_000;
const MAX_SHEETS = 50;

export type WorkbookFault = ZipFault | 'workbook_unreadable' | 'workbook_too_big';

/** A cell as text, as the makers of form software read it: whole numbers without a point, TRUE, dates YYYY-MM-DD. */
function cellText(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (!(cell instanceof Date) || Number.isNaN(cell.getTime())) return '';
  const iso = cell.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}

/** A sheet with the cells that hold something and read as if they were empty. */
export type ReadSheet = Required<Sheet>;

/** The rows with the text of every lost cell in its place, so that it is seen and judged like any other. */
export function rowsWithLost({ rows, lost }: ReadSheet): Sheet['rows'] {
  if (lost.length === 0) return rows;
  const shown = rows.map((row) => [...row]);
  for (const { row, column, text } of lost) {
    const cells = (shown[row] ??= []);
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }
  return shown;
}

/**
 * Reads every sheet of an XLSX file as text. What it unpacks to is measured before anything is parsed.
 * Refuses damaged, encrypted and oversized files; never throws for what stands in the file.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Result<readonly ReadSheet[], WorkbookFault>> {
  const parts = new Map<string, string>();
  const measured = measureZip(bytes, (name, part) => {
    if (holdsCells(name)) parts.set(name, part.toString('utf8'));
  });
  if (!measured.ok) return measured;
  let read: readonly { sheet: string; data: readonly (readonly unknown[])[] }[];
  try {
    read = await readExcelFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { trim: false });
  } catch {
    return refuse('workbook_unreadable');
  }
  const big = (data: readonly (readonly unknown[])[]): boolean =>
    data.length > MAX_ROWS ||
    data.some((row) => row.length > MAX_COLUMNS && row.slice(MAX_COLUMNS).some((c) => c !== null));
  if (read.length > MAX_SHEETS || read.some(({ data }) => big(data))) return refuse('workbook_too_big');
  const lost = Map.groupBy(lostCells(parts), ({ sheet }) => sheet);
  return ok(
    read.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.slice(0, MAX_COLUMNS).map(cellText)),
      lost: lost.get(sheet) ?? [],
    })),
  );
}
