import type { Language } from '../../../shared/model/text.ts';
import { importXlsform, type Imported } from '../../../shared/questionnaire/xlsform/import.ts';
import type { Refusal } from '../../../shared/questionnaire/xlsform/refusal.ts';
import { refuse, type Result } from '../../../shared/result.ts';
import { readWorkbook, type WorkbookFault } from './read-workbook.ts';

/** A reason against a form; one about the file as a whole has no sheet. */
export type FormRefusal = Omit<Refusal, 'sheet' | 'code'> & {
  readonly sheet: string | null;
  readonly code: Refusal['code'] | WorkbookFault;
};

/** In bytes. */
export const MOST_FORM_BYTES = 64 * 1024 * 1024;

const FILE_FAULTS: Readonly<Record<WorkbookFault, Readonly<Record<Language, string>>>> = {
  not_a_workbook: { zh: '这不是 XLSX 文件', en: 'this is no XLSX file' },
  workbook_unreadable: { zh: '文件已损坏或加密，读不了', en: 'the file is damaged or locked and cannot be read' },
  workbook_too_big: { zh: '文件太大', en: 'the file is too big' },
};

export function fileRefusal(code: WorkbookFault): FormRefusal {
  return { sheet: null, row: null, column: null, code, message: FILE_FAULTS[code] };
}

/** Reads an XLSForm from the bytes of its file: a form, or every reason against it. `name` is the name of the file. */
export async function readXlsform(bytes: Uint8Array, name: string): Promise<Result<Imported, readonly FormRefusal[]>> {
  const workbook = await readWorkbook(bytes);
  if (!workbook.ok) return refuse([fileRefusal(workbook.error)]);
  return importXlsform(workbook.value, name.replace(/\.xlsx$/i, ''));
}
