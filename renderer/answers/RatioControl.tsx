import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { RatioMethod } from '../../shared/model/template.ts';
import { useLabel } from '../i18n/use-language.ts';
import type { ControlProps } from './control-props.ts';
import { FigureInput } from './FigureInput.tsx';
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
  return (
    <div className="ratio">
      <div className="ratio-row">
        <label htmlFor={`${id}-num`}>{label(method.numerator)}</label>
        <FigureInput
          id={`${id}-num`}
          noteId={`${id}-num-gap`}
          value={draft?.num}
          whole
          disabled={locked}
          onChange={(num) => {
            onChange({ t: 'ratio', num, den: draft?.den ?? given });
          }}
          onEnter={() => {
            // As in a table of figures.
            if (given === null) document.getElementById(`${id}-den`)?.focus();
          }}
        />
        <span>{method.numerator.unit}</span>
        <GapNote id={`${id}-num-gap`} gaps={gaps} part="num" />
      </div>
      <div className="ratio-row">
        <label htmlFor={`${id}-den`}>{label(method.denominator)}</label>
        <FigureInput
          id={`${id}-den`}
          noteId={`${id}-den-gap`}
          value={given ?? draft?.den}
          whole
          disabled={locked}
          readOnly={given !== null}
          onChange={(den) => {
            onChange({ t: 'ratio', num: draft?.num ?? null, den });
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
