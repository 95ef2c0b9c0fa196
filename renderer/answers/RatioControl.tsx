import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { RatioMethod } from '../../shared/model/template.ts';
import { useLabel } from '../i18n/use-language.ts';
import type { ControlProps } from './control-props.ts';
import { GapNote } from './GapNote.tsx';

interface Props extends ControlProps<'ratio', RatioMethod> {
  /** Laid down by the template or the office, so it is shown and cannot be typed; null when it is entered. */
  readonly given: string | null;
}

/** Two counts with their units. */
export function RatioControl({ method, draft, gaps, locked, onChange, given }: Props) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const id = useId();
  const typed = (text: string) => (text === '' ? null : text);
  return (
    <div className="ratio">
      <div className="ratio-row">
        <label htmlFor={`${id}-num`}>{label(method.numerator)}</label>
        <Input
          id={`${id}-num`}
          className="figure"
          size="large"
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
          disabled={locked}
          aria-describedby={`${id}-num-gap`}
          value={draft?.num ?? ''}
          onPressEnter={(event) => {
            // As in a table of figures; Ctrl+Enter belongs to the sheet.
            if (!event.ctrlKey && !event.metaKey && given === null) document.getElementById(`${id}-den`)?.focus();
          }}
          onChange={(event) => {
            onChange({ t: 'ratio', num: typed(event.target.value), den: draft?.den ?? given });
          }}
        />
        <span>{method.numerator.unit}</span>
        <GapNote id={`${id}-num-gap`} gaps={gaps} part="num" />
      </div>
      <div className="ratio-row">
        <label htmlFor={`${id}-den`}>{label(method.denominator)}</label>
        <Input
          id={`${id}-den`}
          className="figure"
          size="large"
          inputMode="numeric"
          autoComplete="off"
          maxLength={40}
          disabled={locked}
          readOnly={given !== null}
          aria-describedby={`${id}-den-gap`}
          value={given ?? draft?.den ?? ''}
          onChange={(event) => {
            onChange({ t: 'ratio', num: draft?.num ?? null, den: typed(event.target.value) });
          }}
        />
        <span>{method.denominator.unit}</span>
        {given === null ? (
          <GapNote id={`${id}-den-gap`} gaps={gaps} part="den" />
        ) : (
          <p className="hint" id={`${id}-den-gap`}>
            {t('ratio.given')}
          </p>
        )}
      </div>
    </div>
  );
}
