import { useEffect } from 'react';
import { useSession } from '../session/session-store.ts';

const DARK = '(prefers-color-scheme: dark)';

/** Puts text size and theme on the root element, where the stylesheets read them. */
export function useLook(): void {
  const look = useSession((session) => session.hello?.look);
  useEffect(() => {
    if (look === undefined) return undefined;
    const root = document.documentElement.dataset;
    const system = matchMedia(DARK);
    const apply = () => {
      root['text'] = look.textSize;
      root['theme'] = look.theme === 'system' ? (system.matches ? 'dark' : 'light') : look.theme;
    };
    apply();
    system.addEventListener('change', apply);
    return () => {
      system.removeEventListener('change', apply);
    };
  }, [look]);
}
