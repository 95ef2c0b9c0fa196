import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/TextField.tsx';

export interface PersonDraft {
  readonly name: string;
  readonly post: string;
}

/** Name and post, the same in both kinds of first start. */
export function PersonFields(props: {
  readonly person: PersonDraft;
  readonly onChange: (person: PersonDraft) => void;
  /** What a post looks like here. */
  readonly postHint?: string;
  /** Show what is missing. */
  readonly checked: boolean;
}) {
  const { t } = useTranslation('start');
  const { person } = props;
  return (
    <>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        wrong={props.checked && person.name.trim() === '' ? t('nameMissing') : undefined}
        maxLength={60}
        value={person.name}
        onChange={(name) => {
          props.onChange({ ...person, name });
        }}
        first
      />
      <TextField
        label={t('post')}
        hint={props.postHint ?? t('postHint')}
        maxLength={80}
        value={person.post}
        onChange={(post) => {
          props.onChange({ ...person, post });
        }}
      />
    </>
  );
}
