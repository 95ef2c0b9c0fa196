import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { useIntakeRun } from './intake-run.ts';

/** The watched folder: where it is, and whether something waits in it. */
export function Inbox({ round, onLocked }: { readonly round: string; readonly onLocked: () => void }) {
  const { t } = useTranslation('intake');
  const { data, reload } = useQuery('intake.inbox', {});
  const add = useIntakeRun((run) => run.add);
  const [stopped, setStopped] = useState<AppError | null>(null);
  useTopic('intake.verdict', (taken) => {
    if (taken.round === round) add(round, taken.verdict);
    void reload();
  });
  useTopic('inbox.changed', (state) => {
    setStopped(state.stopped);
    if (state.stopped?.code === 'key_locked') onLocked();
    void reload();
  });
  if (data === undefined) return null;
  return (
    <div className="intake-inbox">
      <p className="hint">
        {t('inbox')} <span className="intake-folder">{data.folder}</span>{' '}
        {data.waiting === 0 ? '' : t('inboxWaiting', { count: data.waiting })}
      </p>
      {stopped === null ? null : <Refusal error={stopped} />}
    </div>
  );
}
