import { useTranslation } from 'react-i18next';
import type { AppError } from '../../shared/errors.ts';
import { flushAll } from '../bridge/leaving.ts';
import { currentPath, navigate } from './navigation.ts';
import { useSession } from './session-store.ts';
import { useCommand } from './use-command.ts';

/** Screens that are nobody's own, so that one stays there. */
const COMMON = ['/settings', '/handover'];

/**
 * Lets another person of this computer work. What was typed is saved first, under whoever typed it; where that fails
 * nothing changes. A sheet that was open is left, because it may not be the other's to see.
 */
export function useSwitchPerson(): {
  readonly run: (person: string) => Promise<void>;
  readonly busy: boolean;
  readonly error: AppError | undefined;
} {
  const { t } = useTranslation('frame');
  const { run: choose, busy, error } = useCommand('people.choose');
  const run = async (person: string) => {
    const { hello, refresh, say } = useSession.getState();
    if (person === hello?.person?.id) return;
    if (!(await flushAll())) {
      say(t('who.unsaved'));
      return;
    }
    if (hello?.state === 'evaluator' && !COMMON.includes(currentPath())) await navigate('/fill');
    await choose({ person });
    await refresh();
  };
  return { run, busy, error };
}
