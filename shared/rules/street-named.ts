import type { Street } from '../model/template.ts';

/** The street that a cell of a spreadsheet means: full or short name, in either language, or its code. */
export function streetNamed(cell: string, streets: readonly Street[]): Street | undefined {
  const name = cell.normalize('NFKC').trim().toLowerCase();
  if (name === '') return undefined;
  return streets.find((street) =>
    [street.zh, street.short, street.en, street.code9, street.code12].some((one) => one.toLowerCase() === name),
  );
}
