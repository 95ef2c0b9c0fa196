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

/** The saves of one sheet, in order, each for the sheet it was typed into even after another one is opened. */
export function openSheetQueue(
  target: SheetTarget,
  on: { readonly saved: () => void; readonly state: (state: SaveState) => void },
): SheetQueue {
  const queue = createAutosave<Entered, DraftResponse>({
    send: (leaf, { value, note }, base) => bridge.call('responses.save', { ...target, leaf, value, note, base }),
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
