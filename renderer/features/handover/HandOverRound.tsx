import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { CheckCopy } from './CheckCopy.tsx';
import { FileList } from './FileList.tsx';
import { FromOffice } from './FromOffice.tsx';
import { HandOverTask } from './HandOverTask.tsx';
import { MadeFile, type Made } from './MadeFile.tsx';
import { PartComputer } from './PartComputer.tsx';
import { SubmitAll } from './SubmitAll.tsx';
import { WhatIsNew } from './WhatIsNew.tsx';

/** What is new, the two ways to hand it over, where the files went, and what came back. */
export function HandOverRound({ round }: { readonly round: string }) {
  const { t } = useTranslation('filling');
  const { data: preview, error, reload } = useQuery('handover.preview', { round });
  const { data: desk, reload: reloadDesk } = useQuery('responses.desk', { round });
  useTopic('responses.changed', () => void reloadDesk());
  const { data: files, reload: reloadFiles } = useQuery('handover.list', { round });
  const make = useCommand('handover.make');
  const refresh = useSession((session) => session.refresh);
  const [made, setMade] = useState<Made | null>(null);
  const [gone, setGone] = useState<AppError>();

  const again = useCallback(async () => {
    await Promise.all([reload(), reloadFiles(), refresh()]);
  }, [reload, reloadFiles, refresh]);
  useTopic('copies.changed', () => void again());
  useTopic('responses.changed', () => void reload());
  const handOver = async (submit: boolean) => {
    const answer = await make.run({ round, submit });
    if (answer.ok) {
      const { file, more, records } = answer.value;
      setMade({ file, more, records, submitted: submit });
    }
    await again();
  };
  const takeAgain = async (id: string) => {
    const file = await bridge.call('handover.again', { round, id });
    setGone(file.ok ? undefined : file.error);
    if (file.ok) setMade({ file: file.value, more: [], records: null, submitted: false });
  };
  const checked = useCallback(() => void again(), [again]);
  if (preview === undefined || desk === undefined) return <Refusal error={error} />;
  if (desk.role === 'part') return <PartComputer />;
  // Whoever works now submits what is his; another reviewer's sheet on this computer waits for him.
  const own = preview.tasks.filter((task) => !task.hidden);
  const open = own.reduce((sum, task) => sum + task.leaves.length - task.complete, 0);
  const papersMissing = own.filter((task) => !task.submitted && !task.signedPaper).length;
  const allSubmitted = own.length > 0 && own.every((task) => task.submitted);
  return (
    <>
      {made === null ? null : <MadeFile key={made.file.ref} made={made} onKept={checked} />}
      <Section title={t('handover.included')}>
        <WhatIsNew preview={preview} />
        <ul className="handover-tasks">
          {preview.tasks.map((task) => (
            <HandOverTask key={`${task.form}|${task.unit}|${task.rater ?? ''}`} desk={desk} task={task} />
          ))}
        </ul>
        {own.length < preview.tasks.length ? <p className="hint">{t('handover.othersToo')}</p> : null}
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
          {own.length === 0 && preview.tasks.length > 0 ? (
            <p className="hint">{t('handover.submitNotYours')}</p>
          ) : (
            <SubmitAll
              open={open}
              allSubmitted={allSubmitted}
              papersMissing={papersMissing}
              onSubmit={() => void handOver(true)}
            />
          )}
        </div>
      </Section>
      <Refusal error={gone} />
      <FileList files={files ?? []} onAgain={(id) => void takeAgain(id)} />
      <FromOffice round={round} onTaken={checked} />
      {files === undefined || files.length === 0 ? null : <CheckCopy round={round} onChecked={checked} />}
    </>
  );
}
