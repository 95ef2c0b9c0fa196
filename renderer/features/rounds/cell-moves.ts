export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface CellKey {
  readonly key: string;
  readonly shift: boolean;
  /** The cursor stands before the first, or behind the last letter, or all is marked. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/**
 * Where a key leads in a grid, as in a spreadsheet: Enter and the arrows up and down by rows; left and right only
 * from the end of the text. Undefined when the key stays in the cell.
 */
export function nextCell(from: Cell, key: CellKey, size: { rows: number; columns: number }): Cell | undefined {
  const step = (rows: number, columns: number): Cell | undefined => {
    const to = { row: from.row + rows, column: from.column + columns };
    const inside = to.row >= 0 && to.column >= 0 && to.row < size.rows && to.column < size.columns;
    return inside ? to : undefined;
  };
  switch (key.key) {
    case 'Enter':
      return step(key.shift ? -1 : 1, 0);
    case 'ArrowDown':
      return step(1, 0);
    case 'ArrowUp':
      return step(-1, 0);
    case 'ArrowLeft':
      return key.atStart && !key.shift ? step(0, -1) : undefined;
    case 'ArrowRight':
      return key.atEnd && !key.shift ? step(0, 1) : undefined;
    default:
      return undefined;
  }
}
