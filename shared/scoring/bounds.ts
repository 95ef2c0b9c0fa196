import type { LeafCode } from '../model/ids.ts';
import { HUNDRED, ZERO, type Fraction } from './fraction.ts';
import { TOTAL, rollUp, type LeafValue, type Precision, type Tree } from './tree.ts';

export interface Bounds {
  readonly low: Fraction;
  readonly high: Fraction;
}

function totalWith(
  tree: Tree,
  leaves: ReadonlyMap<LeafCode, LeafValue>,
  precision: Precision,
  statuses: readonly LeafValue['status'][],
  instead: Fraction,
): Fraction | null {
  const filled = new Map(
    [...tree.leaves].map((code) => {
      const leaf = leaves.get(code) ?? { status: 'missing', value: null };
      return [code, statuses.includes(leaf.status) ? { status: 'value' as const, value: instead } : leaf] as const;
    }),
  );
  return rollUp(tree, filled, precision).get(TOTAL)?.value ?? null;
}

/**
 * The total with everything unknown at 0 and at 100: exact, and needs no assumption. `statuses` says what counts as
 * unknown, `highest` what a leaf could reach at best. Where nothing is applicable at all the bounds are the whole scale.
 */
export function boundsOf(
  tree: Tree,
  leaves: ReadonlyMap<LeafCode, LeafValue>,
  precision: Precision,
  statuses: readonly LeafValue['status'][],
  highest: Fraction = HUNDRED,
): Bounds {
  return {
    low: totalWith(tree, leaves, precision, statuses, ZERO) ?? ZERO,
    high: totalWith(tree, leaves, precision, statuses, highest) ?? HUNDRED,
  };
}
