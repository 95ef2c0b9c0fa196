import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../../shared/model/ids.ts';
import type { Names } from '../../session/use-names.ts';
import { BoardCellButton } from './BoardCellButton.tsx';
import type { BoardRow } from './board-rows.ts';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The table is one stop of the Tab key; arrows go from cell to cell, Enter opens. */
export function BoardTable(props: {
  readonly rows: readonly BoardRow[];
  readonly sources: readonly Source[];
  readonly names: Names;
  readonly onOpen: (unit: string, source: Source) => void;
}) {
  const { t } = useTranslation('board');
  const { t: answers } = useTranslation('answers');
  const table = useRef<HTMLTableElement>(null);
  const [stop, setStop] = useState<readonly [number, number]>([0, 0]);
  const row = Math.min(stop[0], props.rows.length - 1);
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = [
      Math.max(0, Math.min(props.rows.length - 1, row + step[0])),
      Math.max(0, Math.min(props.sources.length - 1, stop[1] + step[1])),
    ] as const;
    setStop(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next[0]} ${next[1]}"]`)?.focus();
  };
  return (
    <table ref={table} className="plain-table board">
      <caption className="hidden">{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('street')}</th>
          {props.sources.map((source) => (
            <th key={source} scope="col">
              {answers(`source.${source}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((entry, down) => (
          <tr key={entry.unit}>
            <th scope="row">{props.names.street(entry.unit)}</th>
            {entry.cells.map((cell, across) => (
              <td key={cell.source}>
                <BoardCellButton
                  cell={cell}
                  name={`${props.names.street(entry.unit)} ${answers(`source.${cell.source}`)}`}
                  place={`${down} ${across}`}
                  stop={down === row && across === stop[1]}
                  onKeyDown={move}
                  onOpen={() => {
                    setStop([down, across]);
                    props.onOpen(entry.unit, cell.source);
                  }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
