import type { TableFaultLine } from '../contract/survey-tables.ts';
import type { Language } from '../model/text.ts';

/** Why a cell of a table of answers cannot be read, and what to do about it. */
export const TABLE_FAULT_TEXT: Readonly<Record<TableFaultLine['fault'], Readonly<Record<Language, string>>>> = {
  no_serial: { zh: '没有问卷编号', en: 'no questionnaire number' },
  serial_bad: {
    zh: '编号只能用字母、数字和连字符，最多 40 个字',
    en: 'a number has letters, digits and hyphens only, at most 40',
  },
  serial_twice: { zh: '编号在这个表里出现过', en: 'the number stands in this table before' },
  serial_other: {
    zh: '这个编号的问卷已经在这台电脑上，答案不同',
    en: 'a questionnaire with this number is here with other answers',
  },
  serial_wiped: {
    zh: '这个编号的问卷已经上报，答案已从这台电脑清除',
    en: 'the questionnaire with this number was handed over and its answers were wiped from this computer',
  },
  no_street: { zh: '没有写街道', en: 'no street' },
  street_unknown: { zh: '没有这个街道', en: 'there is no such street' },
  street_not_here: { zh: '这台电脑不录这个街道', en: 'this computer does not take in this street' },
  community_unknown: { zh: '这个街道没有这个社区', en: 'the street has no such community' },
  seconds_bad: { zh: '看不懂用时', en: 'not a length of time' },
  choice_unknown: { zh: '不是这道题的选项', en: 'not a choice of this question' },
  not_a_number: { zh: '不是这道题要的数', en: 'not a number that this question asks for' },
  not_a_date: { zh: '不是日期', en: 'not a date' },
  too_long: { zh: '超过 4000 个字', en: 'longer than 4,000 characters' },
  tick_unknown: { zh: '看不出选了还是没选', en: 'neither ticked nor not ticked' },
  formula_error: { zh: '这一格是没有结果的公式', en: 'this cell is a formula without a result' },
};

/** A1 style: 0 → A, 26 → AA. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest === 0 ? '' : columnName(rest - 1)}${String.fromCodePoint(65 + (column % 26))}`;
}
