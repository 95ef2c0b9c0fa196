/** Place of a street before and after; null where it has none. Places are competition places from 1. */
export interface Places {
  readonly unit: string;
  readonly placeBefore: number | null;
  readonly placeAfter: number | null;
}

export interface PlaceChanges {
  /** Two streets that take each other’s place, the better place first. */
  readonly swaps: readonly { readonly places: readonly [number, number]; readonly units: readonly [string, string] }[];
  /** Everybody else whose place is another one, by the place before. */
  readonly moves: readonly { readonly unit: string; readonly from: number; readonly to: number }[];
}

/** Who swaps places and who just moves; a street without a place before or after does neither. */
export function placeChanges(all: readonly Places[]): PlaceChanges {
  const moved = all
    .flatMap(({ unit, placeBefore: from, placeAfter: to }) =>
      from === null || to === null || from === to ? [] : [{ unit, from, to }],
    )
    .sort((a, b) => a.from - b.from || a.to - b.to);
  // Where places are shared, nobody takes the place of one other street.
  const alone = moved.filter(
    ({ from, to }) =>
      all.filter(({ placeBefore }) => placeBefore === from).length === 1 &&
      all.filter(({ placeAfter }) => placeAfter === to).length === 1,
  );
  const swaps = alone.flatMap((one) => {
    const other = alone.find(({ from, to }) => from === one.to && to === one.from);
    if (other === undefined || one.from > other.from) return [];
    return [{ places: [one.from, other.from], units: [one.unit, other.unit] } as const];
  });
  const swapped = new Set(swaps.flatMap(({ units }) => units));
  return { swaps, moves: moved.filter(({ unit }) => !swapped.has(unit)) };
}
