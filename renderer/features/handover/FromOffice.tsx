import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { FromOffice as Taken } from '../../../shared/contract/handover.ts';
import type { AppError } from '../../../shared/errors.ts';
import { DropArea } from '../../components/DropArea.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useCommand } from '../../session/use-command.ts';
import { useFiles } from '../../session/use-files.ts';
import { TypeReceipt } from './TypeReceipt.tsx';

function isUnknownKey(error: AppError | undefined): boolean {
  return error?.code === 'package_refused' && error.reason === 'H_KEY_UNKNOWN';
}

/** What came back on the stick: a receipt turns answers to "received by the office". */
export function FromOffice({ round, onTaken }: { readonly round: string; readonly onTaken: () => void }) {
  const { t } = useTranslation('filling');
  const { t: claims } = useTranslation('claims');
  const { run, busy, error } = useCommand('handover.fromOffice');
  const [text, setSaid] = useState('');
  const said = useCallback(
    (taken: Taken): string => {
      if (taken.kind === 'behind') return t('handover.backBehind');
      if (taken.kind === 'hand') {
        const { already, answers, choices } = taken;
        return already ? t('handover.backOld') : t('handover.backHand', { answers, choices });
      }
      if (taken.kind === 'claims') {
        const { streets, files: count, at } = taken;
        return claims('taken', { streets, files: count, at: dateTime(at) });
      }
      if (!taken.news) return t('handover.backOld');
      if (taken.kind === 'return') return t('handover.backReturned', { reason: taken.reason });
      return t('handover.backNews', { at: dateTime(taken.received.at), to: taken.received.to });
    },
    [t, claims],
  );
  const onFiles = useCallback(
    async (refs: readonly FileRef[]) => {
      setSaid('');
      for (const file of refs) {
        const taken = await run({ file });
        if (!taken.ok) return;
        setSaid(said(taken.value));
        onTaken();
      }
    },
    [run, said, onTaken],
  );
  const files = useFiles({ multiple: true, extensions: ['jpreceipt', 'jpoffice', 'jphand'], onFiles });
  return (
    <Section title={t('handover.back')}>
      <p className="lead">{t('handover.backLead')}</p>
      <DropArea
        label={t('handover.backDrop')}
        button={t('handover.backPick')}
        busy={busy || files.busy}
        onDrop={files.drop}
        onPick={files.pick}
      />
      <p role="status">{text}</p>
      {isUnknownKey(error) ? <p role="alert">{t('handover.backUnknown')}</p> : <Refusal error={error ?? files.error} />}
      <TypeReceipt round={round} onTaken={onTaken} />
    </Section>
  );
}
