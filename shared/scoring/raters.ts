import type { Mark, Published, RaterResult, Status } from '../model/result.ts';
import type { LeafForm, UnitCode } from '../model/ids.ts';
import type { RoundContent } from '../model/round.ts';
import type { Leaf } from '../model/template.ts';
import {
  compare,
  divide,
  fraction,
  fractionText,
  fromNumber,
  published,
  subtract,
  sumOf,
  type Fraction,
} from './fraction.ts';
import type { SlotAnswer } from './input.ts';
import { scoreAnswer } from './methods/score-answer.ts';

/** One rater's answer, scored, with the value still exact. */
export interface Rated {
  readonly value: Fraction | null;
  readonly result: RaterResult;
}

/** Several raters as one source. */
export interface Combined {
  readonly status: Status;
  readonly value: Fraction | null;
  readonly marks: readonly Mark[];
  readonly arithmetic: string;
}

function scoreText(value: Fraction | null): Published | null {
  return value === null ? null : published(value);
}

function rated(rater: string | null, status: Status, slot: SlotAnswer | null, records: readonly string[]): Rated {
  const result = { rater, status, exact: null, score: null, marks: [], arithmetic: '', note: slot?.note ?? '' };
  return { value: null, result: { ...result, records } };
}

/** Scores what one rater handed in. More than one answer in the slot, or a marked conflict, is not scored. */
function rateOne(
  content: RoundContent,
  unit: UnitCode,
  leaf: Leaf,
  form: LeafForm,
  rater: string | null,
  slots: readonly SlotAnswer[],
): Rated {
  const records = [...new Set(slots.flatMap((slot) => slot.records))].sort();
  const slot = slots[0];
  if (slot === undefined) return rated(rater, 'missing', null, []);
  if (slots.length > 1 || slot.status === 'conflict') return rated(rater, 'conflict', null, records);
  if (slot.value === null) return rated(rater, 'missing', slot, records);
  const outcome = scoreAnswer(content, unit, leaf, form, slot.value);
  return {
    value: outcome.value,
    result: {
      rater,
      status: outcome.status,
      exact: outcome.value === null ? null : fractionText(outcome.value),
      score: scoreText(outcome.value),
      records,
      marks: outcome.marks,
      arithmetic: outcome.arithmetic,
      note: slot.note,
    },
  };
}

/**
 * Everybody of `expected` plus everybody else who answered, each scored; an agreed finding (no rater) comes first,
 * then raters in id order. Withdrawn answers count as not given.
 */
export function rateAll(
  content: RoundContent,
  unit: UnitCode,
  leaf: Leaf,
  form: LeafForm,
  slots: readonly SlotAnswer[],
  expected: readonly (string | null)[],
): Rated[] {
  const groups = new Map<string | null, SlotAnswer[]>(expected.map((rater) => [rater, []]));
  for (const slot of slots) {
    if (slot.form !== form || slot.leaf !== leaf.code || slot.status === 'withdrawn') continue;
    groups.set(slot.rater, [...(groups.get(slot.rater) ?? []), slot]);
  }
  return [...groups]
    .sort(([a], [b]) => (a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1))
    .map(([rater, given]) => rateOne(content, unit, leaf, form, rater, given));
}

function none(status: Status, marks: readonly Mark[] = []): Combined {
  return { status, value: null, marks, arithmetic: '' };
}

/** A source that is one answer only. */
export function single(given: Rated | undefined): Combined {
  if (given === undefined) return none('missing');
  const { status, marks, arithmetic } = given.result;
  return { status, value: given.value, marks, arithmetic };
}

function valuesOf(raters: readonly Rated[]): Fraction[] {
  return raters.map((rater) => rater.value).filter((value) => value !== null);
}

function countOf(raters: readonly Rated[], status: Status): number {
  return raters.filter((rater) => rater.result.status === status).length;
}

/** Plain arithmetic mean of at least one value, with the figures. */
function meanOf(values: readonly Fraction[], marks: readonly Mark[] = []): Combined {
  const value = divide(sumOf(values), fraction(BigInt(values.length)));
  const figures = values.map(published);
  const arithmetic =
    values.length === 1 ? published(value) : `(${figures.join(' + ')}) ÷ ${values.length} = ${published(value)}`;
  return { status: 'value', value, marks, arithmetic };
}

/** Middle value of an odd number, mean of the two middle ones of an even number; at least one value. */
export function medianOf(values: readonly Fraction[]): Fraction {
  const sorted = [...values].sort(compare);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError('median of nothing');
  return divide(sumOf([lower, upper]), fraction(2n));
}

export interface ReviewRule {
  readonly required: number;
  /** A difference above this must be discussed. */
  readonly discuss: number;
  /** Above this a third person judges, and the median counts. */
  readonly third: number;
}

/**
 * The review of one leaf. An agreed finding wins. Otherwise at least `required` raters whose largest difference is at
 * most `discuss` give their mean; beyond `third` three or more give their median; between the two they must talk.
 */
export function combineReview(raters: readonly Rated[], rule: ReviewRule): Combined {
  const finding = raters.find((rater) => rater.result.rater === null);
  if (finding !== undefined && finding.result.status !== 'missing') {
    const combined = single(finding);
    return { ...combined, marks: [...combined.marks, { code: 'agreed_finding' }] };
  }
  const persons = raters.filter((rater) => rater.result.rater !== null);
  if (countOf(persons, 'conflict') > 0) return none('conflict');
  const values = valuesOf(persons).sort(compare);
  const na = countOf(persons, 'na');
  if (values.length + na < rule.required) {
    if (countOf(persons, 'invalid') > 0) return none('invalid');
    return none('missing', values.length + na > 0 ? [{ code: 'raters_missing', detail: String(rule.required) }] : []);
  }
  if (values.length === 0) return none('na');
  if (na > 0) return none('missing', [{ code: 'needs_discussion' }]);
  const [first] = values;
  const last = values.at(-1);
  if (first === undefined || last === undefined) return none('missing');
  const spread = subtract(last, first);
  const detail = published(spread);
  if (compare(spread, fromNumber(rule.discuss)) <= 0) return meanOf(values);
  if (compare(spread, fromNumber(rule.third)) <= 0) return none('missing', [{ code: 'needs_discussion', detail }]);
  if (values.length < 3) return none('missing', [{ code: 'needs_third', detail }]);
  const median = medianOf(values);
  const arithmetic = `median(${values.map(published).join(', ')}) = ${published(median)}`;
  return { status: 'value', value: median, marks: [{ code: 'median_of_three', detail }], arithmetic };
}

/**
 * The departments of one leaf: mean of those assigned who answered. With `allRequired` every one must have; one that
 * says "not applicable" has answered, and all saying so makes the source not applicable.
 */
export function combineDepartments(raters: readonly Rated[], allRequired: boolean): Combined {
  if (raters.length === 0) return none('missing');
  if (countOf(raters, 'conflict') > 0) return none('conflict');
  const values = valuesOf(raters);
  const na = countOf(raters, 'na');
  const answered = values.length + na;
  const invalid = countOf(raters, 'invalid');
  if (answered === 0 || (allRequired && answered < raters.length)) {
    if (invalid > 0) return none('invalid');
    return none('missing', [{ code: 'raters_missing', detail: String(raters.length - answered) }]);
  }
  const marks: Mark[] = raters.flatMap((rater) => rater.result.marks);
  return values.length === 0 ? none('na') : meanOf(values, marks);
}
