import { useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { createAutosave, type Autosave, type Saved } from '../../bridge/autosave.ts';
import { beforeLeaving } from '../../bridge/leaving.ts';
import { useSession } from '../../session/session-store.ts';

export interface Kept<T> {
  /** Something was changed: the whole value is sent after a short rest. */
  readonly change: (value: T) => void;
  /** Sends what waits, now. */
  readonly flush: () => Promise<boolean>;
  /** Why the last one was not taken. */
  readonly error: AppError | undefined;
}

/** Saves one value of a screen by itself; the bar on top says whether it is saved. */
export function useKept<T>(send: (value: T) => Promise<Result<null, AppError>>): Kept<T> {
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  const queue = useRef<Autosave<T>>(undefined);
  const [error, setError] = useState<AppError>();
  useEffect(() => {
    const { setSaving } = useSession.getState();
    const made = createAutosave<T, Saved>({
      send: async (_key, value) => {
        const answer = await latest.current(value);
        return answer.ok ? ok({ revision: 0, savedAt: null }) : answer;
      },
      onSaved: () => undefined,
      onState: (state) => {
        setSaving(state);
        setError(state.kind === 'unsaved' ? state.error : undefined);
      },
    });
    queue.current = made;
    const forget = beforeLeaving(
      () => made.flush(),
      () => made.troubled(),
    );
    return () => {
      forget();
      void (async () => {
        // What the host cannot take now goes on being tried; only a finished queue is put away.
        if (!(await made.flush())) return;
        made.dispose();
        setSaving(null);
      })();
    };
  }, []);
  return {
    change: (value) => queue.current?.change('all', value),
    flush: async () => (await queue.current?.flush()) ?? true,
    error,
  };
}
