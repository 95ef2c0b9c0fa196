import { Input, type InputRef } from 'antd';
import { useEffect, useRef } from 'react';
import { typedDigits } from '../../shared/package-format/digits.ts';
import { Field } from './Field.tsx';

/** 25 digits as they are read aloud, in groups of five; anything else stays as it was typed or scanned. */
function grouped(text: string): string {
  return typedDigits(text)?.replaceAll(/\d{5}(?=\d)/gu, '$& ') ?? text;
}

/** Takes 25 digits however they are typed or pasted, or the text that a hand scanner types from the QR code. */
export function DigitsField(props: {
  readonly label: string;
  readonly hint: string;
  readonly wrong?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The cursor goes here when the field appears. */
  readonly first?: boolean;
}) {
  const input = useRef<InputRef>(null);
  const { first } = props;
  useEffect(() => {
    if (first === true) input.current?.focus();
  }, [first]);
  return (
    <Field label={props.label} hint={props.hint} {...(props.wrong === undefined ? {} : { error: props.wrong })}>
      {(ids) => (
        <Input
          {...ids}
          ref={input}
          className="figures"
          size="large"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={props.wrong !== undefined}
          maxLength={200}
          placeholder="00000 00000 00000 00000 00000"
          value={props.value}
          onChange={(event) => {
            props.onChange(grouped(event.target.value));
          }}
        />
      )}
    </Field>
  );
}
