import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { ROLES, type AdmittedRole } from './task-draft.ts';

/** What a computer may hand in. */
export function RoleChoice(props: {
  readonly role: AdmittedRole | null;
  readonly missing: boolean;
  readonly onChange: (role: AdmittedRole | null) => void;
}) {
  const { t } = useTranslation('devices');
  return (
    <fieldset className="field">
      <legend>{t('role')}</legend>
      <Radio.Group
        value={props.role}
        onChange={(event) => {
          props.onChange(ROLES.find((one) => one === event.target.value) ?? null);
        }}
      >
        {ROLES.map((role, index) => (
          <Radio key={role} value={role} aria-invalid={props.missing && index === 0}>
            {t(`roles.${role}`)}
          </Radio>
        ))}
      </Radio.Group>
      <p className={props.missing ? 'hint hint-wrong' : 'hint'}>
        {props.missing ? t('missing.role') : props.role === null ? '' : t(`roleHint.${props.role}`)}
      </p>
    </fieldset>
  );
}
