import { Button } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useCommand } from '../../session/use-command.ts';
import { PersonFields } from './PersonFields.tsx';

const SHORTEST = 8;

export function OfficeSetup(props: {
  readonly onBack: () => void;
  readonly onBegin: () => void;
  readonly onRefused: () => void;
  readonly onDone: (passphrase: string) => void;
}) {
  const { t } = useTranslation('start');
  const [person, setPerson] = useState({ name: '', post: '' });
  const [office, setOffice] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [checked, setChecked] = useState(false);
  const setup = useCommand('setup.office');
  const wrong = {
    office: office.trim() === '' ? t('officeMissing') : undefined,
    passphrase: passphrase.length < SHORTEST ? t('office.short') : undefined,
    again: passphrase === again ? undefined : t('office.differs'),
  };
  const shown = (text: string | undefined) => (checked ? text : undefined);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(true);
    if (person.name.trim() === '' || Object.values(wrong).some((text) => text !== undefined)) {
      focusFirstWrong(form);
      return;
    }
    props.onBegin();
    const done = await setup.run({
      name: person.name.trim(),
      post: person.post.trim(),
      office: office.trim(),
      passphrase,
    });
    if (done.ok) props.onDone(passphrase);
    else props.onRefused();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <h1>{t('office.title')}</h1>
      <div className="narrow form">
        <PersonFields person={person} postHint={t('office.postHint')} onChange={setPerson} checked={checked} />
        <TextField
          label={t('office.office')}
          hint={t('office.officeHint')}
          wrong={shown(wrong.office)}
          maxLength={80}
          value={office}
          onChange={setOffice}
        />
      </div>
      <p className="why">{t('office.why')}</p>
      <div className="narrow form">
        <TextField
          label={t('office.passphrase')}
          hint={t('office.passphraseHint')}
          wrong={shown(wrong.passphrase)}
          maxLength={200}
          secret="new-password"
          value={passphrase}
          onChange={setPassphrase}
        />
        <TextField
          label={t('office.again')}
          wrong={shown(wrong.again)}
          maxLength={200}
          secret="new-password"
          value={again}
          onChange={setAgain}
        />
        <Refusal error={setup.error} />
        <div className="actions">
          <Button type="primary" size="large" htmlType="submit" loading={setup.busy}>
            {t('go')}
          </Button>
          <Button size="large" onClick={props.onBack}>
            {t('back')}
          </Button>
        </div>
      </div>
    </form>
  );
}
