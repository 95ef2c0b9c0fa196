import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { flushAll } from '../../bridge/leaving.ts';
import { dateTime } from '../../i18n/times.ts';
import { enter } from '../../session/enter.ts';
import { useCommand } from '../../session/use-command.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';

/** Plays the round with made-up answers to the design as it stands, in a place of its own, and takes that away again. */
export function RehearsalPart({ round, faults }: { readonly round: string; readonly faults: number }) {
  const { t } = useTranslation('rehearsal');
  const { data: state, error, reload } = useQuery('rehearsals.state', { round });
  const open = useCommand('rehearsals.open');
  const remove = useCommand('rehearsals.remove');
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  useTopic('work.progress', (work) => {
    if (work.work === 'rehearsal') setProgress({ done: work.done, of: work.of });
  });
  const show = async (anew: boolean) => {
    setProgress(null);
    // It plays what is saved.
    await flushAll();
    const opened = await open.run({ round, anew });
    if (opened.ok) await enter();
  };
  const takeAway = async () => {
    await remove.run({ round });
    await reload();
  };
  if (state === undefined) return <Refusal error={error} />;
  const { madeAt, current } = state;
  return (
    <div className="adopt">
      <p className="lead">{t('lead')}</p>
      {madeAt === null ? null : (
        <p role="status">{t(current ? 'madeCurrent' : 'madeOlder', { at: dateTime(madeAt) })}</p>
      )}
      {faults > 0 ? <p className="row-issue">{t('faults', { count: faults })}</p> : null}
      <div className="actions">
        {madeAt === null ? null : (
          <Button
            type={current ? 'primary' : 'default'}
            size="large"
            loading={open.busy}
            onClick={() => void show(false)}
          >
            {t('open')}
          </Button>
        )}
        <Button
          type={current ? 'default' : 'primary'}
          size="large"
          disabled={faults > 0}
          loading={open.busy}
          onClick={() => void show(true)}
        >
          {t(madeAt === null ? 'make' : 'makeAgain')}
        </Button>
        {madeAt === null ? null : (
          <Button size="large" disabled={open.busy} loading={remove.busy} onClick={() => void takeAway()}>
            {t('remove')}
          </Button>
        )}
      </div>
      {open.busy && progress !== null ? (
        <ProgressBar done={progress.done} of={progress.of} label={t('making', progress)} />
      ) : null}
      <p role="status">{open.busy ? (progress === null ? t('begins') : t('making', progress)) : ''}</p>
      <Refusal error={open.error ?? remove.error} />
      <p className="hint">{t('apart')}</p>
    </div>
  );
}
