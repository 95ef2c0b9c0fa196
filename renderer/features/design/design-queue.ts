import type { DesignEdit } from '../../../shared/model/design.ts';
import { ok } from '../../../shared/result.ts';
import { createAutosave, type SaveState, type Saved } from '../../bridge/autosave.ts';
import { bridge } from '../../bridge/bridge.ts';
import { beforeLeaving } from '../../bridge/leaving.ts';

export interface DesignQueue {
  push(edit: DesignEdit): void;
  know(revision: number, savedAt: string | null): void;
  revision(): number;
  flush(): Promise<boolean>;
  /** Forgets what was refused. */
  drop(): void;
  /** Sends what waits and ends the queue; one that cannot send yet goes on trying by itself. */
  end(): Promise<boolean>;
}

/** As many as one call takes. */
const MOST = 200;

/** What a step of typing is about; null for steps that each stand alone. */
function subjectOf(edit: DesignEdit): string | null {
  switch (edit.t) {
    case 'rename':
      return `rename ${edit.code}`;
    case 'comparison':
      return `comparison ${edit.parent ?? ''}`;
    case 'question':
      return `question ${edit.form} ${edit.question}`;
    case 'leaf':
      return `leaf ${edit.leaf.code}`;
    case 'system':
      return `system ${Object.keys(edit.parts).join()}`;
    default:
      return null;
  }
}

/** Whether a step says again what the one before it said: typing in one field is one step. */
function continues(last: DesignEdit | undefined, edit: DesignEdit): boolean {
  const subject = subjectOf(edit);
  return last !== undefined && subject !== null && subjectOf(last) === subject;
}

/** The steps of one design, sent in order on top of the revision that the last answer gave. */
export function openDesignQueue(round: string, onState: (state: SaveState) => void): DesignQueue {
  const waiting: DesignEdit[] = [];
  let sending = 0;
  let revision = 0;
  const queue = createAutosave<true, Saved>({
    send: async () => {
      const edits = waiting.slice(0, MOST);
      if (edits.length === 0) return ok({ revision, savedAt: null });
      sending = edits.length;
      const answer = await bridge.call('designs.edit', { round, base: revision, edits });
      sending = 0;
      if (!answer.ok) return answer;
      waiting.splice(0, edits.length);
      ({ revision } = answer.value);
      if (waiting.length > 0) queue.change('design', true);
      return answer;
    },
    onSaved: () => undefined,
    onState,
  });
  const forget = beforeLeaving(
    () => queue.flush(),
    () => queue.troubled(),
  );
  return {
    push(edit) {
      if (waiting.length > sending && continues(waiting.at(-1), edit)) waiting.pop();
      waiting.push(edit);
      queue.change('design', true);
    },
    know(known, savedAt) {
      revision = known;
      queue.know('design', known, savedAt);
    },
    revision: () => revision,
    flush: () => queue.flush(),
    drop() {
      waiting.length = 0;
      queue.dropMine();
    },
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
