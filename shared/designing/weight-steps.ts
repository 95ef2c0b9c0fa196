import type { Template } from '../model/template.ts';
import { add, compare, fromNumber, HUNDRED, ZERO, type Fraction } from '../scoring/fraction.ts';
import { wholeWeights } from '../scoring/weighting/whole-weights.ts';
import { childrenOf } from './indicator-tree.ts';

/**
 * Weights in proportion to `values` that sum to exactly 100: whole numbers, or hundredths where a whole number would
 * leave one of them without weight. Null for values that are negative, all zero or too many.
 */
export function sharesOf100(values: readonly number[]): readonly number[] | null {
  for (const parts of [1, 100]) {
    const found = wholeWeights(values, 100 * parts);
    if (found.kind === 'undefined') return null;
    if (found.weights.every((weight) => weight > 0)) return found.weights.map((weight) => weight / parts);
  }
  return null;
}

/** Sum of the weights of the children of a node (of the top for null), exact. */
export function weightSum(template: Template, parent: string | null): Fraction {
  return childrenOf(template, parent).reduce((sum, child) => add(sum, fromNumber(child.weight)), ZERO);
}

export function sumsTo100(template: Template, parent: string | null): boolean {
  return compare(weightSum(template, parent), HUNDRED) === 0;
}

/**
 * The weights of the children scaled to 100; children without a weight count as much as the mean of the others. Null
 * where there are no children.
 */
export function scaledWeights(template: Template, parent: string | null): Readonly<Record<string, number>> | null {
  const children = childrenOf(template, parent);
  const known = children.map((child) => child.weight).filter((weight) => weight > 0);
  const mean = known.length === 0 ? 1 : known.reduce((sum, weight) => sum + weight, 0) / known.length;
  const filled = children.map((child) => (child.weight > 0 ? child.weight : mean));
  return named(
    children.map((child) => child.code),
    sharesOf100(filled),
  );
}

/** The same weight for every child, as far as whole numbers allow. */
export function equalWeights(template: Template, parent: string | null): Readonly<Record<string, number>> | null {
  const codes = childrenOf(template, parent).map((child) => child.code);
  return named(codes, sharesOf100(codes.map(() => 1)));
}

function named(codes: readonly string[], weights: readonly number[] | null): Readonly<Record<string, number>> | null {
  if (weights === null || codes.length === 0) return null;
  return Object.fromEntries(codes.map((code, index) => [code, weights[index] ?? 0]));
}
