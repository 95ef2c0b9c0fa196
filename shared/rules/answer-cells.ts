import type { GapCode } from '../contract/responses.ts';
import type { LeafForm, UnitCode } from '../model/ids.ts';
import type { DraftValue } from '../model/response.ts';
import type { RoundContent } from '../model/round.ts';
import type { Grade, Leaf } from '../model/template.ts';
import { denominatorOf } from '../scoring/methods/score-answer.ts';
import { answerKind } from './answer-kind.ts';
import { readDraft } from './draft.ts';
import { isBlank, readChineseNumber, readDecimal } from './number-text.ts';

/** A part of an answer that has a cell of its own in a table; `detail` is an answer that has too many parts for one. */
export type CellPart = 'points' | 'grade' | 'num' | 'den' | 'detail';

const WRONG = [
  'not_a_number',
  'not_whole',
  'negative',
  'points_range',
  'points_outside_grade',
  'numerator_above_denominator',
  'denominator_zero',
] as const satisfies readonly GapCode[];

/** Why a pasted text cannot stand in a cell. */
export type CellFault = (typeof WRONG)[number] | 'grade' | 'detail' | 'given' | 'too_long';

/** As long as a draft keeps what was typed. */
const LONGEST = 40;
const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** The cells of one leaf, from left to right: a ratio has two, everything else one. */
export function cellParts(leaf: Leaf, form: LeafForm): readonly CellPart[] {
  switch (answerKind(leaf, form)) {
    case 'points':
      return ['points'];
    case 'graded':
      return ['grade'];
    case 'ratio':
      return ['num', 'den'];
    case 'checklist':
    case 'deduction':
      return ['detail'];
    default:
      return ['detail'];
  }
}

/** What stands in a cell, as typed; empty for a detail and for what does not apply. `given` is laid down by the office. */
export function cellText(draft: DraftValue | null, part: CellPart, given: string | null): string {
  switch (draft?.t) {
    case 'points':
      return part === 'points' ? (draft.s ?? '') : '';
    case 'graded':
      return part === 'grade' ? [draft.grade, draft.points].filter((one) => !isBlank(one)).join(' ') : '';
    case 'ratio':
      if (part === 'num') return draft.num ?? '';
      return part === 'den' ? (given ?? draft.den ?? '') : '';
    case undefined:
      return part === 'den' ? (given ?? '') : '';
    default:
      return '';
  }
}

/** The answer with one of its cells changed to what was typed; the text is kept as it is, right or wrong. */
export function withTyped(
  draft: DraftValue | null,
  part: Exclude<CellPart, 'detail' | 'grade'>,
  typed: string,
  given: string | null,
): DraftValue | null {
  const text = typed === '' ? null : typed.slice(0, LONGEST);
  if (part === 'points') return text === null ? null : { t: 'points', s: text };
  const ratio = draft?.t === 'ratio' ? draft : { num: null, den: given };
  const next = part === 'num' ? { num: text, den: ratio.den } : { num: ratio.num, den: text };
  return next.num === null && (next.den === null || next.den === given) ? null : { t: 'ratio', ...next };
}

/** A grade by its letter, by its number from the best (1), or by its name in either language. */
export function gradeNamed(scale: readonly Grade[], text: string): Grade | undefined {
  const name = text.normalize('NFKC').trim().toLowerCase();
  return (
    scale.find((one) => [one.grade, one.zh, one.en].some((word) => word.toLowerCase() === name)) ??
    (/^\d$/.test(name) ? scale[Number(name) - 1] : undefined)
  );
}

/** A number as spreadsheets put it on the clipboard: thousands may be set apart by commas. Null where it is none. */
function pastedNumber(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  return readDecimal(GROUPED.test(plain) ? plain.replaceAll(',', '') : plain) ?? readChineseNumber(plain);
}

function readGrade(scale: readonly Grade[], text: string): DraftValue | null {
  const [name = '', points, ...rest] = text.normalize('NFKC').trim().split(/\s+/);
  const grade = gradeNamed(scale, name)?.grade;
  if (grade === undefined || rest.length > 0) return null;
  if (points === undefined) return { t: 'graded', grade, points: null };
  const number = readDecimal(points);
  return number === null ? null : { t: 'graded', grade, points: number };
}

export type CellReading =
  | { readonly ok: true; readonly value: DraftValue | null }
  | { readonly ok: false; readonly fault: CellFault };

/**
 * The answer with one cell changed to a pasted text, strictly: what a person could type and correct is refused here,
 * because nobody looks at every cell of a block. `text` is not empty. Chinese and full-width digits are understood.
 */
export function readCell(
  content: RoundContent,
  where: { readonly unit: UnitCode; readonly leaf: Leaf; readonly part: CellPart },
  before: DraftValue | null,
  text: string,
): CellReading {
  const { unit, leaf, part } = where;
  if (part === 'detail') return { ok: false, fault: 'detail' };
  if (text.length > LONGEST) return { ok: false, fault: 'too_long' };
  if (part === 'grade') {
    const value = readGrade(content.template.scales.grade4, text);
    return value === null ? { ok: false, fault: 'grade' } : { ok: true, value };
  }
  const number = pastedNumber(text);
  if (number === null) return { ok: false, fault: 'not_a_number' };
  const given = part === 'points' ? null : denominatorOf(content, unit, leaf);
  if (part === 'den' && given !== null)
    return given === number ? { ok: true, value: before } : { ok: false, fault: 'given' };
  return { ok: true, value: withTyped(before, part, number, given) };
}

/** What is wrong with an answer as it stands, apart from what is only missing yet. */
export function wrongWith(
  content: RoundContent,
  unit: UnitCode,
  leaf: Leaf,
  form: LeafForm,
  draft: DraftValue | null,
): { readonly fault: CellFault; readonly part: string } | null {
  for (const gap of readDraft(content, unit, leaf, form, draft).gaps) {
    const fault = WRONG.find((code) => code === gap.code);
    if (fault !== undefined) return { fault, part: gap.part };
  }
  return null;
}
