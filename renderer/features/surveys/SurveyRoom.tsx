import './surveys.css';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SurveyTask } from '../../../shared/contract/surveys.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useSession } from '../../session/session-store.ts';
import { useQuery } from '../../session/use-query.ts';

/** Reads what a place for one kind of questionnaire needs: the round and the work on this computer. */
export function SurveyRoom(props: {
  readonly round: string;
  readonly form: string;
  readonly children: (content: RoundContent, task: SurveyTask, reload: () => Promise<void>) => ReactNode;
}) {
  const { t } = useTranslation('surveys');
  const setRound = useSession((session) => session.setRound);
  useEffect(() => {
    setRound(props.round);
  }, [props.round, setRound]);
  const { data, error, reload } = useQuery('surveys.desk', { round: props.round });
  if (data === undefined) return <Refusal error={error} />;
  const task = data.tasks.find((one) => one.form === props.form);
  if (task === undefined) return <EmptyState what={t('notHere')} />;
  return props.children(data.content, task, reload);
}
