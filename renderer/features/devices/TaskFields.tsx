import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EnrolmentRequest } from '../../../shared/contract/rounds.ts';
import type { Person, RoundContent } from '../../../shared/model/round.ts';
import { Field } from '../../components/Field.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useSoundSearch } from '../../pinyin/use-sound-search.ts';
import { personText } from './person-text.ts';
import { likelyPersons, mistakesIn, NEW_PERSON, type TaskDraft, type TaskPart } from './task-draft.ts';

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
  const wrong = (part: TaskPart) => (checked && mistakes[part] ? { error: t(`missing.${part}`) } : {});
  const streets = content.template.streets.filter((street) => content.units.includes(street.code9));
  const who = personText(request.person);
  const { namesakes, mayBeNew, others } = likelyPersons(content.roster.persons, request.person);
  const listed = (some: typeof others) => some.map((one) => ({ value: one.id, label: personText(one) }));
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
      <Sharers persons={content.roster.persons} draft={draft} onChange={props.onChange} />
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

/** Who else uses the computer; nobody has to be chosen. */
function Sharers(props: {
  readonly persons: readonly Person[];
  readonly draft: TaskDraft;
  readonly onChange: (part: Partial<TaskDraft>) => void;
}) {
  const { t } = useTranslation('devices');
  const search = useSoundSearch();
  const { draft } = props;
  const others = props.persons.filter(({ id }) => id !== draft.person);
  if (others.length === 0) return null;
  return (
    <Field label={t('share.others')} hint={t('share.othersHint')}>
      {(ids) => (
        <Select
          {...ids}
          mode="multiple"
          size="large"
          placeholder={t('share.nobody')}
          showSearch={search}
          options={others.map((one) => ({ value: one.id, label: personText(one) }))}
          value={draft.others.filter((id) => id !== draft.person)}
          onChange={(chosen) => {
            props.onChange({ others: chosen });
          }}
        />
      )}
    </Field>
  );
}
