import { useLayoutEffect, useRef } from 'react';

export interface FillingActions {
  readonly next: () => void;
  readonly previous: () => void;
  readonly nextOpen: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly help: () => void;
}

function actionOf(event: KeyboardEvent): keyof FillingActions | undefined {
  if (event.ctrlKey || event.metaKey) {
    switch (event.key) {
      case 'ArrowDown':
        return 'next';
      case 'ArrowUp':
        return 'previous';
      case 'Enter':
        return 'nextOpen';
      case 'z':
      case 'Z':
        return event.shiftKey ? 'redo' : 'undo';
      default:
        return undefined;
    }
  }
  const target = event.target;
  const typing =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox');
  // A full-width question mark comes from a Chinese input method.
  return !typing && (event.key === '?' || event.key === '？') ? 'help' : undefined;
}

/** The keys of the filling screen; they work wherever the cursor is, except ? while typing. */
export function useFillingKeys(actions: FillingActions): void {
  const latest = useRef(actions);
  // Before the painting: a key pressed on what is seen acts on what is seen.
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // While an input method composes, keys belong to it.
      if (event.isComposing) return;
      const action = actionOf(event);
      if (action === undefined) return;
      event.preventDefault();
      latest.current[action]();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
}
