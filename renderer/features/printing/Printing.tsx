import './printing.css';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useSession } from '../../session/session-store.ts';
import { useRoundContent } from '../../session/use-round-content.ts';
import { ArchivePart } from './ArchivePart.tsx';
import { PrintForm } from './PrintForm.tsx';

/** Scorecards of the streets and the table of the district, as files to print, sign and keep. */
export function Printing({ round }: { readonly round: string }) {
  const { t } = useTranslation('printing');
  const { content, error } = useRoundContent(round);
  const canPrint = useSession((session) => session.hello?.canPrint ?? false);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Refusal error={canPrint ? error : { code: 'not_ready', what: 'no_browser_for_printing' }} />
      {content === undefined ? null : <PrintForm content={content} canPrint={canPrint} />}
      {content === undefined ? null : <ArchivePart round={round} />}
    </Page>
  );
}
