import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellPart } from '../../../../shared/rules/answer-cells.ts';
import type { CellView } from './cell-view.ts';

export type TypeIn = (row: number, column: number, text: string) => void;

type Props = CellView & {
  readonly row: number;
  readonly column: number;
  readonly part: CellPart;
  readonly name: string;
  readonly note: boolean;
  readonly locked: boolean;
  readonly active: boolean;
  readonly inside: boolean;
  readonly selected: boolean;
  readonly onType: TypeIn;
};

function classesOf({ fault, note, selected, active, given, locked, state }: Props, shown: string): string {
  const marks = {
    'cell-wrong': fault !== null,
    'cell-noted': note,
    'cell-selected': selected,
    'cell-active': active,
    'cell-given': given !== null || locked,
    'cell-part': state === 'part' && fault === null && shown !== '',
  };
  return Object.entries(marks)
    .flatMap(([name, on]) => (on ? [name] : []))
    .join(' ');
}

/** The field of the active cell: all its text is marked, so whatever is typed replaces it. */
function CellField({
  row,
  column,
  part,
  name,
  note,
  locked,
  inside,
  state,
  fault,
  given,
  onType,
  ...props
}: Props & {
  readonly shown: string;
}) {
  const { t } = useTranslation('matrix');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const input = field.current;
    if (input === null) return;
    input.focus();
    if (inside) input.setSelectionRange(input.value.length, input.value.length);
    else input.select();
  }, [inside]);
  const typed = part === 'points' || part === 'num' || (part === 'den' && given === null);
  return (
    <input
      ref={field}
      className="cell-field"
      aria-label={note ? `${name} ${t('noted')}` : name}
      aria-invalid={fault !== null}
      aria-describedby="matrix-said"
      inputMode={typed ? 'decimal' : 'none'}
      autoComplete="off"
      maxLength={40}
      readOnly={!typed || locked || state === 'na'}
      value={props.shown}
      onChange={(event) => {
        onType(row, column, event.target.value);
      }}
    />
  );
}

/** One cell. Only the active one holds a field, so that input methods work in it; all others are plain text. */
export const MatrixCell = memo(function MatrixCell(props: Props) {
  const { t } = useTranslation('matrix');
  const { row, column, part, text, state, fault, score, note, active } = props;
  const detail = score ?? (state === 'part' ? t('part') : '');
  const shown = state === 'na' ? t('na') : part === 'detail' ? detail : text;
  return (
    <td className={classesOf(props, shown)} data-cell={`${row} ${column}`}>
      {active ? (
        <CellField {...props} shown={shown} />
      ) : (
        <>
          {shown}
          {note ? <span className="hidden"> {t('noted')}</span> : null}
          {fault === null ? null : <span className="hidden"> {t('wrong')}</span>}
        </>
      )}
    </td>
  );
});
