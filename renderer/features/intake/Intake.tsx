import './intake.css';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import { DropArea } from '../../components/DropArea.tsx';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { pathOf } from '../../session/navigation.ts';
import { useFiles } from '../../session/use-files.ts';
import { useRoundContent } from '../../session/use-round-content.ts';
import { Register } from './Register.tsx';
import { RunList } from './RunList.tsx';
import { useIntakeRun } from './intake-run.ts';

/** Where files come in: drop or choose many, one verdict each, and the register of all before. */
export function Intake({ round }: { readonly round: string }) {
  const { t } = useTranslation('intake');
  const { error } = useRoundContent(round);
  const take = useIntakeRun((run) => run.take);
  const busy = useIntakeRun((run) => run.busy);
  const onFiles = useCallback(
    async (refs: readonly FileRef[]) => {
      await take(round, refs);
    },
    [round, take],
  );
  const files = useFiles({ multiple: true, extensions: ['jpback'], onFiles });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<a href={`#${pathOf('rounds', round, 'board')}`}>{t('toBoard')}</a>}
    >
      <Refusal error={error} />
      <div className="intake-drop">
        <DropArea label={t('drop')} button={t('choose')} busy={busy} onDrop={files.drop} onPick={files.pick} />
      </div>
      <Refusal error={files.error} />
      <RunList round={round} />
      <Register round={round} />
    </Page>
  );
}
