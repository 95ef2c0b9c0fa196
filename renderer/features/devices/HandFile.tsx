import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { RosterDevice } from '../../../shared/model/round.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { useCommand } from '../../session/use-command.ts';
import { KeepFiles } from '../../sticks/KeepFiles.tsx';
import { UnlockKeys } from '../../sticks/UnlockKeys.tsx';

/** What the office has of a computer, for the one that takes its place or that was restored from a backup. */
export function HandFile({ round, device }: { readonly round: string; readonly device: RosterDevice }) {
  const { t } = useTranslation('devices');
  const make = useCommand('devices.handFile');
  const [made, setMade] = useState<{ readonly file: FileRef; readonly records: number }>();
  const run = async () => {
    setMade(undefined);
    const file = await make.run({ round, device: device.id });
    if (file.ok) setMade(file.value);
  };
  return (
    <>
      <Button
        size="large"
        loading={make.busy}
        aria-label={t('replace.makeFor', { label: device.label })}
        onClick={() => void run()}
      >
        {t('replace.make')}
      </Button>
      {make.error?.code === 'key_locked' ? <UnlockKeys onOpen={() => void run()} /> : <Refusal error={make.error} />}
      {made === undefined ? null : (
        <div className="why" role="status">
          <p>{t('replace.made', { records: made.records })}</p>
          <KeepFiles files={[made.file]} />
        </div>
      )}
    </>
  );
}
