import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors.ts';
import { bridge } from '../../bridge/bridge.ts';
import { flushAll } from '../../bridge/leaving.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { UnlockKeys } from '../../sticks/UnlockKeys.tsx';

/**
 * What was entered at the office counts by the way of everybody else's: a signed file of this computer, taken in at once.
 */
export function CountHere({ round }: { readonly round: string }) {
  const { t } = useTranslation('surveys');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const [counted, setCounted] = useState(false);
  const count = async () => {
    setBusy(true);
    setError(undefined);
    setCounted(false);
    await flushAll();
    const made = await bridge.call('handover.make', { round, submit: false });
    const files = made.ok ? [made.value.file, ...made.value.more] : [];
    let wrong = made.ok ? undefined : made.error;
    for (const file of files) {
      const taken = await bridge.call('intake.take', { round, file });
      wrong = taken.ok ? (taken.value.error ?? wrong) : taken.error;
    }
    setBusy(false);
    setError(wrong);
    setCounted(wrong === undefined);
  };
  return (
    <div className="section">
      <p className="lead">{t('countHere.lead')}</p>
      <Refusal error={error} />
      {error?.code === 'key_locked' ? <UnlockKeys onOpen={() => void count()} /> : null}
      <div className="actions survey-actions">
        <Button type="primary" size="large" loading={busy} onClick={() => void count()}>
          {t('countHere.button')}
        </Button>
        <p role="status">{counted ? t('countHere.done') : ''}</p>
      </div>
    </div>
  );
}
