import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Street } from '../../../../shared/model/template.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useLabel } from '../../../i18n/use-language.ts';
import type { Entered } from '../sheet-queue.ts';
import { viewCell } from './cell-view.ts';
import type { Column } from './columns.ts';
import { MatrixCell, type TypeIn } from './MatrixCell.tsx';
import { NOTHING_ENTERED } from './matrix-store.ts';

interface Props {
  readonly content: RoundContent;
  readonly street: Street;
  readonly row: number;
  readonly columns: readonly Column[];
  readonly answers: Readonly<Record<string, Entered>>;
  readonly locked: boolean;
  /** Column of the active cell, -1 when it is in another row. */
  readonly active: number;
  readonly inside: boolean;
  /** First and last marked column, -1 when none is marked in this row. */
  readonly from: number;
  readonly to: number;
  readonly onType: TypeIn;
}

/** One street. It is drawn anew only when something of it changes. */
export const MatrixRow = memo(function MatrixRow(props: Props) {
  const { t } = useTranslation('matrix');
  const label = useLabel();
  const { content, street, row, columns, answers, locked, active, from, to, inside, onType } = props;
  return (
    <tr>
      <th scope="row">
        {label(street)}
        {locked ? (
          <span className="matrix-locked" title={t('locked')}>
            <Icon name="lock" />
            <span className="hidden">{t('locked')}</span>
          </span>
        ) : null}
      </th>
      {columns.map((one, column) => {
        const entered = answers[one.leaf.code] ?? NOTHING_ENTERED;
        return (
          <MatrixCell
            key={`${one.leaf.code} ${one.part}`}
            {...viewCell(content, street.code9, one, entered.value)}
            row={row}
            column={column}
            part={one.part}
            name={`${label(street)} ${one.leaf.code} ${label(one.leaf)} ${t(`column.${one.part}`)}`}
            note={entered.note.trim() !== ''}
            locked={locked}
            active={column === active}
            inside={column === active && inside}
            selected={column >= from && column <= to}
            onType={onType}
          />
        );
      })}
    </tr>
  );
});
