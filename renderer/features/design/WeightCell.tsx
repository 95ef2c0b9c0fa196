import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weightFault } from '../../../shared/designing/apply-edit.ts';
import { readNumber } from './NumberField.tsx';

/** Goes to the weight above or below. */
function focusWeight(from: HTMLInputElement, step: 1 | -1): void {
  const cells = [...document.querySelectorAll<HTMLInputElement>('input.weight-cell')];
  const next = cells[cells.indexOf(from) + step];
  next?.focus();
  next?.select();
}

/** A weight within its parent; what cannot be one is said here and not kept. */
export function WeightCell(props: {
  readonly code: string;
  readonly weight: number;
  readonly onChange: (weight: number) => void;
}) {
  const { t } = useTranslation('design');
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? props.weight : readNumber(typed);
  const fault = typed === null ? null : read === undefined ? 'weight_not_a_number' : weightFault(read);
  const keep = () => {
    if (typed === null || fault !== null || read === undefined) return;
    if (read !== props.weight) props.onChange(read);
    setTyped(null);
  };
  return (
    <td className="number" data-label={t('weight')}>
      <input
        className="weight-cell"
        inputMode="decimal"
        autoComplete="off"
        maxLength={10}
        aria-label={t('weightOf', { code: props.code })}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : id}
        value={typed ?? String(props.weight)}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
          if (event.key === 'Escape') setTyped(null);
          if (event.key !== 'Enter' && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          keep();
          focusWeight(event.currentTarget, event.key === 'ArrowUp' || event.shiftKey ? -1 : 1);
        }}
      />
      {fault === null ? null : (
        <span id={id} className="hint hint-wrong">
          {t(`fault.${fault}`)}
        </span>
      )}
    </td>
  );
}
