import type { Source } from '../../../shared/model/ids.ts';
import type { Policy } from '../../../shared/model/round.ts';
import type { Template } from '../../../shared/model/template.ts';
import { sourceShares } from '../../../shared/scoring/source-shares.ts';

export type Shares = Readonly<Record<Policy['mode'], Readonly<Record<string, string>>>>;

/** Share of the total that each source would decide in a round with these sources, percent with two places. */
export function sharesWith(template: Template, sources: readonly Source[]): Shares {
  const leaves = template.leaves.map((leaf) => ({
    ...leaf,
    sources: leaf.sources.filter((source) => sources.includes(source.id)),
  }));
  const kept = { ...template, leaves };
  return { weighted: sourceShares(kept, 'weighted'), approved: sourceShares(kept, 'approved') };
}
