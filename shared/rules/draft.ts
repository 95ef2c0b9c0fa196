import type { Gap, GapCode, Preview } from '../contract/responses.ts';
import type { LeafForm, UnitCode } from '../model/ids.ts';
import type { DraftValue, ResponseValue } from '../model/response.ts';
import type { RoundContent } from '../model/round.ts';
import type { ChecklistMethod, DeductionMethod, Grade, Leaf, RatioMethod } from '../model/template.ts';
import { HUNDRED, ZERO, compare, parseDecimal, published } from '../scoring/fraction.ts';
import { pointsFitGrade } from '../scoring/methods/graded.ts';
import { denominatorOf, scoreAnswer } from '../scoring/methods/score-answer.ts';
import { answerKind, type AnswerKind } from './answer-kind.ts';
import { isBlank, readDecimal } from './number-text.ts';

/** How far an answer is. `value` is set exactly when `state` is `complete`. */
export interface DraftReading {
  readonly state: 'empty' | 'part' | 'complete';
  readonly gaps: readonly Gap[];
  readonly value: ResponseValue | null;
}

type Draft<T extends DraftValue['t']> = Extract<DraftValue, { t: T }>;

const EMPTY: DraftReading = { state: 'empty', gaps: [], value: null };
const MOST_OCCURRENCES = 1_000_000;

function complete(value: ResponseValue): DraftReading {
  return { state: 'complete', gaps: [], value };
}
function part(gaps: readonly Gap[]): DraftReading {
  return { state: 'part', gaps, value: null };
}
function gap(code: GapCode, where: string): Gap {
  return { code, part: where };
}

/** A typed number between 0 and 100. */
function readPoints(typed: string): { readonly text: string } | { readonly gap: Gap } {
  const text = readDecimal(typed);
  const value = text === null ? null : parseDecimal(text);
  if (text === null || value === null) return { gap: gap('not_a_number', 'points') };
  const inside = compare(value, ZERO) >= 0 && compare(value, HUNDRED) <= 0;
  return inside ? { text } : { gap: gap('points_range', 'points') };
}

function readGraded(scale: readonly Grade[], draft: Draft<'graded'>): DraftReading {
  if (isBlank(draft.grade) && isBlank(draft.points)) return EMPTY;
  const gaps: Gap[] = [];
  const grade = scale.find((entry) => entry.grade === draft.grade)?.grade;
  if (grade === undefined) gaps.push(gap('grade', 'grade'));
  if (isBlank(draft.points)) return grade === undefined ? part(gaps) : complete({ t: 'graded', grade });
  const points = readPoints(draft.points ?? '');
  if ('gap' in points) return part([...gaps, points.gap]);
  if (grade === undefined) return part(gaps);
  const fits = pointsFitGrade(scale, grade, parseDecimal(points.text) ?? ZERO);
  return fits ? complete({ t: 'graded', grade, points: points.text }) : part([gap('points_outside_grade', 'points')]);
}

/** A typed count: whole, not negative. */
function readCount(
  typed: string | null,
  where: string,
  missing: GapCode,
): { readonly text: string } | { readonly gap: Gap } {
  if (isBlank(typed)) return { gap: gap(missing, where) };
  const text = readDecimal(typed ?? '');
  if (text === null) return { gap: gap('not_a_number', where) };
  if (text.startsWith('-')) return { gap: gap('negative', where) };
  return text.includes('.') ? { gap: gap('not_whole', where) } : { text };
}

/** What two whole counts still get wrong together. */
function checkRatio(
  method: RatioMethod,
  given: string | null,
  naAllowed: boolean,
  num: string,
  den: string,
): DraftReading {
  // A figure that the office laid down cannot be replaced by one's own.
  if (given !== null && den !== given) return part([gap('denominator', 'den')]);
  if (den === '0' && (num !== '0' || !naAllowed)) return part([gap('denominator_zero', 'den')]);
  const above = compare(parseDecimal(num) ?? ZERO, parseDecimal(den) ?? ZERO) > 0;
  if (above && method.numeratorAboveDenominator !== 'allowed') {
    return part([gap('numerator_above_denominator', 'num')]);
  }
  return complete({ t: 'ratio', num, den });
}

function readRatio(method: RatioMethod, given: string | null, naAllowed: boolean, draft: Draft<'ratio'>): DraftReading {
  const typedDen = isBlank(draft.den) ? given : draft.den;
  const onlyPrefilled = isBlank(draft.den) || (given !== null && readDecimal(draft.den ?? '') === given);
  if (isBlank(draft.num) && onlyPrefilled) return EMPTY;
  const num = readCount(draft.num, 'num', 'numerator');
  const den = readCount(typedDen, 'den', 'denominator');
  const gaps = [num, den].flatMap((read) => ('gap' in read ? [read.gap] : []));
  if ('gap' in num || 'gap' in den) return part(gaps);
  return checkRatio(method, given, naAllowed, num.text, den.text);
}

function readChecklist(method: ChecklistMethod, draft: Draft<'checklist'>): DraftReading {
  const answered: Record<string, string> = {};
  const gaps: Gap[] = [];
  for (const item of method.items) {
    const answer = draft.a[item.id];
    if (answer !== undefined && method.answers.some((option) => option.id === answer)) answered[item.id] = answer;
    else gaps.push(gap('item', item.id));
  }
  if (Object.keys(answered).length === 0) return EMPTY;
  return gaps.length > 0 ? part(gaps) : complete({ t: 'checklist', a: answered });
}

function readDeduction(method: DeductionMethod, draft: Draft<'deduction'>): DraftReading {
  const counts: Record<string, number> = {};
  const gaps: Gap[] = [];
  let typed = 0;
  let occurred = false;
  for (const rule of method.rules) {
    const text = draft.n[rule.id] ?? null;
    if (isBlank(text)) {
      counts[rule.id] = 0;
      continue;
    }
    typed += 1;
    const count = readCount(text, rule.id, 'occurrences');
    if ('gap' in count) gaps.push(count.gap);
    else if (Number(count.text) > MOST_OCCURRENCES) gaps.push(gap('not_a_number', rule.id));
    else counts[rule.id] = Number(count.text);
    if ('text' in count && count.text !== '0') occurred = true;
  }
  if (typed === 0 && !draft.none) return EMPTY;
  if (gaps.length > 0) return part(gaps);
  // "No occurrences" and a count above zero contradict each other: ask, do not choose.
  return draft.none && occurred ? part([gap('occurrences', 'none')]) : complete({ t: 'deduction', n: counts });
}

function readNa(leaf: Leaf, draft: Draft<'na'>): DraftReading {
  if (!leaf.naAllowed) return part([gap('na_not_allowed', 'na')]);
  const reason = draft.reason.trim();
  return reason === '' ? part([gap('reason', 'reason')]) : complete({ t: 'na', reason });
}

/** What a draft of another kind than the leaf asks for lacks: everything. */
const FIRST_GAP: Readonly<Record<AnswerKind, Gap>> = {
  graded: gap('grade', 'grade'),
  ratio: gap('numerator', 'num'),
  checklist: gap('item', ''),
  deduction: gap('occurrences', ''),
  points: gap('points', 'points'),
};

function readPointsDraft(draft: Draft<'points'>): DraftReading {
  if (isBlank(draft.s)) return EMPTY;
  const points = readPoints(draft.s ?? '');
  return 'gap' in points ? part([points.gap]) : complete({ t: 'points', s: points.text });
}

/**
 * Reads an answer while it is being entered: what is still missing or wrong, and, once nothing is, the answer as a
 * record holds it. A denominator that was laid down need not be typed; a deduction with any count typed takes the
 * others as 0.
 */
export function readDraft(
  content: RoundContent,
  unit: UnitCode,
  leaf: Leaf,
  form: LeafForm,
  draft: DraftValue | null,
): DraftReading {
  if (draft === null) return EMPTY;
  if (draft.t === 'na') return readNa(leaf, draft);
  const kind = answerKind(leaf, form);
  const method = leaf.method;
  if (draft.t !== kind) return part([FIRST_GAP[kind]]);
  if (draft.t === 'points') return readPointsDraft(draft);
  if (draft.t === 'graded') return readGraded(content.template.scales.grade4, draft);
  if (draft.t === 'ratio' && method.type === 'ratio') {
    return readRatio(method, denominatorOf(content, unit, leaf), leaf.naAllowed, draft);
  }
  if (draft.t === 'checklist' && method.type === 'checklist') return readChecklist(method, draft);
  if (draft.t === 'deduction' && method.type === 'deduction') return readDeduction(method, draft);
  return part([FIRST_GAP[kind]]);
}

/** What the draft is worth as it stands; missing while it is incomplete. The official score never uses this. */
export function previewOf(
  content: RoundContent,
  unit: UnitCode,
  leaf: Leaf,
  form: LeafForm,
  draft: DraftValue | null,
): Preview {
  const { value } = readDraft(content, unit, leaf, form, draft);
  if (value === null) return { status: 'missing', score: null, arithmetic: '', marks: [] };
  const outcome = scoreAnswer(content, unit, leaf, form, value);
  return {
    status: outcome.status,
    score: outcome.value === null ? null : published(outcome.value),
    arithmetic: outcome.arithmetic,
    marks: outcome.marks,
  };
}
