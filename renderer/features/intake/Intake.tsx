import './intake.css';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import { DropArea } from '../../components/DropArea.tsx';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { pathOf } from '../../session/navigation.ts';
import { useFiles } from '../../session/use-files.ts';
import { useRoundContent } from '../../session/use-round-content.ts';
import { Aside } from './Aside.tsx';
import { Inbox } from './Inbox.tsx';
import { Receipts } from './Receipts.tsx';
import { Register } from './Register.tsx';
import { RunList } from './RunList.tsx';
import { StillMissing } from './StillMissing.tsx';
import { UnlockKeys } from '../../sticks/UnlockKeys.tsx';
import { useIntakeRun } from './intake-run.ts';

/** Where files come in: many at once, one verdict each, what is still missing, and what goes back. */
export function Intake({ round }: { readonly round: string }) {
  const { t } = useTranslation('intake');
  const { content, error } = useRoundContent(round);
  const { take, again, busy, lines } = useIntakeRun();
  const [inboxLocked, setInboxLocked] = useState(false);
  const onFiles = useCallback(
    async (refs: readonly FileRef[]) => {
      await take(round, refs);
    },
    [round, take],
  );
  const files = useFiles({ multiple: true, extensions: ['jpback'], onFiles });
  const finished = lines.filter((line) => line.state === 'done' || line.state === 'failed').length;
  const locked = inboxLocked || lines.some((line) => line.error?.code === 'key_locked');
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<a href={`#${pathOf('rounds', round, 'board')}`}>{t('toBoard')}</a>}
    >
      <Refusal error={error} />
      <div className="intake-drop">
        <DropArea
          label={t('drop')}
          button={t('choose')}
          busy={busy || files.busy}
          onDrop={files.drop}
          onPick={files.pick}
        />
      </div>
      {locked ? (
        <UnlockKeys
          onOpen={() => {
            setInboxLocked(false);
            void again('key_locked');
          }}
        />
      ) : null}
      <Inbox
        round={round}
        onLocked={() => {
          setInboxLocked(true);
        }}
      />
      <Refusal error={files.error} />
      <RunList round={round} />
      {/* A file may be set aside while the list above is still being worked through. */}
      <Aside round={round} turn={finished} />
      {content === undefined ? null : <StillMissing content={content} />}
      <Receipts round={round} />
      <Register round={round} />
    </Page>
  );
}
