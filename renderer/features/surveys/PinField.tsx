import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/Field.tsx';

/** So many digits are the fewest and the most. */
export const PIN_LENGTH = { least: 4, most: 8 } as const;

/** The number that only staff know; what is no digit is left out as it is typed. */
export function PinField(props: {
  readonly value: string;
  readonly onChange: (pin: string) => void;
  readonly hint?: string;
}) {
  const { value, onChange, hint } = props;
  const { t } = useTranslation('surveys');
  return (
    <Field label={t('kiosk.pin')} {...(hint === undefined ? {} : { hint })}>
      {(ids) => (
        <Input
          {...ids}
          size="large"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={PIN_LENGTH.most}
          value={value}
          onChange={(event) => {
            onChange(event.target.value.replaceAll(/\D/g, ''));
          }}
        />
      )}
    </Field>
  );
}
