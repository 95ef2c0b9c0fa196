import { useEffect, useState } from 'react';
import { loadSoundMatch, type SoundMatch } from './sound-match.ts';

/** The match by sound once somebody searches (`wanted`); undefined before. */
export function useSoundMatch(wanted: boolean): SoundMatch | undefined {
  const [found, setFound] = useState<{ readonly match: SoundMatch }>();
  useEffect(() => {
    if (!wanted) return undefined;
    let here = true;
    void (async () => {
      const match = await loadSoundMatch();
      if (here) setFound({ match });
    })();
    return () => {
      here = false;
    };
  }, [wanted]);
  return found?.match;
}
