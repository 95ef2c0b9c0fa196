import { Button, Radio, Select } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnrolmentRequest } from '../../../shared/contract/rounds.ts';
import type { DeviceRole, RoundContent } from '../../../shared/model/round.ts';
import { Field } from '../../components/Field.tsx';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useCommand } from '../../session/use-command.ts';
import { mistakesIn, ROLES, type TaskDraft } from './task-draft.ts';

const NEW = 'new';

/** One computer that asks: who, and what it may hand in. Nothing is chosen beforehand. */
export function RequestForm(props: {
  readonly round: string;
  readonly content: RoundContent;
  readonly request: EnrolmentRequest;
  readonly onDone: (request: string) => void;
}) {
  const { t } = useTranslation('devices');
  const label = useLabel();
  const { content, request } = props;
  const [draft, setDraft] = useState<TaskDraft>({ role: null, person: null, units: [], departments: [] });
  const [checked, setChecked] = useState(false);
  const admit = useCommand('devices.admit');
  const mistakes = mistakesIn(draft);
  const wrong = (part: keyof typeof mistakes) => (checked && mistakes[part] ? { error: t(`missing.${part}`) } : {});
  const streets = content.template.streets.filter((street) => content.units.includes(street.code9));
  const who = `${request.person.name} ${request.person.post}`.trim();
  const listed = content.roster.persons.map((one) => ({ value: one.id, label: `${one.name} ${one.post}`.trim() }));
  const isListed = content.roster.persons.some((one) => one.id === request.person.id);
  const persons = isListed ? listed : [{ value: NEW, label: t('newPerson', { who }) }, ...listed];

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    const { role, person, units, departments } = draft;
    if (role === null || person === null || Object.values(mistakes).some(Boolean)) {
      focusFirstWrong(event.currentTarget);
      return;
    }
    const admitted = await admit.run({
      round: props.round,
      request: request.request,
      role,
      person: person === NEW ? null : person,
      units: role === 'street' || role === 'part' || role === 'survey' ? [...units] : [],
      departments: role === 'department' ? [...departments] : [],
    });
    if (admitted.ok) props.onDone(request.request);
  };
  const choose = (part: Partial<TaskDraft>) => {
    setDraft({ ...draft, ...part });
  };
  const chooseRole = (value: unknown) => {
    const role = ROLES.find((one) => one === value) ?? null;
    choose({ role, units: [], departments: [] });
  };
  const asksStreets: readonly (DeviceRole | null)[] = ['street', 'part', 'survey'];
  return (
    <form className="request" noValidate onSubmit={(event) => void submit(event)}>
      <div className="request-head">
        <h3>{who}</h3>
        <p className="hint">{request.known ? t('known') : t('asks')}</p>
      </div>
      <fieldset className="field">
        <legend>{t('role')}</legend>
        <Radio.Group
          value={draft.role}
          onChange={(event) => {
            chooseRole(event.target.value);
          }}
        >
          {ROLES.map((role, index) => (
            <Radio key={role} value={role} aria-invalid={checked && mistakes.role && index === 0}>
              {t(`roles.${role}`)}
            </Radio>
          ))}
        </Radio.Group>
        <p className={checked && mistakes.role ? 'hint hint-wrong' : 'hint'}>
          {draft.role === null ? (checked ? t('missing.role') : '') : t(`roleHint.${draft.role}`)}
        </p>
      </fieldset>
      <div className="request-fields">
        <Field label={t('person')} hint={t('personHint')} {...wrong('person')}>
          {(ids) => (
            <Select
              {...ids}
              size="large"
              aria-invalid={checked && mistakes.person}
              placeholder={t('choose')}
              options={persons}
              value={draft.person}
              onChange={(person) => {
                choose({ person });
              }}
            />
          )}
        </Field>
        {asksStreets.includes(draft.role) ? (
          <Field label={t('streets')} hint={draft.role === 'survey' ? t('surveyStreets') : ''} {...wrong('units')}>
            {(ids) => (
              <Select
                {...ids}
                mode="multiple"
                size="large"
                aria-invalid={checked && mistakes.units}
                placeholder={t('choose')}
                optionFilterProp="label"
                options={streets.map((street) => ({ value: street.code9, label: label(street) }))}
                value={[...draft.units]}
                onChange={(units) => {
                  choose({ units });
                }}
              />
            )}
          </Field>
        ) : null}
        {draft.role === 'department' ? (
          <Field label={t('departments')} {...wrong('departments')}>
            {(ids) => (
              <Select
                {...ids}
                mode="multiple"
                size="large"
                aria-invalid={checked && mistakes.departments}
                placeholder={t('choose')}
                optionFilterProp="label"
                options={content.template.departments.map((one) => ({ value: one.id, label: one.zh }))}
                value={[...draft.departments]}
                onChange={(departments) => {
                  choose({ departments });
                }}
              />
            )}
          </Field>
        ) : null}
      </div>
      <details>
        <summary>{t('digits')}</summary>
        <p className="digits figures">{request.digits}</p>
        <p className="hint">{t('digitsHint')}</p>
      </details>
      <Refusal error={admit.error} />
      <div className="actions">
        <Button type="primary" size="large" htmlType="submit" loading={admit.busy}>
          {t('admit')}
        </Button>
        <Button
          size="large"
          onClick={() => {
            props.onDone(request.request);
          }}
        >
          {t('notNow')}
        </Button>
      </div>
    </form>
  );
}
