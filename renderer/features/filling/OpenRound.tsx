import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import { DropArea } from '../../components/DropArea.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';
import { useFiles } from '../../session/use-files.ts';
import { NoticeDigits } from './NoticeDigits.tsx';

/** Opens a round package, the first or a newer one. */
export function OpenRound({ onOpened }: { readonly onOpened?: () => Promise<void> }) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const { run, busy, error } = useCommand('rounds.open');
  const [waiting, setWaiting] = useState<FileRef | null>(null);
  const open = useCallback(
    async (file: FileRef, digits?: string) => {
      const opened = await run({ file, ...(digits === undefined ? {} : { digits }) });
      if (!opened.ok) {
        const { error: refusal } = opened;
        const asks = refusal.code === 'not_ready' && refusal.what === 'root_digits_needed';
        const differs = refusal.code === 'package_refused' && refusal.reason === 'E_FINGERPRINT';
        setWaiting(asks || differs ? file : null);
        return;
      }
      setWaiting(null);
      const session = useSession.getState();
      session.setRound(opened.value.id);
      await session.refresh();
      session.say(t('open.opened', { name: label(opened.value.name), seq: opened.value.seq }));
      await onOpened?.();
    },
    [run, t, label, onOpened],
  );
  const onFiles = useCallback(
    async ([file]: readonly FileRef[]) => {
      if (file !== undefined) await open(file);
    },
    [open],
  );
  const files = useFiles({ multiple: false, extensions: ['jpround'], onFiles });
  const differ = error?.code === 'package_refused' && error.reason === 'E_FINGERPRINT';
  return (
    <>
      <DropArea
        label={t('open.drop')}
        button={t('open.pick')}
        busy={busy || files.busy}
        onDrop={files.drop}
        onPick={files.pick}
      />
      {waiting === null ? (
        <Refusal error={error ?? files.error} />
      ) : (
        <NoticeDigits name={waiting.name} busy={busy} differ={differ} onGive={(digits) => open(waiting, digits)} />
      )}
    </>
  );
}
