import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, Method, Output } from '../../shared/contract/index.ts';
import type { AppError } from '../../shared/errors.ts';
import { bridge } from '../bridge/bridge.ts';

export interface Query<T> {
  /** The last answer; kept while a newer one is on its way, so nothing jumps. */
  readonly data: T | undefined;
  readonly error: AppError | undefined;
  readonly loading: boolean;
  readonly reload: () => Promise<void>;
}

/** Asks once per input and again on `reload`. An answer that comes after a newer question is dropped. */
export function useQuery<M extends Method>(method: M, input: Input<M>): Query<Output<M>> {
  const key = JSON.stringify(input);
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });
  const asked = useRef(0);
  const [state, setState] = useState<Omit<Query<Output<M>>, 'reload'> & { readonly key: string }>({
    key,
    data: undefined,
    error: undefined,
    loading: true,
  });
  const reload = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    const answer = await bridge.call(method, latest.current);
    if (mine !== asked.current) return;
    setState((old) =>
      answer.ok
        ? { key, data: answer.value, error: undefined, loading: false }
        : { key, data: old.key === key ? old.data : undefined, error: answer.error, loading: false },
    );
  }, [method, key]);
  useEffect(() => {
    void reload();
    return () => {
      asked.current += 1;
    };
  }, [reload]);
  return state.key === key ? { ...state, reload } : { data: undefined, error: undefined, loading: true, reload };
}
