import { publishedTotal, type RoundResult, type UnitResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { differenceText } from '../../../../shared/scoring/printed-difference.ts';

/** A column that the board is sorted by: `unit`, `total`, `band`, `change`, or the code of a category. */
export type SortKey = string;

export interface BoardView {
  readonly sort: SortKey;
  readonly rising: boolean;
  /** Chinese name of a band, `all` or `none` for streets without one. */
  readonly band: string;
  readonly provisionalOnly: boolean;
}

export interface BoardRow {
  readonly unit: UnitResult;
  readonly score: string | null;
  /** From 1; null without a score. */
  readonly tier: number | null;
  readonly place: number | null;
  /** Points more than in the other round; null where one of the two is missing. */
  readonly change: string | null;
  readonly before: string | null;
}

export function scoreRows(content: RoundContent, result: RoundResult, earlier: RoundResult | undefined): BoardRow[] {
  const order = new Map(content.units.map((unit, index) => [unit, index]));
  return [...result.units]
    .sort((a, b) => (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0))
    .map((unit) => {
      const { score } = publishedTotal(unit);
      const tier = result.tiers?.findIndex((units) => units.includes(unit.unit)) ?? -1;
      const old = earlier?.units.find((one) => one.unit === unit.unit);
      const before = old === undefined ? null : publishedTotal(old).score;
      return {
        unit,
        score,
        tier: tier < 0 ? null : tier + 1,
        place: result.places?.[unit.unit] ?? null,
        before,
        change: differenceText(score, before),
      };
    });
}

function numberOf(row: BoardRow, key: SortKey): number | null {
  const read = (text: string | null | undefined) => (text === null || text === undefined ? null : Number(text));
  if (key === 'total') return read(row.score);
  if (key === 'band') return row.unit.band?.min ?? null;
  if (key === 'tier') return row.tier;
  if (key === 'change') return read(row.change?.replace('−', '-'));
  return read(row.unit.nodes.find(({ code }) => code === key)?.score);
}

/** Rows that the filters let through, in order; what has no figure stands last either way, ties by code. */
export function shownRows(rows: readonly BoardRow[], view: BoardView): BoardRow[] {
  const byCode = (a: BoardRow, b: BoardRow) => (a.unit.unit < b.unit.unit ? -1 : 1);
  const sign = view.rising ? 1 : -1;
  return rows
    .filter(({ unit }) => view.band === 'all' || (unit.band?.zh ?? 'none') === view.band)
    .filter(({ unit }) => !view.provisionalOnly || unit.provisional || unit.band?.provisional === true)
    .toSorted((a, b) => {
      if (view.sort === 'unit') return sign * byCode(a, b);
      const [x, y] = [numberOf(a, view.sort), numberOf(b, view.sort)];
      if (x === null || y === null) return x === y ? byCode(a, b) : x === null ? 1 : -1;
      return sign * (x - y) || byCode(a, b);
    });
}
