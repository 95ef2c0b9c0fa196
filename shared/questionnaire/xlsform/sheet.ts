/** One sheet as text: rows from the first, cells from column A; '' where a cell is empty. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Cells whose content could not be read: a formula with an error or without a result. Counted from 0. */
  readonly lost?: readonly { readonly row: number; readonly column: number; readonly text: string }[];
}

/** The letters of a column counted from 0: A, B … Z, AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
