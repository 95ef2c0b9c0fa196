import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardCell } from '../../../shared/contract/intake.ts';
import { StatusChip } from '../../components/StatusChip.tsx';
import { CELL_LOOK } from './board-rows.ts';

/** Icon and word, the share as a bar, and both figures. */
export function BoardCellButton(props: {
  readonly cell: BoardCell;
  readonly name: string;
  readonly place: string;
  /** The one cell that the Tab key reaches. */
  readonly stop: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('board');
  const { state, have, want } = props.cell;
  const { icon, tone } = CELL_LOOK[state];
  return (
    <button
      type="button"
      className="board-cell"
      data-cell={props.place}
      tabIndex={props.stop ? 0 : -1}
      onKeyDown={props.onKeyDown}
      onClick={props.onOpen}
    >
      <span className="hidden">{props.name}</span>
      <StatusChip icon={icon} tone={tone}>
        {t(`state.${state}`)}
      </StatusChip>
      {state === 'not_wanted' ? null : (
        <>
          <progress aria-hidden="true" value={Math.min(have, want)} max={Math.max(1, want)} />
          <span className="figures">
            {have}/{want}
          </span>
        </>
      )}
    </button>
  );
}
