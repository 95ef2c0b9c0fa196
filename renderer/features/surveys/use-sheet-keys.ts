import { useLayoutEffect, useRef } from 'react';

/** From the moment the sheet is seen, gives every key on the page to `take`, unless a dialog is open; `take` says whether the key was for the sheet. */
export function useSheetKeys(take: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(take);
  useLayoutEffect(() => {
    latest.current = take;
  });
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // While an input method composes, keys belong to it.
      if (event.isComposing || document.querySelector('[role="dialog"]') !== null) return;
      if (event.target instanceof HTMLElement && event.target.closest('a, summary, .keying-head') !== null) return;
      if (latest.current(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
}
