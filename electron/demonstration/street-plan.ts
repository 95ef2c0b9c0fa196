import type { RoundContent } from '../../shared/model/round.ts';
import type { Leaf } from '../../shared/model/template.ts';
import { createRandom, type Random } from './random.ts';

/** What is special about a street: leaves by code. */
export interface StreetPlan {
  /** How good the street is on the whole, 0–1. */
  readonly quality: number;
  /** The street says "not applicable", and so do both reviewers. */
  readonly notApplicable: readonly string[];
  /** The street says "not applicable", and the reviewers give a score. */
  readonly claimRejected: readonly string[];
  /** The second reviewer is this many points below the first, which leaves the total provisional. */
  readonly disputed: Readonly<Record<string, number>>;
}

const WORST = 0.68;
const BEST = 0.97;

function pickLeaf(random: Random, leaves: readonly Leaf[]): string {
  const [first, ...rest] = leaves;
  return first === undefined ? '' : random.pick([first, ...rest]).code;
}

function reviewed(leaf: Leaf): boolean {
  return leaf.sources.some((source) => source.id === 'REVIEW' && source.role === 'score' && source.weight > 0);
}

/**
 * Decides the streets of a seed. Qualities are spread evenly and then shuffled. Of the streets, in another shuffled
 * order: two have an agreed "not applicable", the third a rejected one; in the fourth the reviewers differ by more
 * than 10 points on one leaf, in the fifth by more than 20. All others come out final.
 */
export function planStreets(content: Pick<RoundContent, 'template' | 'units'>, seed: number): Map<string, StreetPlan> {
  const { template, units } = content;
  const random = createRandom(seed, 'streets');
  const ranks = random.shuffled(units.map((_, index) => index));
  const order = random.shuffled(units);
  const optional = template.leaves.filter((leaf) => leaf.naAllowed && reviewed(leaf));
  const graded = template.leaves.filter((leaf) => leaf.method.type === 'graded' && reviewed(leaf));
  return new Map(
    units.map((unit, index) => {
      const place = order.indexOf(unit);
      const rank = (ranks[index] ?? 0) / Math.max(1, units.length - 1);
      const own = createRandom(seed, 'street', unit);
      const na = pickLeaf(own, optional);
      const leaf = pickLeaf(own, graded);
      return [
        unit,
        {
          quality: WORST + (BEST - WORST) * rank,
          notApplicable: place < 2 && na !== '' ? [na] : [],
          claimRejected: place === 2 && na !== '' ? [na] : [],
          disputed: (place === 3 || place === 4) && leaf !== '' ? { [leaf]: place === 3 ? 14 : 26 } : {},
        },
      ];
    }),
  );
}
