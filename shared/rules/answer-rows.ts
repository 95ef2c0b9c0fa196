import type { BilingualText } from '../model/bilingual-text.ts';
import type { LeafForm, UnitCode } from '../model/ids.ts';
import type { DraftValue } from '../model/response.ts';
import type { RoundContent } from '../model/round.ts';
import { inLanguage, type Language } from '../model/text.ts';
import type { ChecklistMethod, DeductionMethod, Leaf } from '../model/template.ts';
import { denominatorOf } from '../scoring/methods/score-answer.ts';
import { cellText, readCell, wrongWith, type CellFault } from './answer-cells.ts';
import { answerKind } from './answer-kind.ts';
import { readDecimal } from './number-text.ts';

/** What is asked on one line of a form that is filled in outside the program. */
export type RowKind = 'num' | 'den' | 'points' | 'grade' | 'check' | 'count' | 'na' | 'note';

/** One line: `part` names it within its leaf and never changes; `text` asks. */
export interface AnswerRow {
  readonly leaf: string;
  readonly part: string;
  readonly kind: RowKind;
  readonly text: BilingualText;
  /** What may be written: a unit, or the answers to choose from. */
  readonly choices: readonly BilingualText[];
}

export type RowFault = CellFault | 'choice' | 'count' | 'na_reason' | 'text_too_long';

const NOTE: BilingualText = { zh: '说明', en: 'Comment' };
const NOT_APPLICABLE: BilingualText = {
  zh: '不涉及的理由（不涉及时才填）',
  en: 'Reason why it does not apply (only if so)',
};
const POINTS: BilingualText = { zh: '评分（0–100）', en: 'Points (0–100)' };
const GRADE: BilingualText = { zh: '等级', en: 'Grade' };
const LONGEST_NOTE = 2000;
const LONGEST_REASON = 1000;
const MOST_OCCURRENCES = 1_000_000;

const both = ({ zh, en }: { readonly zh: string; readonly en: string }): BilingualText => ({ zh, en });

function answerRows(content: RoundContent, leaf: Leaf, form: LeafForm): readonly Omit<AnswerRow, 'leaf'>[] {
  const { method } = leaf;
  if (answerKind(leaf, form) === 'points') return [{ part: 'points', kind: 'points', text: POINTS, choices: [] }];
  switch (method.type) {
    case 'graded':
      return [
        {
          part: 'grade',
          kind: 'grade',
          text: GRADE,
          choices: content.template.scales.grade4.map((one) => ({
            zh: `${one.grade} ${one.zh}`,
            en: `${one.grade} ${one.en}`,
          })),
        },
      ];
    case 'ratio':
      return [
        { part: 'num', kind: 'num', text: both(method.numerator), choices: [] },
        { part: 'den', kind: 'den', text: both(method.denominator), choices: [] },
      ];
    case 'checklist':
      return method.items.map((item) => ({
        part: `item:${item.id}`,
        kind: 'check',
        text: both(item),
        choices: method.answers.map(both),
      }));
    case 'deduction':
      return method.rules.map((rule) => ({
        part: `rule:${rule.id}`,
        kind: 'count',
        text: { zh: `${rule.zh}（次数，没有填 0）`, en: `${rule.en} (times; 0 for none)` },
        choices: [],
      }));
    default:
      return method satisfies never;
  }
}

/** All lines of a leaf, in the order of its form; the last ones are "not applicable", where allowed, and the comment. */
export function rowsOf(content: RoundContent, leaf: Leaf, form: LeafForm): readonly AnswerRow[] {
  const na: Omit<AnswerRow, 'leaf'>[] = leaf.naAllowed
    ? [{ part: 'na', kind: 'na', text: NOT_APPLICABLE, choices: [] }]
    : [];
  const note: Omit<AnswerRow, 'leaf'> = { part: 'note', kind: 'note', text: NOTE, choices: [] };
  return [...answerRows(content, leaf, form), ...na, note].map((row) => ({ leaf: leaf.code, ...row }));
}

/** The answer to one question of a list in the words of the template, or how often one thing happened. */
function listedText(leaf: Leaf, part: string, value: DraftValue | null, language: Language): string {
  const id = part.slice(part.indexOf(':') + 1);
  if (value?.t === 'checklist' && leaf.method.type === 'checklist') {
    const answer = leaf.method.answers.find((one) => one.id === value.a[id]);
    return answer === undefined ? '' : inLanguage(answer, language);
  }
  if (value?.t !== 'deduction') return '';
  return value.n[id] ?? (value.none || Object.keys(value.n).length > 0 ? '0' : '');
}

/** What stands in a line of an answer, as text; an answer to choose from in the words of the template. */
export function rowText(
  content: RoundContent,
  unit: UnitCode,
  leaf: Leaf,
  { part, kind }: AnswerRow,
  { value, note }: { readonly value: DraftValue | null; readonly note: string },
  language: Language,
): string {
  switch (kind) {
    case 'note':
      return note;
    case 'na':
      return value?.t === 'na' ? value.reason : '';
    case 'num':
    case 'den':
    case 'points':
    case 'grade':
      return cellText(value, kind, kind === 'den' ? denominatorOf(content, unit, leaf) : null);
    case 'check':
    case 'count':
      return listedText(leaf, part, value, language);
    default:
      return kind satisfies never;
  }
}

const same = (one: string, other: string): boolean =>
  one.normalize('NFKC').trim().toLowerCase() === other.normalize('NFKC').trim().toLowerCase();

/** Answers of one leaf as they were read, with a fault for every line that cannot be understood. */
export interface RowsRead {
  readonly value: DraftValue | null;
  readonly note: string;
  readonly faults: readonly { readonly part: string; readonly fault: RowFault }[];
}

interface Before {
  readonly value: DraftValue | null;
  readonly note: string;
}

function readChecks(method: ChecklistMethod, given: ReadonlyMap<string, string>, before: DraftValue | null) {
  const a: Record<string, string> = before?.t === 'checklist' ? { ...before.a } : {};
  const faults: { part: string; fault: RowFault }[] = [];
  for (const item of method.items) {
    const text = given.get(`item:${item.id}`);
    if (text === undefined) continue;
    const answer = method.answers.find((one) => [one.id, one.zh, one.en].some((word) => same(word, text)));
    if (answer === undefined) faults.push({ part: `item:${item.id}`, fault: 'choice' });
    else a[item.id] = answer.id;
  }
  return { value: { t: 'checklist', a } as const, faults };
}

function readCounts(method: DeductionMethod, given: ReadonlyMap<string, string>, before: DraftValue | null) {
  const n: Record<string, string> = before?.t === 'deduction' ? { ...before.n } : {};
  const faults: { part: string; fault: RowFault }[] = [];
  let zeros = before?.t === 'deduction' && before.none;
  for (const rule of method.rules) {
    const text = given.get(`rule:${rule.id}`);
    if (text === undefined) continue;
    const count = readDecimal(text);
    if (count === null || count.startsWith('-') || count.includes('.') || Number(count) > MOST_OCCURRENCES) {
      faults.push({ part: `rule:${rule.id}`, fault: 'count' });
    } else if (count === '0') {
      zeros = true;
      delete n[rule.id];
    } else n[rule.id] = count;
  }
  return { value: { t: 'deduction', n, none: zeros && Object.keys(n).length === 0 } as const, faults };
}

function readCells(
  content: RoundContent,
  unit: UnitCode,
  leaf: Leaf,
  given: ReadonlyMap<string, string>,
  before: DraftValue | null,
) {
  let value: DraftValue | null = before?.t === 'na' ? null : before;
  const faults: { part: string; fault: RowFault }[] = [];
  for (const part of ['points', 'grade', 'num', 'den'] as const) {
    const text = given.get(part);
    if (text === undefined) continue;
    const read = readCell(content, { unit, leaf, part }, value, text);
    if (read.ok) value = read.value;
    else faults.push({ part, fault: read.fault });
  }
  return { value, faults };
}

function readAnswer(
  content: RoundContent,
  unit: UnitCode,
  leaf: Leaf,
  form: LeafForm,
  given: ReadonlyMap<string, string>,
  before: DraftValue | null,
) {
  const { method } = leaf;
  const asPoints = answerKind(leaf, form) === 'points';
  if (!asPoints && method.type === 'checklist') return readChecks(method, given, before);
  if (!asPoints && method.type === 'deduction') return readCounts(method, given, before);
  return readCells(content, unit, leaf, given, before);
}

function naFaults(leaf: Leaf, reason: string, answered: boolean): RowsRead['faults'] {
  if (!leaf.naAllowed || answered) return [{ part: 'na', fault: 'na_reason' }];
  return reason.length > LONGEST_REASON ? [{ part: 'na', fault: 'text_too_long' }] : [];
}

/**
 * Reads the lines of one leaf on top of what stands there: an empty line changes nothing, so nothing is ever deleted by
 * a form that was left blank. `given`: text by part. A reason for "not applicable" excludes every other answer.
 */
export function readRows(
  content: RoundContent,
  unit: UnitCode,
  leaf: Leaf,
  form: LeafForm,
  given: ReadonlyMap<string, string>,
  before: Before,
): RowsRead {
  const filled = new Map([...given].filter(([, text]) => text.trim() !== ''));
  const note = filled.get('note')?.trim() ?? before.note;
  const reason = filled.get('na')?.trim();
  const parts = new Map([...filled].filter(([part]) => part !== 'note' && part !== 'na'));
  const office = denominatorOf(content, unit, leaf);
  // The figure of the office is printed into the form; sending it back answers nothing.
  if (office !== null && readDecimal(parts.get('den') ?? '') === office) parts.delete('den');
  const long: readonly RowsRead['faults'][number][] =
    note.length > LONGEST_NOTE ? [{ part: 'note', fault: 'text_too_long' }] : [];
  if (reason !== undefined) {
    const faults = naFaults(leaf, reason, parts.size > 0);
    return { value: { t: 'na', reason }, note, faults: [...long, ...faults] };
  }
  if (parts.size === 0) return { value: before.value, note, faults: long };
  const read = readAnswer(content, unit, leaf, form, parts, before.value);
  const wrong = read.faults.length > 0 ? null : wrongWith(content, unit, leaf, form, read.value);
  const [first = ''] = parts.keys();
  const together = wrong === null ? [] : [{ part: parts.has(wrong.part) ? wrong.part : first, fault: wrong.fault }];
  return { value: read.value, note, faults: [...long, ...read.faults, ...together] };
}
