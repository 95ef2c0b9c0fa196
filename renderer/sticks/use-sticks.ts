import { useEffect } from 'react';
import type { StickView } from '../../shared/contract/sticks.ts';
import { useQuery } from '../session/use-query.ts';

const LOOK_MS = 2500;

/** What is plugged in, looked at again and again while the screen is shown; undefined before the first look. */
export function useSticks(): readonly StickView[] | undefined {
  const { data, reload } = useQuery('sticks.list', {});
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void reload();
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [reload]);
  return data;
}
