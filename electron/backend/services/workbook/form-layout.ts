import { createHash } from 'node:crypto';
import type { BilingualText } from '../../../../shared/model/bilingual-text.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { inLanguage, type Language } from '../../../../shared/model/text.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import type { RowKind } from '../../../../shared/rules/answer-rows.ts';

/** Columns of a form: a name that is not shown, what is asked, and the one that is filled in. */
export const COLUMN = { id: 0, code: 1, item: 2, asked: 3, answer: 4, allowed: 5 } as const;
export const ANSWER_LETTER = 'E';
export const WIDTHS = [4, 9, 34, 52, 24, 40] as const;
export const FORM_SHEET: BilingualText = { zh: '填报表', en: 'Form' };
export const ABOUT_SHEET: BilingualText = { zh: '请勿改动', en: 'Do not change' };
export const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['id', '代码', '子项', '填写内容', '填在这一列', '可以填什么'],
  en: ['id', 'Code', 'Item', 'What is asked', 'Fill in this column', 'What may be filled in'],
};
/** Marks the file as ours, with the version of this layout. */
export const FORMAT = 'jieping/fill-in-form 1';

const NOTHING: BilingualText = { zh: '', en: '' };
const WHOLE: BilingualText = { zh: '整数', en: 'A whole number' };
const ALLOWED: Readonly<Record<RowKind, BilingualText>> = {
  num: WHOLE,
  den: WHOLE,
  points: { zh: '0 到 100 的数', en: 'A number from 0 to 100' },
  grade: NOTHING,
  check: NOTHING,
  count: { zh: '次数，整数', en: 'How often, a whole number' },
  na: {
    zh: '只在不涉及时填写理由，其他行留空',
    en: 'The reason, only if it does not apply; then leave the other lines empty',
  },
  note: { zh: '文字，可不填', en: 'Text, may stay empty' },
};

/** What may be filled in; the answers to choose from are read in either language. */
export function allowedText(kind: RowKind, choices: readonly BilingualText[], language: Language): string {
  const texts = choices.length > 0 ? choices : [ALLOWED[kind]];
  return texts.map((text) => inLanguage(text, language)).join(' / ');
}

/** The sheet of a form, in whichever language it was made. */
export function sheetNamed<S extends { readonly name: string }>(
  sheets: readonly S[],
  { zh, en }: BilingualText,
): S | undefined {
  return sheets.find(({ name }) => name === zh || name === en);
}

/** SHA-256 of the indicators as hex: a form is read back only against those that it was made of. */
export function templateDigest({ template }: RoundContent): string {
  return createHash('sha256').update(canonicalJson(template)).digest('hex');
}

export const rowId = (leaf: string, part: string): string => `${leaf}/${part}`;
