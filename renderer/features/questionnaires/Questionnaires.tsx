import './questionnaires.css';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { navigate, pathOf } from '../../session/navigation.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { KindPart } from './KindPart.tsx';

/** The questionnaires of a round: each can be looked at, saved as an XLSForm and, before the issue, exchanged. */
export function Questionnaires({ detail }: { readonly detail: RoundDetail }) {
  const { t } = useTranslation('questionnaires');
  const { data, error, reload } = useQuery('questionnaires.list', { round: detail.id });
  useTopic('round.changed', (changed) => {
    if (changed.round === detail.id) void reload();
  });
  if (data === undefined) return <Refusal error={error} />;
  if (data.list.length === 0) return <EmptyState what={t('none')} />;
  return (
    <>
      <p className="lead">{t(data.fixed ? 'fixed' : 'lead')}</p>
      {data.fixed ? (
        <div className="actions questionnaire-actions">
          <Button type="primary" size="large" onClick={() => void navigate(pathOf('surveys', detail.id))}>
            {t('enter')}
          </Button>
        </div>
      ) : null}
      {data.list.map((one) => (
        <KindPart key={one.kind} detail={detail} questionnaire={one} fixed={data.fixed} />
      ))}
    </>
  );
}
