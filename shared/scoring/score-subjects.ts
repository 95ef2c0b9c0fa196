import type { LeafCode, Source } from '../model/ids.ts';
import type { UnitResult } from '../model/result.ts';
import type { Template } from '../model/template.ts';
import { HUNDRED, ZERO, compare, parseDecimal, type Fraction } from './fraction.ts';
import { assembleUnit, type UnitSettings } from './assemble-unit.ts';
import { combineLeaf, type SourceInput } from './leaf.ts';

export interface SubjectScores {
  /** Leaf → source → score 0–100 as plain decimal text; a source that is left out is missing. */
  readonly scores: Readonly<Record<LeafCode, Readonly<Partial<Record<Source, string>>>>>;
  readonly notApplicable: readonly LeafCode[];
}

function checked(leaf: LeafCode, source: Source, text: string): Fraction {
  const value = parseDecimal(text);
  if (value === null || compare(value, ZERO) < 0 || compare(value, HUNDRED) > 0) {
    throw new RangeError(`${leaf} ${source}: ${text} is not a score between 0 and 100`);
  }
  return value;
}

/**
 * Scores a street from finished source scores instead of raw answers, through the same combination and roll-up: for
 * comparison runs and for checking against figures worked out elsewhere. Throws on a score outside 0–100.
 */
export function scoreSubjects(template: Template, settings: UnitSettings, given: SubjectScores): UnitResult {
  const outcomes = template.leaves.map((leaf) => {
    const na = given.notApplicable.includes(leaf.code);
    const inputs = leaf.sources.map(({ id }): SourceInput => {
      const base = { source: id, raters: [], items: [], marks: [], arithmetic: '' };
      if (na && (id === 'SELF' || id === 'REVIEW')) return { ...base, status: 'na', value: null };
      const text = given.scores[leaf.code]?.[id];
      if (text === undefined) return { ...base, status: 'missing', value: null };
      return { ...base, status: 'value', value: checked(leaf.code, id, text) };
    });
    return combineLeaf(template, leaf, settings.mode, inputs, na);
  });
  return assembleUnit(template, settings, outcomes, []).result;
}
