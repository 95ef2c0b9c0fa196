import { useEffect, useRef, type RefObject } from 'react';
import type { Spot } from './columns.ts';

export interface GridEvents {
  /** True when the key was one of the table's. */
  readonly press: (event: KeyboardEvent) => boolean;
  /** What is copied; null leaves it to the field. */
  readonly copy: () => string | null;
  /** False leaves it to the field. */
  readonly paste: (text: string) => boolean;
  readonly choose: (spot: Spot, how: { readonly extend: boolean; readonly inside: boolean }) => void;
}

function spotOf(target: EventTarget | null): Spot | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] : undefined;
  if (cell === undefined) return undefined;
  const [row = 0, column = 0] = cell.split(' ').map(Number);
  return { row, column };
}

/** Keys, clipboard and pointer of the whole table, whichever cell has the field. */
export function useGridEvents(table: RefObject<HTMLElement | null>, events: GridEvents): void {
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  useEffect(() => {
    const element = table.current;
    if (element === null) return undefined;
    const ended = new AbortController();
    const on = <K extends keyof HTMLElementEventMap>(name: K, act: (event: HTMLElementEventMap[K]) => void) => {
      element.addEventListener(name, act, { signal: ended.signal });
    };
    on('keydown', (event) => {
      // While an input method composes, keys belong to it.
      if (!event.isComposing && latest.current.press(event)) event.preventDefault();
    });
    on('copy', (event) => {
      const text = latest.current.copy();
      if (text === null) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
    });
    on('paste', (event) => {
      if (latest.current.paste(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    });
    on('pointerdown', (event) => {
      const spot = spotOf(event.target);
      if (spot === undefined || event.button !== 0) return;
      // The field of the active cell takes the pointer itself.
      if (event.target instanceof HTMLInputElement && !event.shiftKey) return;
      // The cell becomes the field; the browser would take the focus away again.
      event.preventDefault();
      latest.current.choose(spot, { extend: event.shiftKey, inside: false });
    });
    on('pointerover', (event) => {
      const spot = spotOf(event.target);
      if (spot === undefined || event.buttons !== 1 || event.pointerType !== 'mouse') return;
      latest.current.choose(spot, { extend: true, inside: false });
    });
    on('dblclick', (event) => {
      const spot = spotOf(event.target);
      if (spot !== undefined) latest.current.choose(spot, { extend: false, inside: true });
    });
    return () => {
      ended.abort();
    };
  }, [table]);
}
