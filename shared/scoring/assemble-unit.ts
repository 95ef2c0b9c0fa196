import type { LeafCode, NodeCode, Source, UnitCode } from '../model/ids.ts';
import { SOURCES } from '../model/ids.ts';
import type { LeafResult, Mark, NodeResult, SurveyCount, UnitResult } from '../model/result.ts';
import type { Template } from '../model/template.ts';
import { bandResult } from './band.ts';
import { boundsOf } from './bounds.ts';
import {
  HUNDRED,
  ONE,
  ZERO,
  add,
  compare,
  divide,
  fractionText,
  isZero,
  multiply,
  parseFractionText,
  published,
  subtract,
  type Fraction,
} from './fraction.ts';
import type { LeafOutcome, Mode } from './leaf.ts';
import { TOTAL, effectiveShares, rollUp, treeOf, type Precision, type Rolled, type Share, type Tree } from './tree.ts';

const TOP = 5;

interface Context {
  readonly tree: Tree;
  readonly rolled: ReadonlyMap<NodeCode, Rolled>;
  readonly shares: ReadonlyMap<NodeCode, Share>;
}

const NOTHING: Rolled = { status: 'missing', value: null, missing: [], na: [], coverage: ZERO, arithmetic: '' };

function percent(share: Fraction): Fraction {
  return multiply(HUNDRED, share);
}

/** Marks of an inner node, naming the leaves below that have no value. */
function nodeMarks(rolled: Rolled): Mark[] {
  const marks: Mark[] = [];
  if (rolled.missing.length > 0) marks.push({ code: 'children_missing', detail: rolled.missing.join(' ') });
  if (rolled.na.length > 0) marks.push({ code: 'children_na', detail: rolled.na.join(' ') });
  return marks;
}

function exactText(value: Fraction | null): string | null {
  return value === null ? null : fractionText(value);
}
function publishedText(value: Fraction | null): string | null {
  return value === null ? null : published(value);
}

function nodeResult(
  context: Context,
  code: NodeCode,
  level: number,
  own: Pick<NodeResult, 'formula' | 'marks' | 'arithmetic'>,
): NodeResult {
  const { tree, rolled, shares } = context;
  const { status, value } = rolled.get(code) ?? NOTHING;
  const share = shares.get(code);
  const full = share === undefined ? null : percent(share.ofTotal);
  const points = share === undefined || value === null ? null : multiply(share.ofTotal, value);
  const parent = tree.parent.get(code) ?? null;
  return {
    code,
    level,
    parent: parent === TOTAL ? null : parent,
    status,
    exact: exactText(value),
    score: publishedText(value),
    declaredWeight: fractionText(tree.weight.get(code) ?? ZERO),
    effectiveWeight: share === undefined ? null : fractionText(percent(share.inParent)),
    nominalFullMark: published(percent(tree.nominal.get(code) ?? ZERO)),
    fullMarkExact: exactText(full),
    fullMark: publishedText(full),
    pointsExact: exactText(points),
    points: publishedText(points),
    lost: full === null || points === null ? null : published(subtract(full, points)),
    children: [...(tree.children.get(code) ?? [])],
    ...own,
  };
}

function innerNode(context: Context, code: NodeCode, level: number): NodeResult {
  const rolled = context.rolled.get(code) ?? NOTHING;
  return nodeResult(context, code, level, {
    formula: 'weighted-mean',
    marks: nodeMarks(rolled),
    arithmetic: rolled.arithmetic,
  });
}

/** The contributions of the leaves must be the total, exactly; anything else is a fault in the engine. */
function assertContributions(context: Context): void {
  const total = context.rolled.get(TOTAL)?.value ?? null;
  if (total === null) return;
  let sum = ZERO;
  for (const code of context.tree.leaves) {
    const value = context.rolled.get(code)?.value ?? null;
    const share = context.shares.get(code);
    if (value !== null && share !== undefined) sum = add(sum, multiply(share.ofTotal, value));
  }
  if (compare(sum, total) !== 0) {
    throw new Error(`contributions ${fractionText(sum)} are not the total ${fractionText(total)}`);
  }
}

/** Leaves in falling order of a figure, ties in template order; those where it is zero are left out. */
function topLeaves(
  leaves: readonly LeafResult[],
  figures: readonly ((leaf: LeafResult) => Fraction | null)[],
): LeafCode[] {
  const keyed = leaves.flatMap((leaf, order) => {
    const keys = figures.map((figure) => figure(leaf)).filter((key) => key !== null);
    const [first] = keys;
    return first === undefined || keys.length < figures.length || first.n <= 0n ? [] : [{ leaf, keys, order }];
  });
  keyed.sort((a, b) => {
    for (const [i, key] of a.keys.entries()) {
      const difference = compare(b.keys[i] ?? ZERO, key);
      if (difference !== 0) return difference;
    }
    return a.order - b.order;
  });
  return keyed.slice(0, TOP).map(({ leaf }) => leaf.code);
}

function exactOf(text: string | null): Fraction | null {
  return text === null ? null : parseFractionText(text);
}
function lostExact(leaf: LeafResult): Fraction | null {
  const full = exactOf(leaf.fullMarkExact);
  const points = exactOf(leaf.pointsExact);
  return full === null || points === null ? null : subtract(full, points);
}

/** Mean of each source's scores over the leaves that count, each leaf by its effective share of the total. */
function sourceMeans(context: Context, outcomes: readonly LeafOutcome[]): UnitResult['sources'] {
  return SOURCES.map((source: Source) => {
    let sum = ZERO;
    let weight = ZERO;
    let leaves = 0;
    for (const outcome of outcomes) {
      const share = context.shares.get(outcome.leaf.code)?.ofTotal;
      const result = outcome.sources.find((entry) => entry.source === source);
      const value = exactOf(result?.exact ?? null);
      if (share === undefined || isZero(share) || value === null || result?.status !== 'value') continue;
      sum = add(sum, multiply(share, value));
      weight = add(weight, share);
      leaves += 1;
    }
    return { source, score: isZero(weight) ? null : published(divide(sum, weight)), leaves };
  });
}

export interface UnitSettings {
  readonly unit: UnitCode;
  readonly mode: Mode;
  readonly precision: Precision;
}

/**
 * Everything about one street from its leaf outcomes: roll-up, effective weights, points of the total, coverage,
 * bounds and band. No other street has any influence. Bounds are [0, 100] while nothing has a value.
 */
export function assembleUnit(
  template: Template,
  settings: UnitSettings,
  outcomes: readonly LeafOutcome[],
  surveys: readonly SurveyCount[],
): UnitResult {
  const tree = treeOf(template);
  const values = new Map(outcomes.map((outcome) => [outcome.leaf.code, outcome]));
  const rolled = rollUp(tree, values, settings.precision);
  const context: Context = { tree, rolled, shares: effectiveShares(tree, rolled) };
  if (settings.precision === 'display') assertContributions(context);
  const leaves = template.leaves.flatMap((leaf): LeafResult[] => {
    const outcome = values.get(leaf.code);
    if (outcome === undefined) return [];
    const own = { formula: 'source-mean', marks: outcome.marks, arithmetic: outcome.arithmetic } as const;
    return [{ ...nodeResult(context, leaf.code, leaf.level, own), sources: outcome.sources }];
  });
  const total = innerNode(context, TOTAL, 0);
  const totalRolled = rolled.get(TOTAL) ?? NOTHING;
  const coverage = totalRolled.coverage ?? ZERO;
  const bounds = boundsOf(tree, values, settings.precision, ['missing']);
  const withNa = totalRolled.na.length > 0 ? boundsOf(tree, values, settings.precision, ['missing', 'na']) : null;
  const complete = totalRolled.status === 'value' && compare(coverage, ONE) === 0;
  return {
    unit: settings.unit,
    mode: settings.mode,
    precision: settings.precision,
    total,
    nodes: template.nodes.map((node) => innerNode(context, node.code, node.level)),
    leaves,
    provisional: !complete || outcomes.some((outcome) => outcome.openConflict),
    coverage: published(percent(coverage)),
    low: published(bounds.low),
    high: published(bounds.high),
    ...(withNa === null ? {} : { withNa: { low: published(withNa.low), high: published(withNa.high) } }),
    band: totalRolled.value === null ? null : bandResult(template.resultBands, totalRolled.value, bounds),
    sources: sourceMeans(context, outcomes),
    surveys,
    losses: topLeaves(leaves, [lostExact]),
    strengths: topLeaves(leaves, [(leaf) => exactOf(leaf.exact), (leaf) => exactOf(leaf.fullMarkExact)]),
  };
}
