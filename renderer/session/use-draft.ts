import { useEffect, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import type { Result } from '../../shared/result.ts';
import { createAutosave, type Autosave, type Saved, type SaveState } from '../bridge/autosave.ts';
import { beforeLeaving } from '../bridge/leaving.ts';
import { useSession } from './session-store.ts';

const KEY = 'draft';

export interface Draft<T> {
  readonly fields: T;
  readonly change: (part: Partial<T>) => void;
  /** Why the last save was not taken; undefined while nothing is in the way. */
  readonly error: AppError | undefined;
  /** Sends what waits, now. True when nothing is left unsaved. */
  readonly flush: () => Promise<boolean>;
}

/**
 * The fields of one form that saves itself as it is typed; its queue goes on until everything is durable, also after
 * the form was closed. `known`: what stands in the store as it was read.
 */
export function useDraft<T extends object>(options: {
  readonly initial: T;
  readonly known: Saved;
  readonly send: (fields: T, base: number) => Promise<Result<Saved, AppError>>;
  readonly onSaved?: () => void;
}): Draft<T> {
  const [fields, setFields] = useState(options.initial);
  const [state, setState] = useState<SaveState | null>(null);
  const [queue] = useState<Autosave<T>>(() => {
    const made = createAutosave<T, Saved>({
      send: (_key, typed, base) => options.send(typed, base),
      onSaved: () => {
        options.onSaved?.();
      },
      onState: (now) => {
        setState(now);
        useSession.getState().setSaving(now);
      },
    });
    made.know(KEY, options.known.revision, options.known.savedAt);
    return made;
  });
  useEffect(() => {
    const forget = beforeLeaving(
      () => queue.flush(),
      () => queue.troubled(),
    );
    return () => {
      const end = async () => {
        if (await queue.flush()) forget();
      };
      void end();
    };
  }, [queue]);
  const change = (part: Partial<T>) => {
    const next = { ...fields, ...part };
    setFields(next);
    queue.change(KEY, next);
  };
  const error = state?.kind === 'unsaved' ? state.error : undefined;
  return { fields, change, error, flush: () => queue.flush() };
}
