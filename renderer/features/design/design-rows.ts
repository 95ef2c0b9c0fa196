import { indicatorsOf, isLeaf, type Indicator } from '../../../shared/designing/indicator-tree.ts';
import { weightSum } from '../../../shared/designing/weight-steps.ts';
import type { Template } from '../../../shared/model/template.ts';
import { compare, HUNDRED, multiply, plainText, published, ZERO } from '../../../shared/scoring/fraction.ts';
import { TOTAL, treeOf } from '../../../shared/scoring/tree.ts';

/** One line of the editor. */
export interface DesignRow {
  readonly code: string;
  readonly indicator: Indicator;
  readonly depth: number;
  /** Share of the total, percent with two places. */
  readonly share: string;
  /** Of the children's weights; null for a leaf. */
  readonly sum: string | null;
  readonly sumsTo100: boolean;
}

export function sumText(template: Template, parent: string | null): { readonly text: string; readonly right: boolean } {
  const sum = weightSum(template, parent);
  return { text: plainText(sum), right: compare(sum, HUNDRED) === 0 };
}

/** Every indicator from the top, parents before children; what hangs on nothing comes last. */
export function designRows(template: Template): readonly DesignRow[] {
  const tree = treeOf(template);
  const byCode = new Map(indicatorsOf(template).map((one) => [one.code, one]));
  const rowOf = (indicator: Indicator, depth: number): DesignRow => {
    const sum = isLeaf(indicator) ? null : sumText(template, indicator.code);
    return {
      code: indicator.code,
      indicator,
      depth,
      share: published(multiply(HUNDRED, tree.nominal.get(indicator.code) ?? ZERO)),
      sum: sum?.text ?? null,
      sumsTo100: sum?.right ?? true,
    };
  };
  const placed = tree.order.flatMap((code) => {
    const indicator = byCode.get(code);
    return code === TOTAL || indicator === undefined ? [] : [rowOf(indicator, indicator.level - 1)];
  });
  const known = new Set(placed.map((row) => row.code));
  return [...placed, ...[...byCode.values()].filter((one) => !known.has(one.code)).map((one) => rowOf(one, 0))];
}
