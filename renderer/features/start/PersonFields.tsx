import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/Field.tsx';

export interface PersonDraft {
  readonly name: string;
  readonly post: string;
}

/** Name and post, the same in both kinds of first start. */
export function PersonFields(props: {
  readonly person: PersonDraft;
  readonly onChange: (person: PersonDraft) => void;
  /** Show what is missing. */
  readonly checked: boolean;
}) {
  const { t } = useTranslation('start');
  const { person } = props;
  const nameMissing = props.checked && person.name.trim() === '';
  return (
    <>
      <Field label={t('name')} hint={t('nameHint')} {...(nameMissing ? { error: t('nameMissing') } : {})}>
        {(ids) => (
          <Input
            {...ids}
            size="large"
            required
            maxLength={60}
            autoComplete="off"
            value={person.name}
            onChange={(event) => {
              props.onChange({ ...person, name: event.target.value });
            }}
          />
        )}
      </Field>
      <Field label={t('post')} hint={t('postHint')}>
        {(ids) => (
          <Input
            {...ids}
            size="large"
            maxLength={80}
            autoComplete="off"
            value={person.post}
            onChange={(event) => {
              props.onChange({ ...person, post: event.target.value });
            }}
          />
        )}
      </Field>
    </>
  );
}
