import { createHash } from 'node:crypto';
import type { BilingualText } from '../../../../shared/model/bilingual-text.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import type { RowKind } from '../../../../shared/rules/answer-rows.ts';

/** Columns of a form: a name that is not shown, what is asked, and the one that is filled in. */
export const COLUMN = { id: 0, code: 1, item: 2, asked: 3, answer: 4, allowed: 5 } as const;
export const ANSWER_LETTER = 'E';
export const WIDTHS = [4, 9, 34, 52, 24, 40] as const;
export const FORM_SHEET = '填报表';
export const ABOUT_SHEET = '请勿改动';
export const HEADINGS = ['id', '代码', '子项', '填写内容', '填在这一列', '可以填什么'] as const;
/** Marks the file as ours, with the version of this layout. */
export const FORMAT = 'jieping/fill-in-form 1';

const ALLOWED: Readonly<Record<RowKind, string>> = {
  num: '整数',
  den: '整数',
  points: '0 到 100 的数',
  grade: '',
  check: '',
  count: '次数，整数',
  na: '只在不涉及时填写理由，其他行留空',
  note: '文字，可不填',
};

export function allowedText(kind: RowKind, choices: readonly BilingualText[]): string {
  return choices.length > 0 ? choices.map(({ zh }) => zh).join(' / ') : ALLOWED[kind];
}

/** SHA-256 of the indicators as hex: a form is read back only against those that it was made of. */
export function templateDigest({ template }: RoundContent): string {
  return createHash('sha256').update(canonicalJson(template)).digest('hex');
}

export const rowId = (leaf: string, part: string): string => `${leaf}/${part}`;
