import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Assignments, RoundContent } from '../../../shared/model/round.ts';
import { Field } from '../../components/Field.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useCommand } from '../../session/use-command.ts';
import { personLines } from './person-lines.ts';

/** The people of a round: those with a computer, and those the office lists beforehand. */
export function Persons(props: {
  readonly round: string;
  readonly content: RoundContent;
  readonly assignments: Assignments;
}) {
  const { t } = useTranslation('rounds');
  const add = useCommand('rounds.addPersons');
  const save = useCommand('rounds.savePersons');
  const [text, setText] = useState('');
  const { persons, devices } = props.content.roster;
  const busy = new Set([
    ...devices.flatMap((device) => device.persons),
    ...Object.values(props.assignments.reviewers).flat(),
    ...props.assignments.excluded.map((pair) => pair.person),
  ]);
  const lines = personLines(text);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (lines.persons.length === 0 || lines.tooLong.length > 0) return;
    const added = await add.run({ round: props.round, persons: [...lines.persons] });
    if (added.ok) setText('');
  };
  return (
    <>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Field
          label={t('addPersons')}
          hint={t('addPersonsHint')}
          {...(lines.tooLong.length > 0 ? { error: t('tooLong', { rows: lines.tooLong.join(t('comma')) }) } : {})}
        >
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={4}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
              }}
            />
          )}
        </Field>
        <Button
          type="primary"
          htmlType="submit"
          loading={add.busy}
          disabled={lines.persons.length === 0 || lines.tooLong.length > 0}
        >
          {t('add', { count: lines.persons.length })}
        </Button>
      </form>
      <Refusal error={add.error ?? save.error} />
      <ul className="persons">
        {persons.map((person) => (
          <li key={person.id}>
            <span>
              <strong>{person.name}</strong> {person.post}
            </span>
            {busy.has(person.id) ? (
              <span className="hint">{t('personBusy')}</span>
            ) : (
              <Button
                onClick={() => {
                  void save.run({ round: props.round, persons: persons.filter((one) => one.id !== person.id) });
                }}
              >
                {t('remove')}
                <span className="hidden">{person.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
