import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/model/round.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';
import { useSwitchPerson } from '../../session/use-switch-person.ts';

/** Several people may share a computer; one of them is working. */
export function People(props: { readonly persons: readonly Person[]; readonly working: string | null }) {
  const { t } = useTranslation('start');
  const refresh = useSession((session) => session.refresh);
  const change = useSwitchPerson();
  const add = useCommand('people.add');
  const [name, setName] = useState('');
  const [post, setPost] = useState('');
  const [checked, setChecked] = useState(false);
  const missing = name.trim() === '';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (missing) return;
    const added = await add.run({ name: name.trim(), post: post.trim() });
    if (!added.ok) return;
    setName('');
    setPost('');
    setChecked(false);
    await refresh();
  };
  return (
    <Section title={t('settings.people')}>
      <p className="lead">{t('settings.peopleHint')}</p>
      <ul className="people">
        {props.persons.map((person) => (
          <li key={person.id}>
            <span>
              <strong>{person.name}</strong> {person.post}
            </span>
            {person.id === props.working ? (
              <StatusChip icon="check" tone="accent">
                {t('settings.working')}
              </StatusChip>
            ) : (
              <Button
                size="large"
                onClick={() => {
                  void change.run(person.id);
                }}
              >
                {t('settings.choose')}
                <span className="hidden">{person.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Refusal error={change.error} />
      <form className="add-person" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('name')}
          wrong={checked && missing ? t('nameMissing') : undefined}
          maxLength={60}
          value={name}
          onChange={setName}
        />
        <TextField label={t('post')} maxLength={80} value={post} onChange={setPost} />
        <Button size="large" htmlType="submit" loading={add.busy}>
          {t('settings.add')}
        </Button>
      </form>
      <Refusal error={add.error} />
    </Section>
  );
}
