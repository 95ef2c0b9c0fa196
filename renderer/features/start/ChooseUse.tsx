import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../components/Refusal.tsx';
import { enter } from '../../session/enter.ts';
import { useCommand } from '../../session/use-command.ts';
import { useTopic } from '../../session/use-topic.ts';

export type Use = 'office' | 'evaluator';

/** Three plain choices. */
export function ChooseUse({ onChoose }: { readonly onChoose: (use: Use) => void }) {
  const { t } = useTranslation('start');
  const sample = useCommand('setup.openSample');
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  useTopic('work.progress', (work) => {
    if (work.work === 'sample') setProgress({ done: work.done, of: work.of });
  });
  const openSample = async () => {
    const opened = await sample.run({});
    if (opened.ok) await enter();
  };
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <div className="choices">
        {(['office', 'evaluator'] as const).map((use) => (
          <button
            key={use}
            type="button"
            className="choice"
            disabled={sample.busy}
            onClick={() => {
              onChoose(use);
            }}
          >
            <strong>{t(`${use}.choice`)}</strong>
            {t(`${use}.choiceHint`)}
          </button>
        ))}
        <button type="button" className="choice" disabled={sample.busy} onClick={() => void openSample()}>
          <strong>{t('sample.choice')}</strong>
          {t('sample.choiceHint')}
        </button>
      </div>
      <p role="status">
        {sample.busy ? (progress === null ? t('sample.making') : t('sample.progress', progress)) : ''}
      </p>
      <Refusal error={sample.error} />
    </>
  );
}
