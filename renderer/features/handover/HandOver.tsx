import './handover.css';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { useSession } from '../../session/session-store.ts';
import { HandOverRound } from './HandOverRound.tsx';

/** Where the work leaves this computer. */
export function HandOver() {
  const { t } = useTranslation('filling');
  const round = useSession((session) => session.round);
  return (
    <Page title={t('handover.title')} lead={t('handover.lead')}>
      {round === null ? <EmptyState what={t('handover.noRound')} /> : <HandOverRound key={round} round={round} />}
    </Page>
  );
}
