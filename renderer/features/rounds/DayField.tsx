import { Input } from 'antd';
import { Field } from '../../components/Field.tsx';

/** One day, typed or chosen from the calendar of the system; empty or `2026-10-09`. */
export function DayField(props: {
  readonly label: string;
  readonly wrong?: string | undefined;
  readonly value: string;
  readonly onChange: (day: string) => void;
}) {
  return (
    <Field label={props.label} {...(props.wrong === undefined ? {} : { error: props.wrong })}>
      {(ids) => (
        <Input
          {...ids}
          size="large"
          type="date"
          min="2000-01-01"
          max="2099-12-31"
          aria-invalid={props.wrong !== undefined}
          value={props.value}
          onChange={(event) => {
            props.onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
