import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDecimal } from '../../../shared/rules/number-text.ts';

/** What was typed as a number, or undefined where it is none. */
export function readNumber(typed: string): number | undefined {
  const text = readDecimal(typed);
  return text === null ? undefined : Number(text);
}

/** A number that is kept as soon as it is one; else the field says what is wrong, and what stood there counts. */
export function NumberField(props: {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly onChange: (value: number) => void;
}) {
  const { t } = useTranslation('design');
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const { least = 0, most = 1_000_000 } = props;
  const read = typed === null ? props.value : readNumber(typed);
  const wrong = read === undefined || read < least || read > most;
  return (
    <span className="number-field">
      <Input
        aria-label={props.label}
        aria-invalid={wrong}
        aria-describedby={wrong ? id : undefined}
        inputMode="decimal"
        autoComplete="off"
        maxLength={12}
        value={typed ?? String(props.value)}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = readNumber(event.target.value);
          if (next !== undefined && next >= least && next <= most) props.onChange(next);
        }}
        onBlur={() => {
          if (!wrong) setTyped(null);
        }}
      />
      {wrong ? (
        <span id={id} className="hint hint-wrong">
          {t('numberBetween', { least, most })}
        </span>
      ) : null}
    </span>
  );
}
