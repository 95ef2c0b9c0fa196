import type { LeafCode, NodeCode } from '../model/ids.ts';
import type { Template } from '../model/template.ts';
import {
  HUNDRED,
  ONE,
  ZERO,
  add,
  divide,
  fromNumber,
  isZero,
  multiply,
  plainText,
  published,
  publishedValue,
  type Fraction,
} from './fraction.ts';
import { weightedMean } from './weighted-mean.ts';

/** Code of the root of every result, above the first level of the template. */
export const TOTAL = 'total';

export type Precision = 'display' | 'everyLevel';

export interface LeafValue {
  readonly status: 'value' | 'missing' | 'na';
  readonly value: Fraction | null;
}

/** The shape of a template's tree, worked out once. */
export interface Tree {
  readonly children: ReadonlyMap<NodeCode, readonly NodeCode[]>;
  readonly weight: ReadonlyMap<NodeCode, Fraction>;
  readonly parent: ReadonlyMap<NodeCode, NodeCode>;
  /** Share of the total that the template gives a node: product of the weights down to it. Total is 1. */
  readonly nominal: ReadonlyMap<NodeCode, Fraction>;
  /** Parents before children. */
  readonly order: readonly NodeCode[];
  readonly leaves: ReadonlySet<LeafCode>;
}

export function treeOf(template: Template): Tree {
  const children = new Map<NodeCode, NodeCode[]>([[TOTAL, []]]);
  const weight = new Map<NodeCode, Fraction>([[TOTAL, HUNDRED]]);
  const parent = new Map<NodeCode, NodeCode>();
  for (const entry of [...template.nodes, ...template.leaves]) {
    const above = entry.parent ?? TOTAL;
    weight.set(entry.code, fromNumber(entry.weight));
    parent.set(entry.code, above);
    children.set(above, [...(children.get(above) ?? []), entry.code]);
  }
  const nominal = new Map<NodeCode, Fraction>([[TOTAL, ONE]]);
  const order: NodeCode[] = [];
  const visit = (code: NodeCode): void => {
    order.push(code);
    for (const child of children.get(code) ?? []) {
      const share = multiply(nominal.get(code) ?? ZERO, divide(weight.get(child) ?? ZERO, HUNDRED));
      nominal.set(child, share);
      visit(child);
    }
  };
  visit(TOTAL);
  return { children, weight, parent, nominal, order, leaves: new Set(template.leaves.map((leaf) => leaf.code)) };
}

export interface Rolled {
  readonly status: 'value' | 'missing' | 'na';
  readonly value: Fraction | null;
  /** Leaves below (or the leaf itself) without a value. */
  readonly missing: readonly LeafCode[];
  readonly na: readonly LeafCode[];
  /** Part of the applicable weight that has a value, 0–1; null where nothing is applicable. */
  readonly coverage: Fraction | null;
  readonly arithmetic: string;
}

function rollLeaf(code: LeafCode, leaf: LeafValue | undefined, precision: Precision): Rolled {
  const status = leaf?.status ?? 'missing';
  const exact = leaf?.value ?? null;
  const value = exact !== null && precision === 'everyLevel' ? publishedValue(exact) : exact;
  return {
    status,
    value,
    missing: status === 'missing' ? [code] : [],
    na: status === 'na' ? [code] : [],
    coverage: status === 'na' ? null : status === 'value' ? ONE : ZERO,
    arithmetic: '',
  };
}

function rollNode(
  children: readonly { readonly weight: Fraction; readonly rolled: Rolled }[],
  precision: Precision,
): Rolled {
  const applicable = children.filter(({ rolled }) => rolled.status !== 'na');
  const base = {
    missing: children.flatMap(({ rolled }) => rolled.missing),
    na: children.flatMap(({ rolled }) => rolled.na),
  };
  if (applicable.length === 0) {
    return { ...base, status: children.length > 0 ? 'na' : 'missing', value: null, coverage: null, arithmetic: '' };
  }
  const covered = weightedMean(applicable.map(({ weight, rolled }) => ({ weight, value: rolled.coverage })));
  const coverage = covered.kind === 'value' ? covered.value : ZERO;
  const mean = weightedMean(applicable.map(({ weight, rolled }) => ({ weight, value: rolled.value })));
  if (mean.kind === 'undefined') return { ...base, status: 'missing', value: null, coverage, arithmetic: '' };
  const present = applicable.filter(({ rolled }) => rolled.value !== null);
  const terms = present.map(({ weight, rolled }) => `${plainText(weight)} × ${published(rolled.value ?? ZERO)}`);
  const divisor = plainText(present.reduce((sum, { weight }) => add(sum, weight), ZERO));
  return {
    ...base,
    status: 'value',
    value: precision === 'everyLevel' ? publishedValue(mean.value) : mean.value,
    coverage,
    arithmetic: `(${terms.join(' + ')}) ÷ ${divisor} = ${published(mean.value)}`,
  };
}

/**
 * From the leaves up: parent = Σ w·x ÷ Σ w over the children with a value. What is not applicable leaves its parent
 * and a parent with nothing left leaves its own; what is missing is left out too, but lowers the coverage.
 */
export function rollUp(
  tree: Tree,
  leaves: ReadonlyMap<LeafCode, LeafValue>,
  precision: Precision,
): ReadonlyMap<NodeCode, Rolled> {
  const rolled = new Map<NodeCode, Rolled>();
  for (const code of tree.order.toReversed()) {
    if (tree.leaves.has(code)) {
      rolled.set(code, rollLeaf(code, leaves.get(code), precision));
      continue;
    }
    const children = (tree.children.get(code) ?? []).flatMap((child) => {
      const below = rolled.get(child);
      return below === undefined ? [] : [{ weight: tree.weight.get(child) ?? ZERO, rolled: below }];
    });
    rolled.set(code, rollNode(children, precision));
  }
  return rolled;
}

export interface Share {
  /** Within the parent, 0–1, after what has no value has left. */
  readonly inParent: Fraction;
  /** Of the total, 0–1. */
  readonly ofTotal: Fraction;
}

/** Effective weights: the shares actually used, for every node with a value under parents with a value. */
export function effectiveShares(tree: Tree, rolled: ReadonlyMap<NodeCode, Rolled>): ReadonlyMap<NodeCode, Share> {
  const shares = new Map<NodeCode, Share>();
  const hasValue = (code: NodeCode): boolean => (rolled.get(code)?.value ?? null) !== null;
  if (!hasValue(TOTAL)) return shares;
  shares.set(TOTAL, { inParent: ONE, ofTotal: ONE });
  for (const code of tree.order) {
    const own = shares.get(code);
    if (own === undefined) continue;
    const present = (tree.children.get(code) ?? []).filter(hasValue);
    const all = present.reduce((sum, child) => add(sum, tree.weight.get(child) ?? ZERO), ZERO);
    for (const child of present) {
      if (isZero(all)) continue;
      const inParent = divide(tree.weight.get(child) ?? ZERO, all);
      shares.set(child, { inParent, ofTotal: multiply(own.ofTotal, inParent) });
    }
  }
  return shares;
}
