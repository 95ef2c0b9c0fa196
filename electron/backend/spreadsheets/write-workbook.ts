import writeExcelFile from 'write-excel-file/node';
import type { Sheet } from '../../../shared/questionnaire/xlsform/sheet.ts';

/** Writes sheets as an XLSX file in which every cell is text; an empty cell stays empty. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const file = writeExcelFile(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      data: rows.map((row) => row.map((cell) => (cell === '' ? null : { value: cell, type: String }))),
    })),
  );
  return await file.toBuffer();
}
