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

/** Sorts places by falling scores, and the scores into `sorted`; quick where they nearly are, as from run to run. */
function sortDown(order: Int32Array, scores: Float64Array, sorted: Float64Array): void {
  if (order.length > 64) {
    order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    for (let at = 0; at < order.length; at += 1) sorted[at] = scores[order[at] ?? 0] ?? 0;
    return;
  }
  for (let at = 0; at < order.length; at += 1) {
    const moving = order[at] ?? 0;
    const score = scores[moving] ?? 0;
    let to = at;
    while (to > 0 && (sorted[to - 1] ?? 0) < score) {
      sorted[to] = sorted[to - 1] ?? 0;
      order[to] = order[to - 1] ?? 0;
      to -= 1;
    }
    sorted[to] = score;
    order[to] = moving;
  }
}

/** Competition {@link ranks} of many lists of one length, without making anything new: `into` gets them. */
export function rankMany(length: number): (scores: Float64Array, into: Int32Array) => void {
  const order = Int32Array.from({ length }, (_, at) => at);
  const sorted = new Float64Array(length);
  return (scores, into) => {
    sortDown(order, scores, sorted);
    const near = NEAR * Math.max(Math.abs(sorted[0] ?? 0), Math.abs(sorted[length - 1] ?? 0));
    let place = 0;
    let top = Infinity;
    for (let at = 0; at < length; at += 1) {
      const score = sorted[at] ?? 0;
      if (top - score > near) {
        place = at + 1;
        top = score;
      }
      into[order[at] ?? 0] = place;
    }
  };
}
