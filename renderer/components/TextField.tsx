import { Input, type InputRef } from 'antd';
import { useEffect, useRef } from 'react';
import { Field } from './Field.tsx';

/** One line of text with label and hint. */
export function TextField(props: {
  readonly label: string;
  readonly hint?: string;
  /** Replaces the hint when something is missing; undefined while nothing is. */
  readonly wrong?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly secret?: 'new-password' | 'current-password';
  /** The cursor stands here when the form appears. */
  readonly first?: boolean;
}) {
  const input = useRef<InputRef>(null);
  const { first } = props;
  useEffect(() => {
    if (first === true) input.current?.focus();
  }, [first]);
  return (
    <Field
      label={props.label}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
      {...(props.wrong === undefined ? {} : { error: props.wrong })}
    >
      {(ids) => (
        <Input
          {...ids}
          ref={input}
          size="large"
          type={props.secret === undefined ? 'text' : 'password'}
          autoComplete={props.secret ?? 'off'}
          aria-invalid={props.wrong !== undefined}
          maxLength={props.maxLength}
          value={props.value}
          onChange={(event) => {
            props.onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
