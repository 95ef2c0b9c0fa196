import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grade, GradedMethod } from '../../shared/model/template.ts';
import { useLabel } from '../i18n/use-language.ts';
import type { ControlProps } from './control-props.ts';
import { FigureInput } from './FigureInput.tsx';
import { GapNote } from './GapNote.tsx';

interface Props extends ControlProps<'graded', GradedMethod> {
  /** From the best grade to the lowest. */
  readonly scale: readonly Grade[];
}

/** Range of a grade in words: `90–100`, and below the best grade `80 ≤ x < 90`. */
function rangeOf(scale: readonly Grade[], index: number): string {
  const grade = scale[index];
  if (grade === undefined) return '';
  const above = scale[index - 1];
  return above === undefined ? `${grade.min}–100` : `${grade.min} – <${above.min}`;
}

/** Four grades with their criteria in view; keys 1–4 choose, points inside the grade may be given. */
export function GradedControl({ method, draft, gaps, locked, onChange, scale }: Props) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const id = useId();
  const choose = (grade: string) => {
    onChange({ t: 'graded', grade, points: draft?.points ?? null });
  };
  return (
    <>
      {/* The digits are shortcuts of the radio buttons inside. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <fieldset
        className="grades"
        disabled={locked}
        onKeyDown={(event) => {
          const grade = event.ctrlKey || event.metaKey ? undefined : scale[Number(event.key) - 1];
          if (grade !== undefined) choose(grade.grade);
        }}
      >
        <legend>{t('graded.legend')}</legend>
        {scale.map((grade, index) => {
          const anchor = method.anchors.find((one) => one.grade === grade.grade);
          return (
            <label key={grade.grade} className="grade">
              <input
                type="radio"
                name={`${id}-grade`}
                checked={draft?.grade === grade.grade}
                onChange={() => {
                  choose(grade.grade);
                }}
              />
              <span className="grade-name">
                <kbd>{index + 1}</kbd> <strong>{label(grade)}</strong>
                <small>{rangeOf(scale, index)}</small>
              </span>
              <span>{anchor === undefined ? '' : label(anchor)}</span>
            </label>
          );
        })}
      </fieldset>
      <div className="line">
        <label htmlFor={`${id}-points`}>{t('graded.points')}</label>
        <FigureInput
          id={`${id}-points`}
          noteId={`${id}-gap`}
          value={draft?.points}
          disabled={locked}
          onChange={(points) => {
            onChange({ t: 'graded', grade: draft?.grade ?? null, points });
          }}
        />
        <span className="hint">{t('graded.pointsHint')}</span>
      </div>
      <GapNote id={`${id}-gap`} gaps={gaps} />
    </>
  );
}
