import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useCommand } from '../../session/use-command.ts';

/** Makes the recovery sheet again, for whoever put it off at the first start. */
export function RecoverySheet({ canPrint }: { readonly canPrint: boolean }) {
  const { t } = useTranslation('start');
  const [passphrase, setPassphrase] = useState('');
  const [saved, setSaved] = useState<string | null>(null);
  const sheet = useCommand('keys.recoverySheet');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const made = await sheet.run({ passphrase });
    if (!made.ok) return;
    setPassphrase('');
    const kept = await bridge.saveFile(made.value);
    if (kept.ok && kept.value.saved) setSaved(made.value.name);
  };
  return (
    <Section title={t('settings.recovery')}>
      <p className="lead">{canPrint ? t('recovery.lead') : t('recovery.cannotPrint')}</p>
      <form className="add-person" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('office.passphrase')}
          maxLength={200}
          secret="current-password"
          value={passphrase}
          onChange={setPassphrase}
        />
        <Button size="large" htmlType="submit" loading={sheet.busy} disabled={!canPrint || passphrase.length < 8}>
          {t('recovery.make')}
        </Button>
      </form>
      <p role="status">{saved === null ? '' : t('recovery.done', { name: saved })}</p>
      <Refusal error={sheet.error} />
    </Section>
  );
}
