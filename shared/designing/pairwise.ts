import type { Comparison, Template } from '../model/template.ts';
import { groupJudgements, MOST_INCONSISTENT, pairwiseWeights, type Ahp } from '../scoring/weighting/ahp.ts';
import { childrenOf } from './indicator-tree.ts';
import { sharesOf100 } from './weight-steps.ts';

/** Saaty's steps: how many times more important the left one is; below 1 the right one is. */
export const STEPS: readonly number[] = [
  9,
  8,
  7,
  6,
  5,
  4,
  3,
  2,
  1,
  1 / 2,
  1 / 3,
  1 / 4,
  1 / 5,
  1 / 6,
  1 / 7,
  1 / 8,
  1 / 9,
];
/** As many as the table of random indices covers. */
export const MOST_COMPARED = 15;
export const MOST_PEOPLE = 30;

export interface Pair {
  readonly left: string;
  readonly right: string;
}

/** Every pair once, in the order of the judgements of a person. */
export function pairsOf(codes: readonly string[]): readonly Pair[] {
  return codes.flatMap((left, at) => codes.slice(at + 1).map((right) => ({ left, right })));
}

/** The comparison that is kept for the children of a node; null where there is none for exactly these children. */
export function comparisonOf(template: Template, parent: string | null): Comparison | null {
  const kept = template.comparisons?.[parent ?? 'total'];
  const codes = childrenOf(template, parent).map((child) => child.code);
  return kept !== undefined && kept.codes.join(' ') === codes.join(' ') ? kept : null;
}

/** A comparison in which everything is as important as everything else. */
export function newComparison(template: Template, parent: string | null, name: string): Comparison {
  const codes = childrenOf(template, parent).map((child) => child.code);
  return { codes, people: [{ name, pairs: pairsOf(codes).map(() => 1) }] };
}

function tableOf(codes: readonly string[], pairs: readonly number[]): number[][] {
  const table = codes.map(() => codes.map(() => 1));
  const at = new Map(codes.map((code, index) => [code, index]));
  for (const [index, { left, right }] of pairsOf(codes).entries()) {
    const row = table[at.get(left) ?? 0];
    if (row !== undefined) row[at.get(right) ?? 0] = pairs[index] ?? 1;
  }
  return table;
}

export interface Judged {
  readonly ahp: Ahp;
  /** In the order of the children, each with its whole weight and what rounding moved it by, in points of 100. */
  readonly weights: readonly {
    readonly code: string;
    readonly exact: number;
    readonly whole: number;
    readonly drift: number;
  }[];
  /** The judgements contradict each other too much to be used. */
  readonly contradicts: boolean;
}

function judged(codes: readonly string[], table: readonly (readonly number[])[]): Judged | null {
  const ahp = pairwiseWeights(table);
  if (ahp.kind === 'undefined') return null;
  const whole = sharesOf100(ahp.weights);
  if (whole === null) return null;
  return {
    ahp,
    weights: codes.map((code, at) => {
      const exact = 100 * (ahp.weights[at] ?? 0);
      return { code, exact, whole: whole[at] ?? 0, drift: (whole[at] ?? 0) - exact };
    }),
    contradicts: ahp.consistencyRatio > MOST_INCONSISTENT,
  };
}

/** What one person's judgements give; null where they give nothing. */
export function judgedBy({ codes, people }: Comparison, person: number): Judged | null {
  const pairs = people[person]?.pairs;
  return pairs === undefined ? null : judged(codes, tableOf(codes, pairs));
}

/** What all together give: judgements joined by their geometric mean (Aczél and Saaty, 1983). */
export function judgedByAll({ codes, people }: Comparison): Judged | null {
  const group = groupJudgements(people.map(({ pairs }) => tableOf(codes, pairs)));
  return group.kind === 'undefined' ? null : judged(codes, group.table);
}

/** Whether a comparison is one of the children of `parent`: each pair judged by everybody on the scale. */
export function comparisonFits(template: Template, parent: string | null, { codes, people }: Comparison): boolean {
  const children = childrenOf(template, parent).map((child) => child.code);
  if (codes.join(' ') !== children.join(' ') || codes.length < 2 || codes.length > MOST_COMPARED) return false;
  const count = pairsOf(codes).length;
  return (
    people.length >= 1 &&
    people.length <= MOST_PEOPLE &&
    people.every(({ pairs }) => pairs.length === count && pairs.every((step) => step >= 1 / 9 - 1e-9 && step <= 9))
  );
}
