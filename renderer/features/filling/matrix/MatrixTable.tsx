import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { CellBar } from './CellBar.tsx';
import { cellAt, typedInto } from './cell-changes.ts';
import { CellDrawer } from './CellDrawer.tsx';
import { columnsOf, streetsOf } from './columns.ts';
import type { TypeIn } from './MatrixCell.tsx';
import { MatrixHead } from './MatrixHead.tsx';
import { MatrixRow } from './MatrixRow.tsx';
import { NOTHING_ENTERED, useMatrix } from './matrix-store.ts';
import { PasteSaid } from './PasteSaid.tsx';
import type { Grid } from './place-block.ts';
import { useGridEvents } from './use-grid-events.ts';
import { useMarking } from './use-marking.ts';
import { useMatrixKeys } from './use-matrix-keys.ts';

/** The streets down, the department's items across: a small spreadsheet that saves by itself. */
export function MatrixTable({ content, onHelp }: { readonly content: RoundContent; readonly onHelp: () => void }) {
  const { t } = useTranslation('matrix');
  const { leaves, entered, tasks, enter } = useMatrix();
  const streets = useMemo(() => streetsOf(content).filter((one) => tasks[one.code9] !== undefined), [content, tasks]);
  const columns = useMemo(() => columnsOf(leaves), [leaves]);
  const grid: Grid = {
    content,
    streets,
    columns,
    valueOf: (unit, leaf) => entered[unit]?.[leaf]?.value ?? null,
    isLocked: (unit) => tasks[unit]?.submitted === true,
  };
  const marking = useMarking();
  const { active, range, several, inside } = marking;
  const [detail, setDetail] = useState(false);
  const keys = useMatrixKeys(grid, marking, {
    detail: () => {
      setDetail(true);
    },
    help: onHelp,
  });
  const table = useRef<HTMLTableElement>(null);
  useGridEvents(table, keys);

  const latest = useRef(grid);
  useEffect(() => {
    latest.current = grid;
  });
  const onType = useCallback<TypeIn>(
    (row, column, text) => {
      const change = typedInto(latest.current, { row, column }, text);
      if (change !== null) enter(change.unit, change.leaf, { value: change.value });
    },
    [enter],
  );

  const { street, item } = cellAt(grid, active);
  return (
    <>
      <CellBar
        content={content}
        street={street}
        column={item}
        entered={entered[street.code9]?.[item.leaf.code] ?? NOTHING_ENTERED}
        marked={several ? (range.bottom - range.top + 1) * (range.right - range.left + 1) : 0}
        onDetail={() => {
          setDetail(true);
        }}
      />
      <PasteSaid placed={keys.said} onClose={keys.forget} />
      <div className="matrix-scroll">
        <table ref={table} className="matrix" aria-label={t('table')}>
          <MatrixHead columns={columns} />
          <tbody>
            {streets.map((one, row) => {
              const marked = several && row >= range.top && row <= range.bottom;
              return (
                <MatrixRow
                  key={one.code9}
                  content={content}
                  street={one}
                  row={row}
                  columns={columns}
                  answers={entered[one.code9] ?? {}}
                  locked={tasks[one.code9]?.submitted === true}
                  active={row === active.row ? active.column : -1}
                  inside={row === active.row && inside}
                  from={marked ? range.left : -1}
                  to={marked ? range.right : -1}
                  onType={onType}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <CellDrawer
        content={content}
        street={street}
        leaf={item.leaf}
        open={detail}
        onClose={() => {
          setDetail(false);
          table.current?.querySelector<HTMLInputElement>('.cell-field')?.focus();
        }}
      />
    </>
  );
}
