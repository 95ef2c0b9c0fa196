import type { Source } from '../model/ids.ts';
import { SOURCES } from '../model/ids.ts';
import type { LeafCode } from '../model/ids.ts';
import type { Template } from '../model/template.ts';
import { HUNDRED, ZERO, add, divide, isZero, multiply, published, sumOf } from './fraction.ts';
import { sourceWeights, type Mode } from './leaf.ts';
import { treeOf } from './tree.ts';

/** Share of the total that each source decides, in percent with two places: who really decides. */
export function sourceShares(template: Template, mode: Mode): Record<Source, string> {
  const tree = treeOf(template);
  const shares = new Map(SOURCES.map((source) => [source, ZERO]));
  for (const leaf of template.leaves) {
    const weights = sourceWeights(leaf, mode);
    const all = sumOf([...weights.values()]);
    if (isZero(all)) continue;
    for (const [source, weight] of weights) {
      const part = multiply(tree.nominal.get(leaf.code) ?? ZERO, divide(weight, all));
      shares.set(source, add(shares.get(source) ?? ZERO, part));
    }
  }
  const text = (source: Source) => published(multiply(HUNDRED, shares.get(source) ?? ZERO));
  return {
    SELF: text('SELF'),
    DEPT: text('DEPT'),
    WORKER: text('WORKER'),
    RESIDENT: text('RESIDENT'),
    REVIEW: text('REVIEW'),
  };
}

/**
 * Leaves that could never get a score with these sources: the review is needed and takes no part, or less than half
 * of the weight does. A round with such a leaf would stay provisional for ever.
 */
export function leavesWithoutScore(template: Template, sources: readonly Source[], mode: Mode): LeafCode[] {
  return template.leaves
    .filter((leaf) => {
      const weights = sourceWeights(leaf, mode);
      if (!isZero(weights.get('REVIEW') ?? ZERO) && !sources.includes('REVIEW')) return true;
      const all = sumOf([...weights.values()]);
      const present = sumOf([...weights].filter(([source]) => sources.includes(source)).map(([, weight]) => weight));
      return isZero(all) || 2n * present.n * all.d < all.n * present.d;
    })
    .map((leaf) => leaf.code);
}
