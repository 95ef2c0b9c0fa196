import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ControlProps } from './control-props.ts';
import { GapNote } from './GapNote.tsx';

/** One figure from 0 to 100, for departments that judge instead of counting. */
export function PointsControl({ draft, gaps, locked, onChange }: ControlProps<'points', null>) {
  const { t } = useTranslation('filling');
  const id = useId();
  return (
    <>
      <div className="line">
        <label htmlFor={id}>{t('points.label')}</label>
        <Input
          id={id}
          className="figure"
          size="large"
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          disabled={locked}
          aria-describedby={`${id}-gap`}
          value={draft?.s ?? ''}
          onChange={(event) => {
            onChange({ t: 'points', s: event.target.value === '' ? null : event.target.value });
          }}
        />
        <span className="hint">{t('points.hint')}</span>
      </div>
      <GapNote id={`${id}-gap`} gaps={gaps} />
    </>
  );
}
