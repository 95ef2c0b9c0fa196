import type { LeafCode, NodeCode, Source, UnitCode } from '../model/ids.ts';
import { SOURCES } from '../model/ids.ts';
import type { LeafResult, Mark, NodeResult, SurveyCount, UnitResult } from '../model/result.ts';
import type { Template } from '../model/template.ts';
import { bandLimits, limitBand } from './band-limits.ts';
import { bandResult, toNextBand } from './band.ts';
import { bonusOf } from './bonus.ts';
import { boundsOf, type Bounds } from './bounds.ts';
import { difficultyOf, withDifficulty } from './difficulty.ts';
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
  smaller,
  subtract,
  type Fraction,
} from './fraction.ts';
import type { BonusInput, VetoInput } from './input.ts';
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

/** What the office decided about a street, beside its answers. */
export interface Decided {
  readonly vetoes?: readonly VetoInput[] | undefined;
  readonly bonuses?: readonly BonusInput[] | undefined;
}

function leafResults(template: Template, context: Context, outcomes: ReadonlyMap<LeafCode, LeafOutcome>): LeafResult[] {
  return template.leaves.flatMap((leaf): LeafResult[] => {
    const outcome = outcomes.get(leaf.code);
    if (outcome === undefined) return [];
    const own = { formula: 'source-mean', marks: outcome.marks, arithmetic: outcome.arithmetic } as const;
    const difficulty = outcome.difficulty === undefined ? {} : { difficulty: outcome.difficulty };
    return [{ ...nodeResult(context, leaf.code, leaf.level, own), sources: outcome.sources, ...difficulty }];
  });
}

/** A street's result, with what later steps need and no reader does. */
export interface Assembled {
  readonly result: UnitResult;
  /** The bonus reached 100 and hides part of the total. */
  readonly limitedByBonus: boolean;
}

interface Published {
  readonly template: Template;
  readonly decided: Decided;
  readonly rolled: Rolled;
  readonly nodes: readonly NodeResult[];
  readonly boundsWith: (statuses: readonly LeafOutcome['status'][]) => Bounds;
}

type Judgement = Pick<UnitResult, 'low' | 'high' | 'withNa' | 'band' | 'bonus' | 'toNextBand'>;

/** What is published of a total: bounds and bonus, the band with everything that limits it, the next one above. */
function judge({ template, decided, rolled, nodes, boundsWith }: Published): Judgement & { readonly limited: boolean } {
  const bonus = bonusOf(template, rolled.value, decided.bonuses ?? []);
  const added = exactOf(bonus?.result.pointsExact ?? null) ?? ZERO;
  const raised = ({ low, high }: Bounds): Bounds => ({
    low: smaller(HUNDRED, add(low, added)),
    high: smaller(HUNDRED, add(high, added)),
  });
  const shown = ({ low, high }: Bounds) => ({ low: published(low), high: published(high) });
  const bounds = raised(boundsWith(['missing']));
  const score = bonus?.value ?? rolled.value;
  const band = score === null ? null : bandResult(template.resultBands, score, bounds);
  const next = score === null ? undefined : toNextBand(template.resultBands, score);
  return {
    ...shown(bounds),
    ...(rolled.na.length > 0 ? { withNa: shown(raised(boundsWith(['missing', 'na']))) } : {}),
    band: band === null ? null : limitBand(band, bandLimits(template, nodes, decided.vetoes ?? [])),
    ...(bonus === null ? {} : { bonus: bonus.result }),
    ...(next === undefined ? {} : { toNextBand: next }),
    limited: bonus?.limited ?? false,
  };
}

/**
 * Everything about one street from its leaf outcomes, in the order of the rules: difficulty, roll-up with effective
 * weights, points of the total, coverage and bounds, bonus, gates and vetoes on the band. No other street has any
 * influence. Bounds are [0, 100] while nothing has a value.
 */
export function assembleUnit(
  template: Template,
  settings: UnitSettings,
  given: readonly LeafOutcome[],
  surveys: readonly SurveyCount[],
  decided: Decided = {},
): Assembled {
  const { unit, mode, precision } = settings;
  const tree = treeOf(template);
  const factor = difficultyOf(template, unit);
  const outcomes = given.map((outcome) => withDifficulty(outcome, factor));
  const values = new Map(outcomes.map((outcome) => [outcome.leaf.code, outcome]));
  const rolled = rollUp(tree, values, precision);
  const context: Context = { tree, rolled, shares: effectiveShares(tree, rolled) };
  if (precision === 'display') assertContributions(context);
  const leaves = leafResults(template, context, values);
  const total = innerNode(context, TOTAL, 0);
  const nodes = template.nodes.map((node) => innerNode(context, node.code, node.level));
  const totalRolled = rolled.get(TOTAL) ?? NOTHING;
  const coverage = totalRolled.coverage ?? ZERO;
  const complete = totalRolled.status === 'value' && compare(coverage, ONE) === 0;
  const highest = factor === null ? HUNDRED : smaller(HUNDRED, multiply(HUNDRED, factor));
  const { limited, ...judged } = judge({
    template,
    decided,
    rolled: totalRolled,
    nodes: [total, ...nodes, ...leaves],
    boundsWith: (statuses) => boundsOf(tree, values, precision, statuses, highest),
  });
  const result: UnitResult = {
    unit,
    mode,
    precision,
    total,
    nodes,
    leaves,
    provisional: !complete || outcomes.some((outcome) => outcome.openConflict),
    coverage: published(percent(coverage)),
    ...judged,
    sources: sourceMeans(context, outcomes),
    surveys,
    losses: topLeaves(leaves, [lostExact]),
    strengths: topLeaves(leaves, [(leaf) => exactOf(leaf.exact), (leaf) => exactOf(leaf.fullMarkExact)]),
  };
  return { result, limitedByBonus: limited };
}
