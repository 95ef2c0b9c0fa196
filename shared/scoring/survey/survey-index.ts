import type { RoundContent } from '../../model/round.ts';
import { ONE, fraction, fromNumber, type Fraction } from '../fraction.ts';
import { clusterEffect, halfWidthOf, varianceOf, type IndexSample } from './half-width.ts';
import { meanOfItems, type ItemColumn } from './item-column.ts';

/** The template's design effect, or that of the answers where every form names one of several communities. */
export function designEffectOf(
  content: RoundContent,
  sample: IndexSample,
): { readonly value: Fraction; readonly computed: boolean } {
  const computed = clusterEffect(sample);
  return computed === null
    ? { value: fromNumber(content.template.surveyRules.designEffect), computed: false }
    : { value: computed, computed: true };
}

export interface SurveyIndex {
  readonly index: Fraction | null;
  readonly halfWidth: Fraction | null;
  readonly designEffect: { readonly value: Fraction; readonly computed: boolean } | null;
}

/** Everybody's points for the questions that have answers, each question alike: what an index is a mean of. */
export function indexSampleOf(columns: readonly ItemColumn[], communities: readonly (string | null)[]): IndexSample {
  const present = columns.filter((column) => column.mean !== null);
  const share = fraction(1n, BigInt(Math.max(1, present.length)));
  const size = present[0]?.points.length ?? 0;
  const persons = Array.from({ length: size }, (_, i) => present.map((column) => column.points[i] ?? null));
  return { itemWeights: present.map(() => share), persons, communities };
}

/** The index of the whole questionnaire: plain mean of the item means over its scored items, and its half-width. */
export function indexOf(
  content: RoundContent,
  frame: bigint | null,
  columns: readonly ItemColumn[],
  communities: readonly (string | null)[],
): SurveyIndex {
  const index = meanOfItems(columns.map((column) => ({ weight: ONE, mean: column.mean })));
  if (index === null) return { index: null, halfWidth: null, designEffect: null };
  const sample = indexSampleOf(columns, communities);
  const designEffect = designEffectOf(content, sample);
  const variance = varianceOf(sample, frame, designEffect.value);
  const { confidence } = content.template.surveyRules;
  return {
    index,
    halfWidth: variance === null ? null : halfWidthOf(variance, confidence, sample.persons.length - 1),
    designEffect: variance === null ? null : designEffect,
  };
}
