import {
  compositeTree,
  type CompositeNode,
  type CompositeTree,
} from '../../../../shared/scoring/composite/composite-tree.ts';
import {
  normaliseColumn,
  type IndicatorMeta,
  type Normalisation,
} from '../../../../shared/scoring/normalise/normalise.ts';
import type { LeafScores } from '../../../../shared/scoring/sensitivity/totals.ts';
import { distance, numberOf, referenceRows, type Row } from '../../../support/reference.ts';

export const SETS = ['asem', 'streets15a'] as const;
export type SetName = (typeof SETS)[number];

/** What is compared with what COINr wrote about one data set. */
export interface Reference {
  readonly set: SetName;
  /** In the order of `iData`. */
  readonly units: readonly string[];
  readonly leaves: readonly string[];
  readonly own: CompositeTree;
  readonly alt: CompositeTree;
  /** Raw figures by leaf, in the order of the units. */
  raw(data?: 'iData' | 'holes_iData'): ReadonlyMap<string, readonly (number | null)[]>;
  normalised(how: Normalisation, data?: 'iData' | 'holes_iData'): ReadonlyMap<string, readonly (number | null)[]>;
  /** Leaf values of every unit by the places of the tree. */
  scores(columns: ReadonlyMap<string, readonly (number | null)[]>): LeafScores;
  /** A result of COINr by unit, in the order of the units. */
  expected(name: string): readonly Row[];
  table(name: string): readonly Row[];
}

export const BASE: Normalisation = { kind: 'minmax', low: 1, high: 100 };

function built(nodes: readonly CompositeNode[]): CompositeTree {
  const tree = compositeTree(nodes);
  if (!tree.ok) throw new Error(JSON.stringify(tree.error));
  return tree.value;
}

function metaOf(row: Row): IndicatorMeta {
  const lower = numberOf(row['goalpost_lower']);
  return {
    direction: row['Direction'] === '-1' ? -1 : 1,
    goalposts:
      lower === null
        ? null
        : {
            lower,
            upper: numberOf(row['goalpost_upper']) ?? 0,
            scale: numberOf(row['goalpost_scale']) ?? 0,
            truncate: row['goalpost_trunc2posts'] === 'TRUE',
          },
  };
}

export function reference(set: SetName): Reference {
  const table = (name: string): Row[] => referenceRows(`coinr/${set}_${name}.csv`);
  const rows = table('iMeta').filter(({ Type }) => Type === 'Indicator' || Type === 'Aggregate');
  const altWeights = new Map(table('weights_alt').map((row) => [row['iCode'] ?? '', Number(row['Weight'])]));
  const nodes = rows.map((row): CompositeNode => {
    const parent = row['Parent'] ?? '';
    return { code: row['iCode'] ?? '', parent: parent === '' ? null : parent, weight: Number(row['Weight']) };
  });
  const meta = new Map(rows.map((row) => [row['iCode'] ?? '', metaOf(row)]));
  const own = built(nodes);
  const leaves = own.leaves.map((at) => own.codes[at] ?? '');
  const units = table('iData').map((row) => row['uCode'] ?? '');
  const raw = (data: 'iData' | 'holes_iData' = 'iData'): Map<string, (number | null)[]> => {
    const found = new Map(table(data).map((row) => [row['uCode'] ?? '', row]));
    return new Map(leaves.map((leaf) => [leaf, units.map((unit) => numberOf(found.get(unit)?.[leaf]))]));
  };
  return {
    set,
    units,
    leaves,
    own,
    alt: built(nodes.map((node) => ({ ...node, weight: altWeights.get(node.code) ?? Number.NaN }))),
    raw,
    normalised: (how, data) =>
      new Map(
        [...raw(data)].map(([leaf, values]) => {
          const about = meta.get(leaf) ?? { direction: 1, goalposts: null };
          return [leaf, normaliseColumn(values, about, how).values] as const;
        }),
      ),
    scores: (columns) => units.map((_, unit) => own.codes.map((code) => columns.get(code)?.[unit] ?? null)),
    expected: (name) => {
      const found = new Map(table(name).map((row) => [row['uCode'] ?? '', row]));
      return units.map((unit) => found.get(unit) ?? {});
    },
    table,
  };
}

/** What differs between figures and an expected table: `of(unit, column)` against every cell but `uCode`. */
export function differences(
  rows: readonly Row[],
  of: (row: number, column: string) => number | null | undefined,
  limit = 1e-10,
): string[] {
  return rows.flatMap((row, at) =>
    Object.entries(row).flatMap(([column, text]) => {
      if (column === 'uCode') return [];
      const wanted = numberOf(text);
      const got = of(at, column) ?? null;
      const same = wanted === null || got === null ? wanted === got : distance(got, wanted) <= limit;
      return same ? [] : [`row ${at + 1}, ${column}: ${got} instead of ${text}`];
    }),
  );
}
