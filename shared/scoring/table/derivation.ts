import { effectiveWeights } from '../composite/effective-weights.ts';
import type { Mean } from '../composite/means.ts';
import { ofLevel, type NoValue } from '../composite/score-unit.ts';
import { fractionText } from '../fraction.ts';
import type { LeafRule } from '../normalise/normalise.ts';
import type { ScoredTable, ScoredUnit } from './score-table.ts';

interface Weighing {
  readonly code: string;
  readonly level: number;
  /** null where there is none, and then `missing` says why. */
  readonly value: number | null;
  readonly missing: NoValue | null;
  /** As given, relative to the siblings. */
  readonly weight: number;
  /** Shares that were used, after what is missing has left: within the parent, and of the top. null: took no part. */
  readonly shareOfParent: number | null;
  readonly effectiveWeight: number | null;
}

/** A leaf: `value` is its indicator's rule applied to `raw`. */
export interface LeafDerivation extends Weighing {
  readonly raw: number | null;
  /** For ranks: how many units are worse. */
  readonly worse?: number;
}

/** An aggregate: `formula` of the values of `parts` that have one and a weight above 0, weighted by `weight`. */
export interface AggregateDerivation extends Weighing {
  readonly formula: Mean;
  /** Children that have a value, and all. */
  readonly present: number;
  readonly children: number;
  /** Least share of children asked for, as a fraction; null for none. */
  readonly leastShare: string | null;
  readonly parts: readonly Derivation[];
}

export type Derivation = LeafDerivation | AggregateDerivation;

function leafDerivation(table: ScoredTable, unit: ScoredUnit, weighing: Weighing): LeafDerivation {
  const worse = table.normalised.get(weighing.code)?.worse?.[unit.at] ?? null;
  const raw = table.units.columns.get(weighing.code)?.[unit.at] ?? null;
  return worse === null ? { ...weighing, raw } : { ...weighing, raw, worse };
}

/** How one unit's figures come about, from the top to the raw figures. */
export function derivationOf(table: ScoredTable, unit: ScoredUnit): Derivation {
  const { tree } = table.indicators;
  const { values, reasons } = unit.scores;
  const used = effectiveWeights(tree, values);
  const weighingOf = (at: number): Weighing => ({
    code: tree.codes[at] ?? '',
    level: tree.level[at] ?? 1,
    value: values[at] ?? null,
    missing: reasons[at] ?? null,
    weight: tree.weight[at] ?? 0,
    shareOfParent: used[at]?.inParent ?? null,
    effectiveWeight: used[at]?.ofTotal ?? null,
  });
  const of = (at: number): Derivation => {
    const weighing = weighingOf(at);
    const children = tree.children[at] ?? [];
    if (children.length === 0) return leafDerivation(table, unit, weighing);
    const least = ofLevel(table.rules.leastShares, weighing.level);
    return {
      ...weighing,
      formula: ofLevel(table.rules.means, weighing.level) ?? 'amean',
      present: children.filter((child) => (values[child] ?? null) !== null).length,
      children: children.length,
      leastShare: least === undefined ? null : fractionText(least),
      parts: children.map(of),
    };
  };
  return of(tree.top);
}

/** What is said once for all units. */
export interface DerivationHead {
  readonly format: 'jieping/score-derivation';
  readonly version: 1;
  /** Rule of every indicator with its constants; null where it was left out, and `why` says it. */
  readonly indicators: readonly {
    readonly code: string;
    readonly rule: LeafRule | null;
    readonly why: string | null;
  }[];
}

/** All derivations as pieces of one JSON document: a head, then one line for each unit. */
export function* derivationLines(table: ScoredTable): Iterable<string> {
  const head: DerivationHead = {
    format: 'jieping/score-derivation',
    version: 1,
    indicators: [...table.normalised].map(([code, { rule, why }]) => ({ code, rule, why })),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"units":[\n`;
  let first = true;
  for (const unit of table.scored()) {
    yield `${first ? '' : ',\n'}${JSON.stringify({ uCode: unit.code, top: derivationOf(table, unit) })}`;
    first = false;
  }
  yield '\n]}\n';
}
