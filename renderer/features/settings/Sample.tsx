import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workspace } from '../../../shared/contract/app.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { enter } from '../../session/enter.ts';
import { useCommand } from '../../session/use-command.ts';
import { useTopic } from '../../session/use-topic.ts';

/** Goes to the sample round and back; the two never mix. */
export function Sample({ workspace }: { readonly workspace: Workspace }) {
  const { t } = useTranslation(['start', 'rehearsal']);
  const open = useCommand('setup.openSample');
  const leave = useCommand('setup.leaveSample');
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  useTopic('work.progress', (work) => {
    if (work.work === 'sample') setProgress({ done: work.done, of: work.of });
  });
  const command = workspace === 'main' ? open : leave;
  const go = async () => {
    const done = await command.run({});
    if (done.ok) await enter();
  };
  return (
    <Section title={t('start:settings.sample')}>
      <p className="lead">{t('start:sample.choiceHint')}</p>
      <p role="status">
        {open.busy ? (progress === null ? t('start:sample.making') : t('start:sample.progress', progress)) : ''}
      </p>
      <Refusal error={command.error} />
      <Button size="large" loading={command.busy} onClick={() => void go()}>
        {workspace === 'main'
          ? t('start:settings.openSample')
          : t(workspace === 'rehearsal' ? 'rehearsal:leave' : 'start:sample.leave')}
      </Button>
    </Section>
  );
}
