import { Button, Select } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterDevice, RoundContent } from '../../../shared/model/round.ts';
import { Field } from '../../components/Field.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useSoundSearch } from '../../pinyin/use-sound-search.ts';
import { useCommand } from '../../session/use-command.ts';
import { personText } from './person-text.ts';

/** Who works on one computer: somebody more from the list, somebody new, or one less. */
export function DevicePeople(props: {
  readonly round: string;
  readonly content: RoundContent;
  readonly device: RosterDevice;
}) {
  const { t } = useTranslation('devices');
  const { round, content, device } = props;
  const remove = useCommand('devices.removePerson');
  const here = device.persons.map((id) => content.roster.persons.find((one) => one.id === id) ?? id);
  return (
    <>
      <p className="lead">{t('share.lead')}</p>
      <ul className="sharing" aria-label={t('person')}>
        {here.map((person) => {
          const id = typeof person === 'string' ? person : person.id;
          const who = typeof person === 'string' ? person : personText(person);
          return (
            <li key={id}>
              <span>{who}</span>
              {here.length < 2 ? null : (
                <Button
                  size="large"
                  loading={remove.busy}
                  onClick={() => void remove.run({ round, device: device.id, person: id })}
                >
                  {t('share.remove')}
                  <span className="hidden">{who}</span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <Refusal error={remove.error} />
      <AddListed round={round} content={content} device={device} />
      <AddNew round={round} device={device} />
      <p className="hint">{t('share.afterwards')}</p>
    </>
  );
}

function AddListed(props: { readonly round: string; readonly content: RoundContent; readonly device: RosterDevice }) {
  const { t } = useTranslation('devices');
  const search = useSoundSearch();
  const { round, content, device } = props;
  const add = useCommand('devices.addPerson');
  const [person, setPerson] = useState<string | null>(null);
  const others = content.roster.persons.filter(({ id }) => !device.persons.includes(id));
  const elsewhere = content.roster.devices.find(
    (one) => person !== null && one.id !== device.id && one.persons.includes(person),
  );
  if (others.length === 0) return null;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (person === null) return;
    const added = await add.run({ round, device: device.id, person: { id: person } });
    if (added.ok) setPerson(null);
  };
  return (
    <Section title={t('share.listed')}>
      <form className="request" noValidate onSubmit={(event) => void submit(event)}>
        <Field
          label={t('share.who')}
          hint={elsewhere === undefined ? '' : t('share.elsewhere', { label: elsewhere.label })}
        >
          {(ids) => (
            <Select
              {...ids}
              size="large"
              placeholder={t('choose')}
              showSearch={search}
              options={others.map((one) => ({ value: one.id, label: personText(one) }))}
              value={person}
              onChange={setPerson}
            />
          )}
        </Field>
        <Button size="large" htmlType="submit" disabled={person === null} loading={add.busy}>
          {t('share.add')}
        </Button>
      </form>
      <Refusal error={add.error} />
    </Section>
  );
}

function AddNew({ round, device }: { readonly round: string; readonly device: RosterDevice }) {
  const { t } = useTranslation('devices');
  const add = useCommand('devices.addPerson');
  const [name, setName] = useState('');
  const [post, setPost] = useState('');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    const person = { name: name.trim(), post: post.trim() };
    const added = await add.run({ round, device: device.id, person });
    if (!added.ok) return;
    setName('');
    setPost('');
  };
  return (
    <Section title={t('share.fresh')}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <TextField label={t('share.name')} maxLength={60} value={name} onChange={setName} />
        <TextField label={t('share.post')} maxLength={80} value={post} onChange={setPost} />
        <Button size="large" htmlType="submit" disabled={name.trim() === ''} loading={add.busy}>
          {t('share.addNew')}
        </Button>
      </form>
      <Refusal error={add.error} />
    </Section>
  );
}
