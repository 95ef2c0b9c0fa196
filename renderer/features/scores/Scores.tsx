import './scores.css';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useQuery } from '../../session/use-query.ts';
import { useRoundContent } from '../../session/use-round-content.ts';
import { useTopic } from '../../session/use-topic.ts';
import { ExportScores } from './ExportScores.tsx';
import { StreetTable } from './StreetTable.tsx';

/** All streets by their code: no ranks. */
export function Scores({ round }: { readonly round: string }) {
  const { t } = useTranslation('scores');
  const { content, error } = useRoundContent(round);
  const scores = useQuery('scores.round', { round });
  useTopic('round.changed', () => void scores.reload());
  const result = scores.data;
  return (
    <Page
      title={t('title')}
      lead={
        result === undefined ? t('lead') : t('leadMode', { mode: t(`mode.${result.mode}`), count: result.units.length })
      }
      actions={<ExportScores round={round} />}
    >
      <Refusal error={error ?? scores.error} />
      {content === undefined || result === undefined ? null : <StreetTable content={content} result={result} />}
    </Page>
  );
}
