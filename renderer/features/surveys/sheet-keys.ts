import type { Choice, Item } from '../../../shared/model/form.ts';
import { answerAfter, isTyped } from './answer-keys.ts';

/** What a key does on the sheet. */
export type SheetAct =
  | { readonly act: 'undo' | 'redo' | 'end' | 'next' | 'down' | 'up' }
  | { readonly act: 'answer'; readonly value: string };

/** The question on which the keys act; null behind the last one. */
export interface ActiveQuestion {
  readonly item: Item;
  readonly choices: readonly Choice[];
  readonly answer: string;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

function commandOf({ key, shiftKey }: Pressed): SheetAct | undefined {
  if (key.toLowerCase() === 'z') return { act: shiftKey ? 'redo' : 'undo' };
  return key === 'Enter' ? { act: 'end' } : undefined;
}

function movementOf({ key, shiftKey }: Pressed, active: ActiveQuestion | null): SheetAct | undefined {
  if (key === 'ArrowUp') return { act: 'up' };
  if (active === null) return undefined;
  if (key === 'Enter' && !shiftKey) return { act: 'next' };
  return key === 'ArrowDown' ? { act: 'down' } : undefined;
}

/** undefined: the key is not for the sheet, but for the field or the list that has the focus. */
export function sheetAct(pressed: Pressed, active: ActiveQuestion | null): SheetAct | undefined {
  if (pressed.ctrlKey || pressed.metaKey) return commandOf(pressed);
  if (pressed.altKey) return undefined;
  const typed = active !== null && isTyped(active.item, active.choices.length);
  // A list that is searched has its own arrows and its own Enter.
  if (typed && active.choices.length > 0) return undefined;
  const movement = movementOf(pressed, active);
  if (movement !== undefined || typed || active === null) return movement;
  const value = answerAfter(active.item, active.choices, active.answer, pressed.key);
  return value === undefined ? undefined : { act: 'answer', value };
}
