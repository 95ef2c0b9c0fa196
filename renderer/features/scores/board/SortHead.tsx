import type { BoardView, SortKey } from './rows.ts';

const ARROWS = { ascending: '↑', descending: '↓', none: '' } as const;

/** A column head that sorts; the arrow says the same as what readers are told. */
export function SortHead(props: {
  readonly name: SortKey;
  readonly label: string;
  readonly number?: boolean;
  readonly view: BoardView;
  readonly onSort: (key: SortKey) => void;
}) {
  const { name, view } = props;
  const direction = view.sort !== name ? 'none' : view.rising ? 'ascending' : 'descending';
  return (
    <th scope="col" className={props.number === true ? 'number' : undefined} aria-sort={direction}>
      <button
        type="button"
        className="sort-head"
        onClick={() => {
          props.onSort(name);
        }}
      >
        {props.label}
        <span aria-hidden="true"> {ARROWS[direction]}</span>
      </button>
    </th>
  );
}
