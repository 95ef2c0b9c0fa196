import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';
import { useQuery } from '../../session/use-query.ts';
import { HandOverTask } from './HandOverTask.tsx';
import { MadeFile, type Made } from './MadeFile.tsx';
import { SubmitAll } from './SubmitAll.tsx';

/** What goes into the file, what is still missing, and the two ways to hand over. */
export function HandOverRound({ round }: { readonly round: string }) {
  const { t } = useTranslation('filling');
  const { data: preview, error, reload } = useQuery('handover.preview', { round });
  const { data: desk } = useQuery('responses.desk', { round });
  const make = useCommand('handover.make');
  const refresh = useSession((session) => session.refresh);
  const [made, setMade] = useState<Made | null>(null);

  const keep = async (file: FileRef): Promise<boolean> => {
    const kept = await bridge.saveFile(file);
    return kept.ok && kept.value.saved;
  };
  const handOver = async (submit: boolean) => {
    const answer = await make.run({ round, submit });
    if (answer.ok) {
      const { file, records } = answer.value;
      setMade({ file, records, submitted: submit, saved: await keep(file) });
    }
    await Promise.all([reload(), refresh()]);
  };
  if (preview === undefined || desk === undefined) return <Refusal error={error} />;
  const open = preview.tasks.reduce((sum, task) => sum + task.leaves.length - task.complete, 0);
  const allSubmitted = preview.tasks.length > 0 && preview.tasks.every((task) => task.submitted);
  return (
    <>
      {made === null ? null : (
        <MadeFile
          made={made}
          onAgain={() => {
            void (async () => {
              const saved = await keep(made.file);
              setMade({ ...made, saved: made.saved || saved });
            })();
          }}
        />
      )}
      <Section title={t('handover.included')}>
        <ul className="handover-tasks">
          {preview.tasks.map((task) => (
            <HandOverTask key={`${task.form}|${task.unit}|${task.rater ?? ''}`} desk={desk} task={task} />
          ))}
        </ul>
        <p>{t('handover.changed', { count: preview.changed })}</p>
        {preview.part > 0 ? <p>{t('handover.part', { count: preview.part })}</p> : null}
        {preview.surveys > 0 ? <p>{t('handover.surveys', { count: preview.surveys })}</p> : null}
        <p className="hint">
          {preview.last === null
            ? t('handover.never')
            : t('handover.last', { name: preview.last.name, at: dateTime(preview.last.at) })}
        </p>
      </Section>
      <Section title={t('handover.make')}>
        <Refusal error={make.error} />
        <div className="ways">
          <div>
            <Button
              size="large"
              type={open > 0 ? 'primary' : 'default'}
              loading={make.busy}
              onClick={() => void handOver(false)}
            >
              {t('handover.part1')}
            </Button>
            <p className="hint">{t('handover.part1Hint')}</p>
          </div>
          <SubmitAll open={open} allSubmitted={allSubmitted} onSubmit={() => void handOver(true)} />
        </div>
      </Section>
    </>
  );
}
