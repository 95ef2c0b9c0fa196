import type { Source } from '../model/ids.ts';
import type { LeafCode } from '../model/ids.ts';
import type { Template } from '../model/template.ts';
import { ZERO, isZero, sumOf } from './fraction.ts';
import { sourceWeights, type Mode } from './leaf.ts';
import { TOTAL } from './tree.ts';
import { decidesText, whoDecides } from './who-decides.ts';

/** Share of the total that each source decides, in percent with two places. */
export function sourceShares(template: Template, mode: Mode): Record<Source, string> {
  const total = whoDecides(template, mode).get(TOTAL);
  return {
    SELF: decidesText(total, 'SELF'),
    DEPT: decidesText(total, 'DEPT'),
    WORKER: decidesText(total, 'WORKER'),
    RESIDENT: decidesText(total, 'RESIDENT'),
    REVIEW: decidesText(total, 'REVIEW'),
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
