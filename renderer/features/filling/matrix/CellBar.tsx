import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Street } from '../../../../shared/model/template.ts';
import { useLabel } from '../../../i18n/use-language.ts';
import { viewItem } from '../item-view.ts';
import type { Entered } from '../sheet-queue.ts';
import { viewCell } from './cell-view.ts';
import type { Column } from './columns.ts';

/** What the active cell is, what it is worth, and what is wrong with it; always two lines high. */
export function CellBar(props: {
  readonly content: RoundContent;
  readonly street: Street;
  readonly column: Column;
  readonly entered: Entered;
  /** How many cells are marked; 0 while only one is. */
  readonly marked: number;
  readonly onDetail: () => void;
}) {
  const { t } = useTranslation('matrix');
  const label = useLabel();
  const { content, street, column, entered } = props;
  const { leaf } = column;
  const { preview } = viewItem(content, street.code9, 'dept', leaf, entered.value);
  const { fault, state, given } = viewCell(content, street.code9, column, entered.value);
  const worth = preview.score === null ? '' : t('worth', { arithmetic: preview.arithmetic, score: preview.score });
  const hints = {
    grade: t('gradeHint'),
    detail: t('detailHint'),
    points: '',
    num: '',
    den: given === null ? '' : t('given'),
  };
  const asIs = state === 'na' ? t('naSaid') : worth || hints[column.part];
  const parts = [
    props.marked === 0 ? '' : t('marked', { count: props.marked }),
    fault === null ? asIs : t(`reason.${fault}`),
    entered.note.trim() === '' ? '' : t('noteSaid', { note: entered.note }),
  ];
  return (
    <div className="cell-bar">
      <p className="cell-name">
        <strong>{label(street)}</strong> <span className="code">{leaf.code}</span> {label(leaf)}
      </p>
      <p id="matrix-said" className={fault === null ? 'cell-said' : 'cell-said cell-said-wrong'} role="status">
        {parts.filter((part) => part !== '').join(' ')}
      </p>
      <Button size="large" onClick={props.onDetail}>
        {t('detail')} <kbd>Shift F2</kbd>
      </Button>
    </div>
  );
}
