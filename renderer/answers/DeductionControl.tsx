import { Checkbox } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeductionMethod } from '../../shared/model/template.ts';
import { useLabel } from '../i18n/use-language.ts';
import type { ControlProps } from './control-props.ts';
import { FigureInput } from './FigureInput.tsx';
import { GapNote } from './GapNote.tsx';

/** How often each thing happened; "nothing of the kind" has to be said. */
export function DeductionControl({
  method,
  draft,
  gaps,
  locked,
  onChange,
}: ControlProps<'deduction', DeductionMethod>) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const id = useId();
  const counts = draft?.n ?? {};
  const count = (rule: string, typed: string) => {
    const { [rule]: _old, ...others } = counts;
    onChange({ t: 'deduction', n: typed === '' ? others : { ...others, [rule]: typed }, none: draft?.none ?? false });
  };
  return (
    <div className="deduction">
      <Checkbox
        className="none"
        disabled={locked}
        checked={draft?.none ?? false}
        onChange={(event) => {
          onChange({ t: 'deduction', n: counts, none: event.target.checked });
        }}
      >
        {t('deduction.none')}
      </Checkbox>
      <GapNote gaps={gaps} part="none" />
      {method.rules.map((rule) => (
        <div className="rule" key={rule.id}>
          <label htmlFor={`${id}-${rule.id}`}>
            {label(rule)}
            <small>{t('deduction.rule', { per: rule.per, points: rule.points, cap: rule.cap })}</small>
          </label>
          <FigureInput
            id={`${id}-${rule.id}`}
            noteId={`${id}-${rule.id}-gap`}
            value={counts[rule.id]}
            whole
            disabled={locked}
            onChange={(typed) => {
              count(rule.id, typed ?? '');
            }}
          />
          <GapNote id={`${id}-${rule.id}-gap`} gaps={gaps} part={rule.id} />
        </div>
      ))}
    </div>
  );
}
