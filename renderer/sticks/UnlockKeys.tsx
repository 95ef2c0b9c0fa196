import './sticks.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../components/Field.tsx';
import { Refusal } from '../components/Refusal.tsx';
import { useCommand } from '../session/use-command.ts';

/** One passphrase, good until the program ends. */
export function UnlockKeys({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation('sticks');
  const { run, busy, error } = useCommand('keys.unlock');
  const [passphrase, setPassphrase] = useState('');
  const unlock = async () => {
    const opened = await run({ passphrase });
    if (!opened.ok) return;
    setPassphrase('');
    onOpen();
  };
  return (
    <form
      className="why unlock-keys"
      aria-label={t('unlock.title')}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void unlock();
      }}
    >
      <p>{t('unlock.lead')}</p>
      <Field label={t('unlock.label')}>
        {(ids) => (
          <Input.Password
            {...ids}
            size="large"
            autoComplete="off"
            value={passphrase}
            onChange={(event) => {
              setPassphrase(event.target.value);
            }}
          />
        )}
      </Field>
      <Button size="large" htmlType="submit" type="primary" loading={busy} disabled={passphrase === ''}>
        {t('unlock.open')}
      </Button>
      <Refusal error={error} />
    </form>
  );
}
