import { useCallback, useEffect, useMemo, useRef } from 'react';

/** Keeps what is drawn on a pad; false where it was refused. */
type Keep = () => Promise<boolean>;

/** The signature pads of one drawer, so that nothing drawn is lost by making the sheet or closing. */
export interface Pads {
  readonly add: (keep: Keep) => () => void;
  /** Keeps every drawing that nobody has kept yet; false where one was refused. */
  readonly keepAll: () => Promise<boolean>;
}

export function usePads(): Pads {
  const pads = useRef(new Set<Keep>());
  const add = useCallback((keep: Keep) => {
    pads.current.add(keep);
    return () => {
      pads.current.delete(keep);
    };
  }, []);
  const keepAll = useCallback(async () => {
    let kept = true;
    for (const keep of pads.current) kept = (await keep()) && kept;
    return kept;
  }, []);
  return useMemo(() => ({ add, keepAll }), [add, keepAll]);
}

/** Names one pad to the others while it is shown. */
export function usePad(pads: Pads, keep: Keep): void {
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  const { add } = pads;
  useEffect(() => add(() => latest.current()), [add]);
}
