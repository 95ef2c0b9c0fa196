import { Input } from 'antd';
import { Field } from './Field.tsx';

/** Whether what was typed is the number. */
export function isCount(typed: string, count: number): boolean {
  return typed.trim() !== '' && Number(typed) === count;
}

/** A number that is typed again before something goes for good. */
export function TypedCount(props: {
  readonly label: string;
  readonly hint: string;
  /** Said while something else stands there. */
  readonly wrong: string;
  readonly count: number;
  readonly typed: string;
  /** Nothing typed in is wrong, too. */
  readonly missing?: boolean;
  readonly onType: (typed: string) => void;
}) {
  const isWrong = (props.typed !== '' || props.missing === true) && !isCount(props.typed, props.count);
  return (
    <Field label={props.label} hint={props.hint} {...(isWrong ? { error: props.wrong } : {})}>
      {(ids) => (
        <Input
          {...ids}
          size="large"
          inputMode="numeric"
          maxLength={9}
          value={props.typed}
          aria-invalid={isWrong}
          onChange={(event) => {
            props.onType(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
