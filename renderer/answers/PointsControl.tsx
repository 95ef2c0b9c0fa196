import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ControlProps } from './control-props.ts';
import { FigureInput } from './FigureInput.tsx';
import { GapNote } from './GapNote.tsx';

/** One figure from 0 to 100, for departments that judge instead of counting. */
export function PointsControl({ draft, gaps, locked, onChange }: ControlProps<'points', null>) {
  const { t } = useTranslation('filling');
  const id = useId();
  return (
    <>
      <div className="line">
        <label htmlFor={id}>{t('points.label')}</label>
        <FigureInput
          id={id}
          noteId={`${id}-gap`}
          value={draft?.s}
          disabled={locked}
          onChange={(s) => {
            onChange({ t: 'points', s });
          }}
        />
        <span className="hint">{t('points.hint')}</span>
      </div>
      <GapNote id={`${id}-gap`} gaps={gaps} />
    </>
  );
}
