import type { Slot } from './response.ts';

/** One text per slot, usable as a map key; two slots are the same exactly when their keys are. */
export function slotKey(slot: Slot): string {
  return [slot.round, slot.unit, slot.form, slot.q, slot.rater ?? '', slot.n ?? ''].join('|');
}
