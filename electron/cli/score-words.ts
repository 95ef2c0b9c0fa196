import { tableFaultText } from '../../shared/messages/composite-fault-text.ts';
import type { Language } from '../../shared/model/text.ts';
import type { NoValue } from '../../shared/scoring/composite/score-unit.ts';
import type { NormalisedColumn } from '../../shared/scoring/normalise/normalise.ts';
import type { TableFault } from '../../shared/scoring/table/table-fault.ts';
import { columnLetters } from '../../shared/questionnaire/xlsform/sheet.ts';
import type { FileFault, ReadTable } from './score-files.ts';

type Both = Readonly<Record<Language, string>>;

const FILE_FAULTS: Readonly<Record<FileFault['kind'], Both>> = {
  missing: { zh: '没有这个文件', en: 'there is no such file' },
  unreadable: { zh: '读不到这个文件', en: 'the file cannot be read' },
  not_a_file: { zh: '这不是普通文件', en: 'this is not a plain file' },
  folder_missing: { zh: '写不进去，没有这个文件夹', en: 'cannot be written; there is no such folder' },
  not_writable: { zh: '没有写入的权限', en: 'there is no permission to write here' },
  full: { zh: '磁盘满了', en: 'the disk is full' },
  sheet_missing: { zh: '工作簿里没有名为“{text}”的工作表', en: 'the workbook has no sheet named “{text}”' },
  not_a_workbook: { zh: '这不是 XLSX 文件', en: 'this is no XLSX file' },
  workbook_unreadable: { zh: '文件已损坏或加密，读不了', en: 'the file is damaged or locked and cannot be read' },
  workbook_too_big: { zh: '文件太大', en: 'the file is too big' },
  csv_too_big: { zh: '文件太大', en: 'the file is too big' },
  csv_empty: { zh: '文件是空的', en: 'the file is empty' },
  not_utf8: {
    zh: '文字编码不是 UTF-8。请另存为“CSV UTF-8”或 XLSX',
    en: 'the text is not UTF-8; save it as “CSV UTF-8” or XLSX',
  },
  semicolons: {
    zh: '各格之间是分号。请改用逗号，或另存为 XLSX',
    en: 'fields are separated by semicolons; use commas, or save as XLSX',
  },
  tabs: {
    zh: '各格之间是制表符。请改用逗号，或另存为 XLSX',
    en: 'fields are separated by tabs; use commas, or save as XLSX',
  },
  bad_quotes: { zh: '这一行的引号不成对', en: 'the quotation marks of this row do not match' },
};

/** `book.xlsx, sheet iData, row 5, column C (A2_b)`; what is not known is left out. */
function placeOf(path: string, parts: readonly string[], language: Language): string {
  return [path, ...parts].join(language === 'zh' ? '，' : ', ');
}

/** What is wrong with a whole file. */
export function fileFaultLine(path: string, fault: FileFault, language: Language): string {
  const row = fault.kind === 'bad_quotes' ? [language === 'zh' ? `第 ${fault.row} 行` : `row ${fault.row}`] : [];
  const text = 'text' in fault ? fault.text : '';
  return `${placeOf(path, row, language)}: ${FILE_FAULTS[fault.kind][language].replace('{text}', () => text)}`;
}

/** What is wrong at a place of a table. */
export function tableFaultLine({ path, sheet, grid }: ReadTable, fault: TableFault, language: Language): string {
  const zh = language === 'zh';
  const parts: string[] = [];
  if (sheet !== null) parts.push(zh ? `工作表 ${sheet}` : `sheet ${sheet}`);
  if (fault.row !== null) parts.push(zh ? `第 ${fault.row} 行` : `row ${fault.row}`);
  if (fault.column !== null) {
    const at = (grid[0] ?? []).findIndex((name) => name.trim() === fault.column);
    const letters = at < 0 ? '' : `${columnLetters(at)} `;
    parts.push(zh ? `${letters}列（${fault.column}）` : `column ${letters}(${fault.column})`);
  }
  return `${placeOf(path, parts, language)}: ${tableFaultText(fault, language)}`;
}

const LEFT_OUT: Readonly<Record<NonNullable<NormalisedColumn['why']>, Both>> = {
  no_variation: { zh: '所有数值都一样', en: 'all its values are equal' },
  no_data: { zh: '没有数据', en: 'it has no data' },
  one_only: { zh: '只有一个数值', en: 'it has one value only' },
};

/** An indicator that takes no part. */
export function leftOutLine(code: string, why: NonNullable<NormalisedColumn['why']>, language: Language): string {
  const reason = LEFT_OUT[why][language];
  return language === 'zh' ? `指标 ${code} 未参加计算: ${reason}` : `indicator ${code} was left out: ${reason}`;
}

const NOT_COMPUTABLE: Readonly<Partial<Record<NoValue, Both>>> = {
  zero: { zh: '下面有零分', en: 'something below is 0' },
  negative: { zh: '下面有负数', en: 'something below is negative' },
  too_large: { zh: '数值太大', en: 'the numbers are too large' },
};

/** A mean that does not exist for a unit; everything above it stays empty. */
export function notComputableLine(unit: string, code: string, reason: NoValue, language: Language): string {
  const why = NOT_COMPUTABLE[reason]?.[language] ?? reason;
  return language === 'zh' ? `${unit} 的 ${code} 算不出: ${why}` : `${unit}: ${code} cannot be computed, as ${why}`;
}

/** What was written. */
export function doneLine(path: string, units: number, columns: number, language: Language): string {
  return language === 'zh'
    ? `${path}: ${units} 行，${columns} 列得分`
    : `${path}: ${units} units, ${columns} columns of scores`;
}

/** How many more lines there would be. */
export function moreLine(count: number, language: Language): string {
  return language === 'zh' ? `还有 ${count} 处` : `and ${count} more`;
}

/** The number of names or shares does not fit the levels of the tree. */
export function levelsLine(option: string, said: number, levels: number, language: Language): string {
  return language === 'zh'
    ? `${option} 给了 ${said} 个，而汇总共有 ${levels} 层；请给 1 个或 ${levels} 个`
    : `${option} names ${said}, but there are ${levels} levels of aggregates; name 1 or ${levels}`;
}

/** A file that is read is never written over. */
export function sameFileLine(path: string, language: Language): string {
  return language === 'zh'
    ? `${path}: 不能写到输入文件上`
    : `${path}: this is an input or another output, which is not written over`;
}
