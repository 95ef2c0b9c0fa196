import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/TextField.tsx';

export interface RoundName {
  readonly zh: string;
  readonly en: string;
}

/** The name of a round; the English one may stay empty. */
export function NameFields(props: {
  readonly name: RoundName;
  readonly onChange: (name: RoundName) => void;
  readonly checked: boolean;
}) {
  const { t } = useTranslation('rounds');
  const { name } = props;
  return (
    <>
      <TextField
        label={t('nameZh')}
        hint={t('nameHint')}
        wrong={props.checked && name.zh.trim() === '' ? t('nameMissing') : undefined}
        maxLength={120}
        value={name.zh}
        onChange={(zh) => {
          props.onChange({ ...name, zh });
        }}
      />
      <TextField
        label={t('nameEn')}
        hint={t('nameEnHint')}
        maxLength={200}
        value={name.en}
        onChange={(en) => {
          props.onChange({ ...name, en });
        }}
      />
    </>
  );
}
