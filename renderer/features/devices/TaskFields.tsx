import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EnrolmentRequest } from '../../../shared/contract/rounds.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Field } from '../../components/Field.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useSoundSearch } from '../../pinyin/use-sound-search.ts';
import { likelyPersons, mistakesIn, NEW_PERSON, type TaskDraft } from './task-draft.ts';

/** Who works on the computer, and for which streets or departments. */
export function TaskFields(props: {
  readonly content: RoundContent;
  readonly request: EnrolmentRequest;
  readonly draft: TaskDraft;
  readonly checked: boolean;
  readonly onChange: (part: Partial<TaskDraft>) => void;
}) {
  const { t } = useTranslation('devices');
  const search = useSoundSearch();
  const label = useLabel();
  const { content, request, draft, checked } = props;
  const mistakes = mistakesIn(draft);
  const wrong = (part: keyof TaskDraft) => (checked && mistakes[part] ? { error: t(`missing.${part}`) } : {});
  const streets = content.template.streets.filter((street) => content.units.includes(street.code9));
  const who = `${request.person.name} ${request.person.post}`.trim();
  const { namesakes, mayBeNew, others } = likelyPersons(content.roster.persons, request.person);
  const listed = (some: typeof others) =>
    some.map((one) => ({ value: one.id, label: `${one.name} ${one.post}`.trim() }));
  const persons = [
    ...listed(namesakes),
    ...(mayBeNew ? [{ value: NEW_PERSON, label: t('newPerson', { who }) }] : []),
    ...listed(others),
  ];
  const doubtful = draft.person === NEW_PERSON && namesakes.length > 0;
  const asksStreets = draft.role === 'street' || draft.role === 'part' || draft.role === 'survey';
  return (
    <div className="request-fields">
      <Field
        label={t('person')}
        hint={t('personHint')}
        {...(doubtful ? { error: t('namesake', { name: request.person.name }) } : wrong('person'))}
      >
        {(ids) => (
          <Select
            {...ids}
            size="large"
            aria-invalid={checked && mistakes.person}
            placeholder={t('choose')}
            options={persons}
            value={draft.person}
            onChange={(person) => {
              props.onChange({ person });
            }}
          />
        )}
      </Field>
      {asksStreets ? (
        <Field label={t('streets')} hint={draft.role === 'survey' ? t('surveyStreets') : ''} {...wrong('units')}>
          {(ids) => (
            <Select
              {...ids}
              mode="multiple"
              size="large"
              aria-invalid={checked && mistakes.units}
              placeholder={t('choose')}
              showSearch={search}
              options={streets.map((street) => ({ value: street.code9, label: label(street) }))}
              value={[...draft.units]}
              onChange={(units) => {
                props.onChange({ units });
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
              showSearch={search}
              options={content.template.departments.map((one) => ({ value: one.id, label: one.zh }))}
              value={[...draft.departments]}
              onChange={(departments) => {
                props.onChange({ departments });
              }}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}
