import type { Source } from '../model/ids.ts';
import type { Template } from '../model/template.ts';
import { add, divide, HUNDRED, isZero, multiply, published, sumOf, ZERO, type Fraction } from './fraction.ts';
import { sourceWeights, type Mode } from './leaf.ts';
import { treeOf } from './tree.ts';

/** Share of the total in percent, exact; `bySource` adds up to `all`. */
export interface Decides {
  readonly all: Fraction;
  readonly bySource: ReadonlyMap<Source, Fraction>;
}

/**
 * Who decides how much of the total, for every node and leaf: the nominal share (product of the weights down to it)
 * split by the source weights of the leaves below, in the given mode. A leaf on which no source has weight is
 * decided by nobody. Keys are codes, and `total`.
 */
export function whoDecides(template: Template, mode: Mode): ReadonlyMap<string, Decides> {
  const tree = treeOf(template);
  const shares = new Map<string, { all: Fraction; bySource: Map<Source, Fraction> }>();
  const give = (code: string, source: Source, part: Fraction): void => {
    for (let at: string | undefined = code; at !== undefined; at = tree.parent.get(at)) {
      const known = shares.get(at) ?? { all: ZERO, bySource: new Map<Source, Fraction>() };
      known.all = add(known.all, part);
      known.bySource.set(source, add(known.bySource.get(source) ?? ZERO, part));
      shares.set(at, known);
    }
  };
  for (const leaf of template.leaves) {
    const nominal = tree.nominal.get(leaf.code);
    const weights = sourceWeights(leaf, mode);
    const sum = sumOf([...weights.values()]);
    if (nominal === undefined || isZero(sum)) continue;
    for (const [source, weight] of weights) {
      give(leaf.code, source, multiply(HUNDRED, multiply(nominal, divide(weight, sum))));
    }
  }
  return shares;
}

/** Percent with two places of one source; `0.00` where it decides nothing. */
export function decidesText(decides: Decides | undefined, source: Source): string {
  return published(decides?.bySource.get(source) ?? ZERO);
}
