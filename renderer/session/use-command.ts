import { useCallback, useState } from 'react';
import type { Answer, Input, Method } from '../../shared/contract/index.ts';
import type { AppError } from '../../shared/errors.ts';
import { bridge } from '../bridge/bridge.ts';

export interface Command<M extends Method> {
  readonly run: (input: Input<M>) => Promise<Answer<M>>;
  readonly busy: boolean;
  /** Of the last run; show it with `<Refusal>` beside the button. */
  readonly error: AppError | undefined;
  readonly forget: () => void;
}

/** Runs a command of the contract and keeps what a form needs to show: busy, and the last refusal. */
export function useCommand<M extends Method>(method: M): Command<M> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const run = useCallback(
    async (input: Input<M>) => {
      setBusy(true);
      setError(undefined);
      const answer = await bridge.call(method, input);
      setBusy(false);
      if (!answer.ok) setError(answer.error);
      return answer;
    },
    [method],
  );
  const forget = useCallback(() => {
    setError(undefined);
  }, []);
  return { run, busy, error, forget };
}
