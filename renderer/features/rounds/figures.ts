import type { Parameters } from '../../../shared/model/round.ts';
import type { Street } from '../../../shared/model/template.ts';
import { streetNamed } from '../../../shared/rules/street-named.ts';

/** What stands in the cells, by street and figure, also where it is no number yet. */
export type FigureTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * A whole number as the round keeps it, from what was typed or pasted: full-width digits, thousands separators and a
 * pasted `.00` are understood. Empty text is no figure; undefined is no whole number up to ten digits.
 */
export function readFigure(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/g, '').replace(/\.0+$/, '');
  if (plain === '') return '';
  const digits = plain.replace(/^0+(?=\d)/, '');
  return /^\d{1,10}$/.test(digits) ? digits : undefined;
}

/** What can be kept: figures that are none yet keep what was there before, so that a slip deletes nothing. */
export function keepable(texts: FigureTexts, before: Parameters): Parameters {
  return Object.fromEntries(
    Object.entries(texts).map(([unit, row]) => {
      const kept = Object.entries(row).flatMap(([figure, text]) => {
        const value = readFigure(text) ?? before[unit]?.[figure] ?? '';
        return value === '' ? [] : [[figure, value] as const];
      });
      return [unit, Object.fromEntries(kept)];
    }),
  );
}

export interface PlacedCell {
  readonly unit: string;
  readonly figure: string;
  readonly text: string;
}

export type Placed =
  | { readonly cells: readonly PlacedCell[] }
  | { readonly problem: 'too_big' }
  | { readonly problem: 'unknown_streets'; readonly names: readonly string[] };

/**
 * Where a pasted block goes. With street names in its first column each row goes to its street, else the block
 * starts at the cell that has the cursor. A block that does not fit is refused whole.
 */
export function placeBlock(
  rows: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
  grid: { readonly units: readonly Street[]; readonly figures: readonly string[] },
): Placed {
  const named = rows.some((row) => streetNamed(row[0] ?? '', grid.units) !== undefined);
  if (named) return placeByName(rows, grid);
  const cells: PlacedCell[] = [];
  for (const [down, row] of rows.entries()) {
    for (const [right, text] of row.entries()) {
      const unit = grid.units[at.row + down];
      const figure = grid.figures[at.column + right];
      if (unit === undefined || figure === undefined) return { problem: 'too_big' };
      cells.push({ unit: unit.code9, figure, text });
    }
  }
  return { cells };
}

function placeByName(
  rows: readonly (readonly string[])[],
  grid: { readonly units: readonly Street[]; readonly figures: readonly string[] },
): Placed {
  const body = streetNamed(rows[0]?.[0] ?? '', grid.units) === undefined ? rows.slice(1) : rows;
  const names = body.map((row) => row[0] ?? '').filter((name) => streetNamed(name, grid.units) === undefined);
  if (names.length > 0) return { problem: 'unknown_streets', names };
  if (body.some((row) => row.length > grid.figures.length + 1)) return { problem: 'too_big' };
  const cells = body.flatMap((row) => {
    const unit = streetNamed(row[0] ?? '', grid.units)?.code9 ?? '';
    return row.slice(1).map((text, index) => ({ unit, figure: grid.figures[index] ?? '', text }));
  });
  return { cells };
}
