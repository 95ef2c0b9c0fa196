import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { useCommand } from '../../session/use-command.ts';
import { OwnDigits } from './OwnDigits.tsx';

/** Makes the file with which this computer asks the office to be admitted, and says what to do with it. */
export function Enrolment() {
  const { t } = useTranslation('filling');
  const request = useCommand('devices.request');
  const [saved, setSaved] = useState<string | null>(null);
  const make = async () => {
    const made = await request.run({});
    if (!made.ok) return;
    const kept = await bridge.saveFile(made.value);
    if (kept.ok && kept.value.saved) setSaved(made.value.name);
  };
  return (
    <>
      <p className="lead">{t('enrol.lead')}</p>
      <Refusal error={request.error} />
      <div className="actions after">
        <Button size="large" loading={request.busy} onClick={() => void make()}>
          {t('enrol.make')}
        </Button>
        <p role="status">{saved === null ? '' : t('enrol.saved', { name: saved })}</p>
      </div>
      <OwnDigits />
    </>
  );
}
