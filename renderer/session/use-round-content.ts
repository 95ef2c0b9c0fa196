import { useEffect } from 'react';
import type { RoundContent } from '../../shared/model/round.ts';
import { useQuery, type Query } from './use-query.ts';
import { useSession } from './session-store.ts';

/** What the round says (indicators, streets, people), and the bar on top names this round from now on. */
export function useRoundContent(round: string): Omit<Query<unknown>, 'data'> & {
  readonly content: RoundContent | undefined;
} {
  const setRound = useSession((session) => session.setRound);
  useEffect(() => {
    setRound(round);
  }, [round, setRound]);
  const { data, error, loading, reload } = useQuery('rounds.get', { round });
  return { content: data?.content, error, loading, reload };
}
