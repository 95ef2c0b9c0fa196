import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/Field.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useCommand } from '../../session/use-command.ts';

/** The receipt on paper: 25 digits, typed or scanned. */
export function TypeReceipt({ round, onTaken }: { readonly round: string; readonly onTaken: () => void }) {
  const { t } = useTranslation('filling');
  const { run, busy, error } = useCommand('handover.typeReceipt');
  const [digits, setDigits] = useState('');
  const [said, setSaid] = useState('');
  const wrong = error?.code === 'package_refused' && error.reason === 'E_FINGERPRINT';
  const take = async () => {
    setSaid('');
    const taken = await run({ round, digits });
    if (!taken.ok) return;
    setSaid(t('handover.typed', { to: taken.value.to }));
    setDigits('');
    onTaken();
  };
  return (
    <form
      className="type-receipt"
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <Field
        label={t('handover.typeLabel')}
        hint={t('handover.typeHint')}
        {...(wrong ? { error: t('handover.typedWrong') } : {})}
      >
        {(ids) => (
          <Input
            {...ids}
            size="large"
            inputMode="numeric"
            autoComplete="off"
            value={digits}
            onChange={(event) => {
              setDigits(event.target.value);
            }}
          />
        )}
      </Field>
      <Button size="large" htmlType="submit" loading={busy} disabled={digits.trim() === ''}>
        {t('handover.type')}
      </Button>
      <p role="status">{said}</p>
      {wrong ? null : <Refusal error={error} />}
    </form>
  );
}
