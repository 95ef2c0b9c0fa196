import { useEffect, useState } from 'react';
import type { AnswerOrigin } from '../../../shared/contract/scores.ts';
import type { AppError } from '../../../shared/errors.ts';
import { bridge } from '../../bridge/bridge.ts';

/** As many as the host gives at once. */
const AT_ONCE = 200;

/** The answers behind a figure, asked for in portions. */
export function useAnswers(
  round: string,
  records: readonly string[],
): { readonly origins: readonly AnswerOrigin[]; readonly error: AppError | undefined } {
  const key = records.join(' ');
  const [state, setState] = useState<{
    readonly key: string;
    readonly origins: readonly AnswerOrigin[];
    readonly error?: AppError;
  }>({ key: '', origins: [] });
  useEffect(() => {
    let gone = false;
    const wanted = key === '' ? [] : key.split(' ');
    const ask = async () => {
      const origins: AnswerOrigin[] = [];
      for (let from = 0; from < wanted.length; from += AT_ONCE) {
        const answer = await bridge.call('scores.answers', { round, records: wanted.slice(from, from + AT_ONCE) });
        if (gone) return;
        if (!answer.ok) {
          setState({ key, origins, error: answer.error });
          return;
        }
        origins.push(...answer.value);
      }
      setState({ key, origins });
    };
    void ask();
    return () => {
      gone = true;
    };
  }, [round, key]);
  return state.key === key ? { origins: state.origins, error: state.error } : { origins: [], error: undefined };
}
