import { create } from 'zustand';
import type { DraftResponse, DeskTask, Sheet } from '../../../shared/contract/responses.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { canonicalJson } from '../../../shared/package-format/canonical-json.ts';
import { bridge } from '../../bridge/bridge.ts';
import { useSession } from '../../session/session-store.ts';
import type { SheetTarget } from '../../session/sheet-target.ts';
import { openSheetQueue, type Entered, type SheetQueue } from './sheet-queue.ts';

interface Filling {
  readonly target: SheetTarget | null;
  readonly content: RoundContent | null;
  readonly task: DeskTask | null;
  /** Why the office gave this sheet back, while it is open again. */
  readonly returned: Sheet['returned'];
  /** When the office was known to have each item as it was last read. */
  readonly received: Readonly<Record<string, string | null>>;
  /** Leaf codes in template order. */
  readonly order: readonly string[];
  readonly entered: Readonly<Record<string, Entered>>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly error: AppError | undefined;
  /** The last save was refused, because the item was changed elsewhere meanwhile. */
  readonly stale: boolean;
  readonly open: (target: SheetTarget) => Promise<void>;
  /** False when something is left that could not be saved. */
  readonly close: () => Promise<boolean>;
  readonly enter: (leaf: string, entered: Partial<Entered>) => void;
  /** Something of the sheet was changed that is no answer, and can be undone. */
  readonly changedBeside: () => void;
  /** Takes back the last change; gives the item that it belonged to. */
  readonly step: (direction: 'undo' | 'redo') => Promise<string | undefined>;
  /** Reads the sheet again after something was taken into it. */
  readonly refresh: () => Promise<void>;
  readonly keepMine: () => Promise<void>;
  readonly takeTheirs: () => Promise<void>;
}

const NOTHING: Entered = { value: null, note: '' };

let queue: SheetQueue | undefined;

/** What the store keeps of a sheet as it was read. */
function fieldsOf({ responses, returned, canUndo, canRedo }: Sheet) {
  return {
    returned,
    received: Object.fromEntries(responses.map(({ leaf, received }) => [leaf, received])),
    order: responses.map((response) => response.leaf),
    entered: enteredOf(responses),
    canUndo,
    canRedo,
  };
}

function enteredOf(responses: readonly DraftResponse[]): Record<string, Entered> {
  return Object.fromEntries(responses.map(({ leaf, value, note }) => [leaf, { value, note }]));
}

async function sendAll(): Promise<boolean> {
  const saved = (await queue?.flush()) ?? true;
  if (saved) useSession.getState().setSaving(null);
  return saved;
}

function isSame(one: SheetTarget | null, other: SheetTarget): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function firstDifference(before: Readonly<Record<string, Entered>>, after: Readonly<Record<string, Entered>>) {
  // What was typed and what was read name the same answers in different orders.
  return Object.keys(after).find(
    (leaf) => canonicalJson(before[leaf] ?? NOTHING) !== canonicalJson(after[leaf] ?? NOTHING),
  );
}

function lastSaved(responses: readonly DraftResponse[]): string | null {
  const times = responses.flatMap(({ savedAt }) => savedAt ?? []).sort();
  return times.at(-1) ?? null;
}

/** The sheet being filled in: one queue of saves, and every field's content even before it is saved. */
export const useFilling = create<Filling>((set, get) => {
  const show = (sheet: Sheet) => {
    for (const { leaf, revision, savedAt } of sheet.responses) queue?.know(leaf, revision, savedAt);
    set({ task: sheet.task, ...fieldsOf(sheet), error: undefined });
  };

  const startQueue = (target: SheetTarget) =>
    openSheetQueue((leaf) => ({ ...target, leaf }), {
      saved: () => {
        set({ canUndo: true, canRedo: false });
      },
      state: (saving) => {
        useSession.getState().setSaving(saving);
        set({ stale: saving.kind === 'unsaved' && saving.error.code === 'stale_revision' });
      },
    });

  const read = async (target: SheetTarget): Promise<void> => {
    const sheet = await bridge.call('responses.sheet', target);
    if (get().target !== target) return;
    if (!sheet.ok) {
      set({ error: sheet.error });
      return;
    }
    show(sheet.value);
    const at = lastSaved(sheet.value.responses);
    if (queue?.waiting() !== true) useSession.getState().setSaving({ kind: 'saved', at });
  };

  return {
    target: null,
    content: null,
    task: null,
    returned: null,
    received: {},
    order: [],
    entered: {},
    canUndo: false,
    canRedo: false,
    error: undefined,
    stale: false,
    open: async (target) => {
      const ended = (await queue?.end()) ?? true;
      // The same sheet again: what could not be saved still stands in its fields.
      if (!ended && isSame(get().target, target)) {
        set({ target });
        return;
      }
      queue = startQueue(target);
      set({ target, task: null, returned: null, received: {}, order: [], entered: {}, error: undefined, stale: false });
      if (get().content?.id !== target.round) set({ content: null });
      const desk = await bridge.call('responses.desk', { round: target.round });
      if (get().target !== target) return;
      if (!desk.ok) {
        set({ error: desk.error });
        return;
      }
      set({ content: desk.value.content });
      await read(target);
    },
    close: sendAll,
    enter: (leaf, change) => {
      const entered = { ...(get().entered[leaf] ?? NOTHING), ...change };
      set({ entered: { ...get().entered, [leaf]: entered }, received: { ...get().received, [leaf]: null } });
      queue?.change(leaf, entered);
    },
    changedBeside: () => {
      set({ canUndo: true, canRedo: false });
    },
    step: async (direction) => {
      const { target, entered } = get();
      if (target === null || queue === undefined || !(await queue.flush())) return undefined;
      const sheet = await bridge.call(direction === 'undo' ? 'responses.undo' : 'responses.redo', target);
      if (!sheet.ok) {
        set({ error: sheet.error });
        return undefined;
      }
      show(sheet.value);
      return firstDifference(entered, get().entered);
    },
    refresh: async () => {
      const { target } = get();
      if (target !== null) await read(target);
    },
    keepMine: async () => {
      await queue?.keepMine();
    },
    takeTheirs: async () => {
      queue?.dropMine();
      await get().refresh();
    },
  };
});
