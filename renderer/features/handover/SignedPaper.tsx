import { Button, Checkbox } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { DeskTask } from '../../../shared/contract/responses.ts';
import { DropArea } from '../../components/DropArea.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { targetOfTask } from '../../session/sheet-target.ts';
import { useCommand } from '../../session/use-command.ts';
import { useFiles } from '../../session/use-files.ts';

const EXTENSIONS = ['pdf', 'jpg', 'jpeg', 'png', 'webp', 'heic', 'heif'] as const;

/** The scan of the signed and sealed paper of one sheet: there, or a way to add it, also after the submission. */
export function SignedPaper({ round, task }: { readonly round: string; readonly task: DeskTask }) {
  const { t } = useTranslation('handover');
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      {task.signedPaper ? (
        <StatusChip icon="check" tone="accent">
          {t('paper.there')}
        </StatusChip>
      ) : task.submitted ? (
        <StatusChip icon="clock" tone="attention">
          {t('paper.missing')}
        </StatusChip>
      ) : null}
      <Button
        size="large"
        onClick={() => {
          setOpen(true);
        }}
      >
        {task.signedPaper ? t('paper.more') : t('paper.attach')}
      </Button>
      <SideDrawer title={t('paper.title')} open={open} onClose={close}>
        {open ? <Attach round={round} task={task} onDone={close} /> : null}
      </SideDrawer>
    </>
  );
}

function Attach(props: { readonly round: string; readonly task: DeskTask; readonly onDone: () => void }) {
  const { t } = useTranslation('handover');
  const { t: evidence } = useTranslation('evidence');
  const { round, task, onDone } = props;
  const add = useCommand('evidence.addForSheet');
  const [declared, setDeclared] = useState(false);
  const [asked, setAsked] = useState(false);
  const { run } = add;
  const onFiles = useCallback(
    async (refs: readonly FileRef[]) => {
      const target = targetOfTask(round, task);
      for (const file of refs) {
        const added = await run({ ...target, kind: 'signed_paper', file, notClassified: true });
        if (!added.ok) return;
      }
      onDone();
    },
    [round, task, run, onDone],
  );
  const files = useFiles({ multiple: true, extensions: EXTENSIONS, onFiles });
  const first = async (then: () => Promise<void>) => {
    setAsked(!declared);
    if (declared) await then();
  };
  return (
    <div className="add-evidence">
      <p className="lead">{t('paper.lead')}</p>
      <Checkbox
        checked={declared}
        onChange={(event) => {
          setDeclared(event.target.checked);
          setAsked(false);
        }}
      >
        {evidence('add.notClassified')}
      </Checkbox>
      {asked ? (
        <p className="hint hint-wrong" role="alert">
          {evidence('add.declareFirst')}
        </p>
      ) : null}
      <DropArea
        label={t('paper.drop')}
        button={t('paper.choose')}
        busy={add.busy || files.busy}
        onDrop={(dropped) => first(() => files.drop(dropped))}
        onPick={() => first(files.pick)}
      />
      <Refusal error={add.error ?? files.error} />
    </div>
  );
}
