import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { enter } from '../../session/enter.ts';
import { useCommand } from '../../session/use-command.ts';

/** Last step of the office's first start: the sheet that brings the seal back. It may be put off. */
export function RecoveryStep({ passphrase }: { readonly passphrase: string }) {
  const { t } = useTranslation('start');
  const sheet = useCommand('keys.recoverySheet');
  const [saved, setSaved] = useState<string | null>(null);
  const make = async () => {
    const made = await sheet.run({ passphrase });
    if (!made.ok) return;
    const kept = await bridge.saveFile(made.value);
    if (kept.ok && kept.value.saved) setSaved(made.value.name);
  };
  return (
    <>
      <h1>{t('recovery.title')}</h1>
      <p className="lead">{t('recovery.lead')}</p>
      <p role="status">{saved === null ? '' : t('recovery.done', { name: saved })}</p>
      <Refusal error={sheet.error} />
      <div className="actions">
        <Button
          type={saved === null ? 'primary' : 'default'}
          size="large"
          loading={sheet.busy}
          onClick={() => void make()}
        >
          {saved === null ? t('recovery.make') : t('recovery.again')}
        </Button>
        <Button type={saved === null ? 'default' : 'primary'} size="large" onClick={() => void enter()}>
          {saved === null ? t('recovery.later') : t('recovery.continue')}
        </Button>
      </div>
    </>
  );
}
