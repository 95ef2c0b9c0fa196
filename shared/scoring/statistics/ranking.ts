export type TieRule =
  /** 1, 2, 2, 4: ties share the best place. */
  | 'competition'
  /** 1, 3, 3, 4: ties share the worst place. */
  | 'modified'
  /** 1, 2.5, 2.5, 4: ties share the mean place. */
  | 'fractional'
  /** 1, 2, 2, 3: no place is skipped. */
  | 'dense';

/** Scores closer than this, relative to the largest of them, are one: 1e-9 on a scale to 100. */
const NEAR = 1e-11;

/**
 * Place of every score, the highest first; null stays null. Scores that differ by less than rounding are equal; the
 * exact scores of a round are compared by their published form before they come here.
 */
export function ranks(scores: readonly (number | null)[], rule: TieRule = 'competition'): (number | null)[] {
  const order = scores.flatMap((score, at) => (score === null ? [] : [{ score, at }]));
  order.sort((a, b) => b.score - a.score);
  const near = NEAR * order.reduce((most, { score }) => Math.max(most, Math.abs(score)), 0);
  const places: (number | null)[] = scores.map(() => null);
  let groups = 0;
  for (let from = 0; from < order.length; groups += 1) {
    const top = order[from]?.score ?? 0;
    let to = from + 1;
    while (to < order.length && top - (order[to]?.score ?? 0) <= near) to += 1;
    const place = { competition: from + 1, modified: to, fractional: (from + 1 + to) / 2, dense: groups + 1 }[rule];
    for (const { at } of order.slice(from, to)) places[at] = place;
    from = to;
  }
  return places;
}
