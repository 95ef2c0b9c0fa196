import { useCallback, useMemo, useState } from 'react';
import { rangeBetween, type Range, type Spot } from './columns.ts';

export interface Marking {
  readonly active: Spot;
  /** The far corner of what is marked; the active cell itself where nothing else is. */
  readonly other: Spot;
  readonly range: Range;
  readonly several: boolean;
  /** The cursor moves in the text of the active cell. */
  readonly inside: boolean;
  readonly go: (spot: Spot, how?: { readonly extend?: boolean; readonly inside?: boolean }) => void;
  readonly mark: (from: Spot, to: Spot) => void;
}

const FIRST: Spot = { row: 0, column: 0 };

/** The active cell and what is marked from there. */
export function useMarking(): Marking {
  const [state, setState] = useState<{ active: Spot; other: Spot; inside: boolean }>({
    active: FIRST,
    other: FIRST,
    inside: false,
  });
  const go = useCallback<Marking['go']>((spot, how) => {
    setState(({ active }) =>
      how?.extend === true
        ? { active, other: spot, inside: false }
        : { active: spot, other: spot, inside: how?.inside === true },
    );
  }, []);
  const mark = useCallback((from: Spot, to: Spot) => {
    setState({ active: from, other: to, inside: false });
  }, []);
  const range = useMemo(() => rangeBetween(state.active, state.other), [state]);
  const several = range.top !== range.bottom || range.left !== range.right;
  return { ...state, range, several, go, mark };
}
