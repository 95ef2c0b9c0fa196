import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { useCommand } from '../../session/use-command.ts';

/** The paper with the office's 25 digits, which everybody needs to open the first package. */
export function PrintNotice() {
  const { t } = useTranslation('devices');
  const notice = useCommand('keys.notice');
  const [notKept, setNotKept] = useState<AppError>();
  const [saved, setSaved] = useState('');
  const make = async () => {
    setNotKept(undefined);
    setSaved('');
    const made = await notice.run({});
    if (!made.ok) return;
    const kept = await bridge.saveFile(made.value);
    if (!kept.ok) setNotKept(kept.error);
    else if (kept.value.saved) setSaved(made.value.name);
  };
  return (
    <Section title={t('notice')}>
      <p className="lead">{t('noticeLead')}</p>
      <div className="actions">
        <Button size="large" loading={notice.busy} onClick={() => void make()}>
          {t('noticePrint')}
        </Button>
        <p role="status">{saved === '' ? '' : t('noticeSaved', { name: saved })}</p>
      </div>
      <Refusal error={notice.error ?? notKept} />
    </Section>
  );
}
