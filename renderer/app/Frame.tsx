import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/EmptyState.tsx';
import { rememberPlace, usePath } from '../session/navigation.ts';
import { useSession } from '../session/session-store.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Notice } from './Notice.tsx';
import { Rail } from './Rail.tsx';
import { findRoute } from './routes.ts';
import { Tour } from './Tour.tsx';
import { TopBar } from './TopBar.tsx';

/** The first screen of either role, and the one from which the tour is asked for again. */
const TOUR_PLACES = ['/fill', '/rounds', '/settings'];

/** Bar on top, rail at the left, the work in the middle. */
export function Frame({ role }: { readonly role: 'office' | 'evaluator' }) {
  const { t } = useTranslation('frame');
  const path = usePath();
  const found = findRoute(role, path);
  const working = useSession((session) => session.hello?.person?.id ?? '');
  useEffect(() => {
    if (found !== undefined) rememberPlace(path);
    // What was said belonged to the place before.
    useSession.getState().say(null);
    // The path decides what is found.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [path]);
  return (
    <div className="frame">
      <a
        className="skip"
        href="#work"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('work')?.focus();
        }}
      >
        {t('skip')}
      </a>
      <TopBar />
      <Rail role={role} lit={found?.route.rail} />
      <main id="work" tabIndex={-1}>
        <Notice />
        {TOUR_PLACES.includes(path) ? <Tour role={role} /> : null}
        <div className="work-scroll">
          {/* Another person sees other things: everything is read again. */}
          <ErrorBoundary key={`${found?.route.pattern ?? ''} ${working}`}>
            {found === undefined ? <EmptyState what={t('nowhere')} /> : found.route.screen(found.parameters)}
          </ErrorBoundary>
        </div>
        <div id="overlays" />
      </main>
    </div>
  );
}
