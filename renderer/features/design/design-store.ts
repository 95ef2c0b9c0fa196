import { create } from 'zustand';
import type { Design } from '../../../shared/contract/designs.ts';
import type { FileRef } from '../../../shared/contract/files.ts';
import { applyEdit } from '../../../shared/designing/apply-edit.ts';
import type { SheetFault } from '../../../shared/designing/workbook/sheet-reader.ts';
import type { DesignFault } from '../../../shared/designing/design-fault.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { DesignEdit } from '../../../shared/model/design.ts';
import type { Template } from '../../../shared/model/template.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { bridge } from '../../bridge/bridge.ts';
import { useSession } from '../../session/session-store.ts';
import { openDesignQueue, type DesignQueue } from './design-queue.ts';

interface Designing {
  readonly round: string | null;
  readonly template: Template | null;
  readonly reserved: ReadonlySet<string>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The round does not use this design yet. */
  readonly pending: boolean;
  readonly error: AppError | undefined;
  /** The last step was refused, because the design was changed elsewhere meanwhile. */
  readonly stale: boolean;
  readonly open: (round: string) => Promise<void>;
  readonly close: () => Promise<void>;
  /** Takes a step at once; why not, where it cannot be taken. It is saved by itself. */
  readonly edit: (edit: DesignEdit) => DesignFault | null;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  /** Another version instead of this one; undo takes it back. */
  readonly replace: (version: string) => Promise<boolean>;
  readonly adopt: () => Promise<boolean>;
  /** What a file says instead of this one; gives what is wrong with the file, nothing when it was taken. */
  readonly take: (file: FileRef) => Promise<Result<readonly SheetFault[], AppError>>;
  /** After another window: what is saved counts. */
  readonly takeTheirs: () => Promise<void>;
}

let queue: DesignQueue | undefined;

function viewOf({ round, template, reserved, canUndo, canRedo, pending }: Design) {
  return { round, template, reserved: new Set(reserved), canUndo, canRedo, pending, error: undefined, stale: false };
}

/** The design on the screen: every step counts at once, one queue sends them in order. */
export const useDesign = create<Designing>((set, get) => {
  const show = (design: Design) => {
    if (get().round !== design.round) return;
    queue?.know(design.revision, design.savedAt);
    set(viewOf(design));
  };
  const ask = async (command: (round: string, base: number) => Promise<Result<Design, AppError>>): Promise<boolean> => {
    const { round } = get();
    if (round === null || queue === undefined || !(await queue.flush())) return false;
    const answer = await command(round, queue.revision());
    if (answer.ok) show(answer.value);
    else set({ error: answer.error });
    return answer.ok;
  };
  const read = async (round: string): Promise<void> => {
    const design = await bridge.call('designs.get', { round });
    if (get().round !== round) return;
    if (design.ok) {
      show(design.value);
      useSession.getState().setSaving({ kind: 'saved', at: design.value.savedAt });
    } else set({ error: design.error });
  };
  const step = (direction: 'undo' | 'redo') => ask((round) => bridge.call('designs.step', { round, direction }));
  return {
    round: null,
    template: null,
    reserved: new Set(),
    canUndo: false,
    canRedo: false,
    pending: false,
    error: undefined,
    stale: false,
    open: async (round) => {
      await queue?.end();
      queue = openDesignQueue(round, (saving) => {
        useSession.getState().setSaving(saving);
        const refused = saving.kind === 'unsaved' && saving.error.code === 'stale_revision';
        if (refused !== get().stale) set({ stale: refused });
      });
      set({ round, template: null, error: undefined, stale: false });
      await read(round);
    },
    close: async () => {
      if ((await queue?.end()) === true) useSession.getState().setSaving(null);
    },
    edit: (edit) => {
      const { template, reserved } = get();
      if (template === null) return null;
      const next = applyEdit(template, edit, reserved);
      if (!next.ok) return next.error;
      if (next.value === template) return null;
      set({ template: next.value, canUndo: true, canRedo: false, pending: true });
      queue?.push(edit);
      return null;
    },
    undo: async () => void (await step('undo')),
    redo: async () => void (await step('redo')),
    replace: (version) => ask((round, base) => bridge.call('designs.replace', { round, base, version })),
    adopt: () => ask((round, base) => bridge.call('designs.adopt', { round, base })),
    take: async (file) => {
      const { round } = get();
      if (round === null || queue === undefined) return refuse({ code: 'not_ready', what: 'no_round' });
      // What is not saved yet would be lost under the file.
      if (!(await queue.flush())) return refuse({ code: 'stale_revision', current: queue.revision() });
      const answer = await bridge.call('designs.import', { round, base: queue.revision(), file });
      if (!answer.ok) return answer;
      if (answer.value.design !== null) show(answer.value.design);
      return ok(answer.value.faults);
    },
    takeTheirs: async () => {
      const { round } = get();
      queue?.drop();
      if (round !== null) await read(round);
    },
  };
});
