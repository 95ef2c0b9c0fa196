import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import type { FileRef } from '../../../shared/contract/files.ts';
import { FilePickerButton } from '../../components/FilePickerButton.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useCommand } from '../../session/use-command.ts';
import { useFiles } from '../../session/use-files.ts';

type Same = { readonly name: string; readonly at: string; readonly newest: boolean } | null;

/** After the stick was plugged in again: is the file on it exactly the one that was made here? */
export function CheckCopy({ round, onChecked }: { readonly round: string; readonly onChecked: () => void }) {
  const { t } = useTranslation('filling');
  const { run, busy, error } = useCommand('handover.check');
  const [same, setSame] = useState<Same>();
  const onFiles = useCallback(
    async ([file]: readonly FileRef[]) => {
      if (file === undefined) return;
      setSame(undefined);
      const checked = await run({ round, file });
      if (!checked.ok) return;
      setSame(checked.value.same);
      onChecked();
    },
    [round, run, onChecked],
  );
  const files = useFiles({ multiple: false, extensions: ['jpback'], onFiles });
  return (
    <Section title={t('handover.check')}>
      <p className="lead">{t('handover.checkLead')}</p>
      <div className="actions after">
        <FilePickerButton label={t('handover.checkPick')} busy={busy || files.busy} onPick={files.pick} />
        <p role="status" className={same === null ? 'check-differs' : undefined}>
          {same === undefined ? '' : null}
          {same === null ? t('handover.notSame') : null}
          {same === undefined || same === null
            ? null
            : t(same.newest ? 'handover.same' : 'handover.sameOld', { name: same.name, at: dateTime(same.at) })}
        </p>
      </div>
      <Refusal error={error ?? files.error} />
    </Section>
  );
}
