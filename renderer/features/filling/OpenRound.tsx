import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import { DropArea } from '../../components/DropArea.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';
import { useFiles } from '../../session/use-files.ts';

/** Opens a round package, the first or a newer one. */
export function OpenRound({ onOpened }: { readonly onOpened?: () => Promise<void> }) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const { run, busy, error } = useCommand('rounds.open');
  const onFiles = useCallback(
    async ([file]: readonly FileRef[]) => {
      if (file === undefined) return;
      const opened = await run({ file });
      if (!opened.ok) return;
      const session = useSession.getState();
      session.setRound(opened.value.id);
      await session.refresh();
      session.say(t('open.opened', { name: label(opened.value.name), seq: opened.value.seq }));
      await onOpened?.();
    },
    [run, t, label, onOpened],
  );
  const files = useFiles({ multiple: false, extensions: ['jpround'], onFiles });
  return (
    <>
      <DropArea label={t('open.drop')} button={t('open.pick')} busy={busy} onDrop={files.drop} onPick={files.pick} />
      <Refusal error={error ?? files.error} />
    </>
  );
}
