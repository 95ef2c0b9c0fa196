import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useCommand } from '../../session/use-command.ts';

const SHORTEST = 8;

/** A new passphrase for the office seal, by the code of the recovery sheet. */
export function Recover() {
  const { t } = useTranslation('start');
  const recover = useCommand('keys.recover');
  const [code, setCode] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [checked, setChecked] = useState(false);
  const [digits, setDigits] = useState<string | null>(null);
  const short = passphrase.length < SHORTEST;
  const differs = passphrase !== again;
  const { error } = recover;
  const wrongCode = error?.code === 'invalid_input';
  const otherSeal = error?.code === 'not_ready' && error.what === 'setup_done';

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(true);
    setDigits(null);
    if (code.trim() === '' || short || differs) {
      focusFirstWrong(form);
      return;
    }
    const done = await recover.run({ code: code.trim(), passphrase });
    if (!done.ok) return;
    setDigits(done.value.digits);
    setCode('');
    setPassphrase('');
    setAgain('');
    setChecked(false);
  };
  return (
    <Section title={t('recover.title')}>
      <p className="lead">{t('recover.lead')}</p>
      <form className="add-person recover" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('recover.code')}
          hint={t('recover.codeHint')}
          wrong={
            wrongCode || (checked && code.trim() === '')
              ? t('recover.wrongCode')
              : otherSeal
                ? t('recover.otherSeal')
                : undefined
          }
          maxLength={200}
          value={code}
          onChange={(value) => {
            recover.forget();
            setCode(value);
          }}
        />
        <TextField
          label={t('recover.passphrase')}
          wrong={checked && short ? t('office.short') : undefined}
          maxLength={200}
          secret="new-password"
          value={passphrase}
          onChange={setPassphrase}
        />
        <TextField
          label={t('office.again')}
          wrong={checked && differs ? t('office.differs') : undefined}
          maxLength={200}
          secret="new-password"
          value={again}
          onChange={setAgain}
        />
        <Button size="large" htmlType="submit" loading={recover.busy}>
          {t('recover.make')}
        </Button>
      </form>
      <p role="status">{digits === null ? '' : t('recover.done', { digits })}</p>
      {wrongCode || otherSeal ? null : <Refusal error={error} />}
    </Section>
  );
}
