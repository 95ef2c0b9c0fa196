import type { DraftResponse } from '../../../shared/contract/responses.ts';
import type { DraftValue } from '../../../shared/model/response.ts';
import { createAutosave, type Autosave, type SaveState } from '../../bridge/autosave.ts';
import { bridge } from '../../bridge/bridge.ts';
import { beforeLeaving } from '../../bridge/leaving.ts';
import type { SheetTarget } from '../../session/sheet-target.ts';

/** What stands in one item's fields now; it may be newer than what is saved. */
export interface Entered {
  readonly value: DraftValue | null;
  readonly note: string;
}

export interface SheetQueue extends Autosave<Entered> {
  /** Sends what waits and ends the queue; one that cannot send yet goes on trying by itself. */
  readonly end: () => Promise<boolean>;
}

/**
 * The saves of one screen, in order, each for the sheet it was typed into even after another one is opened. `place` says
 * which answer a key of the queue stands for.
 */
export function openSheetQueue(
  place: (key: string) => SheetTarget & { readonly leaf: string },
  on: {
    readonly saved: (key: string, response: DraftResponse) => void;
    readonly state: (state: SaveState) => void;
  },
): SheetQueue {
  const queue = createAutosave<Entered, DraftResponse>({
    send: (key, { value, note }, base) => bridge.call('responses.save', { ...place(key), value, note, base }),
    onSaved: on.saved,
    onState: on.state,
  });
  const forget = beforeLeaving(
    () => queue.flush(),
    () => queue.troubled(),
  );
  return {
    ...queue,
    end: async () => {
      const saved = await queue.flush();
      if (saved) {
        forget();
        queue.dispose();
      }
      return saved;
    },
  };
}
