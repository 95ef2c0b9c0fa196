import { Button } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { enter } from '../../session/enter.ts';
import { useCommand } from '../../session/use-command.ts';
import { PersonFields } from './PersonFields.tsx';

export function EvaluatorSetup({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation('start');
  const [person, setPerson] = useState({ name: '', post: '' });
  const [checked, setChecked] = useState(false);
  const setup = useCommand('setup.evaluator');
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(true);
    if (person.name.trim() === '') {
      focusFirstWrong(form);
      return;
    }
    const done = await setup.run({ name: person.name.trim(), post: person.post.trim() });
    if (done.ok) await enter();
  };
  return (
    <form className="narrow" noValidate onSubmit={(event) => void submit(event)}>
      <h1>{t('evaluator.title')}</h1>
      <p className="lead">{t('evaluator.lead')}</p>
      <div className="form">
        <PersonFields person={person} onChange={setPerson} checked={checked} />
      </div>
      <Refusal error={setup.error} />
      <div className="actions">
        <Button type="primary" size="large" htmlType="submit" loading={setup.busy}>
          {t('go')}
        </Button>
        <Button size="large" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </form>
  );
}
