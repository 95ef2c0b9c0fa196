import type { Source } from '../model/ids.ts';
import type { Mark, RaterResult, SourceResult, Status, SurveyItemResult } from '../model/result.ts';
import type { Leaf, LeafSource, Template } from '../model/template.ts';
import {
  HUNDRED,
  ZERO,
  add,
  compare,
  divide,
  fraction,
  fractionText,
  fromNumber,
  isZero,
  multiply,
  plainText,
  published,
  subtract,
  type Fraction,
} from './fraction.ts';
import { weightedMean } from './weighted-mean.ts';

export type Mode = 'weighted' | 'approved';

/** What one source says about one leaf of one street, before it is weighed against the others. */
export interface SourceInput {
  readonly source: Source;
  readonly status: Status;
  readonly value: Fraction | null;
  readonly raters: readonly RaterResult[];
  readonly items: readonly SurveyItemResult[];
  readonly marks: readonly Mark[];
  readonly arithmetic: string;
}

/** A leaf with its score, ready for the roll-up. */
export interface LeafOutcome {
  readonly leaf: Leaf;
  readonly status: 'value' | 'missing' | 'na';
  readonly value: Fraction | null;
  readonly sources: readonly SourceResult[];
  readonly marks: readonly Mark[];
  readonly arithmetic: string;
  /** What a difficulty factor did to the mean of the sources. */
  readonly difficulty?: { readonly factor: string; readonly before: string; readonly limited: boolean };
  /** A person still has to choose between two answers that bear on this leaf. */
  readonly openConflict: boolean;
}

/** At least half of the source weight must be present. */
const LEAST_SHARE = fraction(1n, 2n);

/**
 * Weight of each source on a leaf, in percent. In `approved` mode the weights of the street and the departments go to
 * the review; the questionnaires keep theirs.
 */
export function sourceWeights(leaf: Leaf, mode: Mode): ReadonlyMap<Source, Fraction> {
  const weights = new Map<Source, Fraction>(leaf.sources.map((entry) => [entry.id, fromNumber(entry.weight)]));
  if (mode === 'weighted') return weights;
  let review = weights.get('REVIEW') ?? ZERO;
  for (const source of ['SELF', 'DEPT'] as const) {
    const weight = weights.get(source);
    if (weight === undefined) continue;
    review = add(review, weight);
    weights.set(source, ZERO);
  }
  return weights.set('REVIEW', review);
}

const MARK_OF_STATUS = {
  missing: 'source_missing',
  invalid: 'source_invalid',
  conflict: 'source_conflict',
  na: 'source_na',
} as const;

/** SELF − REVIEW: a street that thinks better of itself than the reviewers do; changes nothing, is only shown. */
function differenceMarks(template: Template, inputs: readonly SourceInput[]): Mark[] {
  const self = inputs.find((input) => input.source === 'SELF')?.value ?? null;
  const review = inputs.find((input) => input.source === 'REVIEW')?.value ?? null;
  if (self === null || review === null) return [];
  const difference = subtract(self, review);
  const { attention, serious } = template.combination.discrepancy.selfVsReview;
  const detail = published(difference);
  if (compare(difference, fromNumber(serious)) >= 0) return [{ code: 'self_review_serious', detail }];
  if (compare(difference, fromNumber(attention)) >= 0) return [{ code: 'self_review_attention', detail }];
  return [];
}

type NaState = 'none' | 'agreed' | 'consented' | 'open' | 'rejected';

/**
 * "Not applicable" by a street is a claim. It takes effect when the review says so too or the office confirms it;
 * while there is no review it stays open, and a review with a score rejects it.
 */
function naState(inputs: readonly SourceInput[], officeConsents: boolean): NaState {
  const self = inputs.find((input) => input.source === 'SELF');
  const review = inputs.find((input) => input.source === 'REVIEW');
  // Without a self-assessment nobody can claim, so the review alone decides.
  if (self === undefined ? !officeConsents && review?.status !== 'na' : self.status !== 'na') return 'none';
  if (officeConsents) return 'consented';
  if (review?.status === 'na') return 'agreed';
  return review?.status === 'value' ? 'rejected' : 'open';
}

function sourceResult(entry: LeafSource, input: SourceInput, effective: Fraction): SourceResult {
  const code = input.status === 'value' ? null : MARK_OF_STATUS[input.status];
  const marks = code === null || input.marks.some((mark) => mark.code === code) ? [] : [{ code }];
  return {
    source: entry.id,
    role: entry.role,
    status: input.status,
    exact: input.value === null ? null : fractionText(input.value),
    score: input.value === null ? null : published(input.value),
    declaredWeight: fractionText(fromNumber(entry.weight)),
    effectiveWeight: fractionText(effective),
    raters: input.raters,
    items: input.items,
    marks: [...input.marks, ...marks],
    arithmetic: input.arithmetic,
  };
}

/** Marks of the sources that should count here and do not. */
function absenceMarks(inputs: readonly SourceInput[], weights: ReadonlyMap<Source, Fraction>): Mark[] {
  return inputs.flatMap((input) =>
    input.status === 'value' || isZero(weights.get(input.source) ?? ZERO)
      ? []
      : [{ code: MARK_OF_STATUS[input.status], source: input.source }],
  );
}

/**
 * Leaf = Σ w·x ÷ Σ w over the sources that are present and have weight (weighted arithmetic mean, OECD/JRC Handbook
 * 2008). Needed: half of the weight present, and the review wherever it has weight. A source without weight is shown,
 * never counted. `inputs` are the sources of the leaf in any order; one that is left out is missing.
 */
export function combineLeaf(
  template: Template,
  leaf: Leaf,
  mode: Mode,
  given: readonly SourceInput[],
  officeConsents: boolean,
): LeafOutcome {
  const listed = leaf.sources.flatMap((entry) => given.find((input) => input.source === entry.id) ?? []);
  const na = naState(listed, officeConsents);
  const inputs = listed.map((input): SourceInput =>
    na === 'rejected' && input.source === 'SELF'
      ? { ...input, status: 'missing', marks: [...input.marks, { code: 'na_claim_rejected' }] }
      : input,
  );
  const weights = sourceWeights(leaf, mode);
  const valueOf = (source: Source) => inputs.find((input) => input.source === source)?.value ?? null;
  const entries = [...weights].map(([source, weight]) => ({ source, weight, value: valueOf(source) }));
  const openConflict = inputs.some(
    (input) => input.status === 'conflict' && !isZero(weights.get(input.source) ?? ZERO),
  );
  const finish = (
    status: LeafOutcome['status'],
    value: Fraction | null,
    marks: readonly Mark[],
    arithmetic: string,
  ): LeafOutcome => {
    const present = entries.reduce((sum, entry) => (entry.value === null ? sum : add(sum, entry.weight)), ZERO);
    const sources = leaf.sources.flatMap((entry) => {
      const input = inputs.find((candidate) => candidate.source === entry.id);
      if (input === undefined) return [];
      const counts = value !== null && input.value !== null;
      const weight = weights.get(entry.id) ?? ZERO;
      return [sourceResult(entry, input, counts ? divide(multiply(HUNDRED, weight), present) : ZERO)];
    });
    return { leaf, status, value, sources, marks, arithmetic, openConflict };
  };

  if (na === 'agreed' || na === 'consented') {
    return finish('na', null, [{ code: 'na_agreed', detail: na === 'agreed' ? 'review' : 'office' }], '');
  }
  const absent = absenceMarks(inputs, weights);
  if (na === 'open') return finish('missing', null, [{ code: 'na_claim_open' }, ...absent], '');
  const marks = [...differenceMarks(template, inputs), ...absent];
  if (na === 'rejected') marks.push({ code: 'na_claim_rejected', source: 'SELF' });
  const reviewCounts = !isZero(weights.get('REVIEW') ?? ZERO);
  if (reviewCounts && valueOf('REVIEW') === null)
    return finish('missing', null, [...marks, { code: 'review_missing' }], '');
  const mean = weightedMean(entries, LEAST_SHARE);
  if (mean.kind === 'undefined') {
    return finish('missing', null, mean.reason === 'share_too_small' ? [...marks, { code: mean.reason }] : marks, '');
  }
  const counted = entries.filter((entry) => entry.value !== null && !isZero(entry.weight));
  const terms = counted.map((entry) => `${plainText(entry.weight)} × ${published(entry.value ?? ZERO)}`);
  const divisor = plainText(counted.reduce((sum, entry) => add(sum, entry.weight), ZERO));
  return finish('value', mean.value, marks, `(${terms.join(' + ')}) ÷ ${divisor} = ${published(mean.value)}`);
}
