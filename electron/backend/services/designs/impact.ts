import type { Impact } from '../../../../shared/contract/designs.ts';
import { valueCarries } from '../../../../shared/designing/carried-answers.ts';
import { compareSystems } from '../../../../shared/designing/compare.ts';
import { goneGrades } from '../../../../shared/designing/grades.ts';
import { isLeaf } from '../../../../shared/designing/indicator-tree.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { publishedTotal } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Template } from '../../../../shared/model/template.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { compare, parseDecimal, ZERO } from '../../../../shared/scoring/fraction.ts';
import { scoreRound } from '../../../../shared/scoring/score-round.ts';
import type { Database } from '../../store/connection.ts';
import { scoreOf } from '../scores/round-result.ts';
import { unitAnswers } from '../scores/unit-answers.ts';
import { withSystem } from './adopt-design.ts';
import { openDesign } from './read-design.ts';

/** Competition places by published total: ties share the best place; no place without a total. */
function placesOf(totals: ReadonlyMap<string, string | null>): ReadonlyMap<string, number> {
  const known = [...totals].flatMap(([unit, text]) =>
    text === null ? [] : [{ unit, total: parseDecimal(text) ?? ZERO }],
  );
  return new Map(
    known.map(({ unit, total }) => [unit, 1 + known.filter((other) => compare(other.total, total) > 0).length]),
  );
}

/** Leaves that answers, scores or weights of the round depend on and that differ, old order last. */
function touchedLeaves(before: Template, after: Template): readonly string[] {
  return compareSystems(before, after)
    .indicators.filter((one) => one.kind === 'leaf' || (one.before !== null && isLeaf(one.before)))
    .filter((one) => one.change !== 'changed' || one.aspects.some((aspect) => aspect !== 'name'))
    .map((one) => one.code);
}

function totalsOf(content: RoundContent, answers: ReturnType<typeof unitAnswers>): ReadonlyMap<string, string | null> {
  return new Map(scoreRound(content, answers).units.map((unit) => [unit.unit, publishedTotal(unit).score]));
}

/**
 * What would change for what has come in, if the round used the design: against the package issued last, or against
 * the round while there is none. Nothing is written. Refusals: those of `openDesign`.
 */
export function impactOf(db: Database, round: string): Result<Impact, AppError> {
  const opened = openDesign(db, round);
  if (!opened.ok) return opened;
  const scored = scoreOf(db, round);
  if (!scored.ok) return scored;
  const { content } = scored.value;
  const { draft, template } = opened.value;
  const leaves = touchedLeaves(content.template, template);
  const touched = new Set(leaves);
  const old = new Map(content.template.leaves.map((leaf) => [leaf.code, leaf]));
  const now = new Map(template.leaves.map((leaf) => [leaf.code, leaf]));
  const answers = unitAnswers(db, content);
  const given = answers.flatMap(({ unit, slots }) =>
    slots.filter((slot) => touched.has(slot.leaf) && slot.value !== null).map((slot) => ({ unit, slot })),
  );
  const again = given.filter(({ slot }) => {
    const before = old.get(slot.leaf);
    const after = now.get(slot.leaf);
    if (before === undefined || after === undefined || slot.value === null) return false;
    return !valueCarries(before, after, slot.value);
  });
  const graded = answers.flatMap(({ slots }) =>
    slots.flatMap(({ value }) => (value?.t === 'graded' ? [value.grade] : [])),
  );
  const before = totalsOf(content, answers);
  const next = { ...withSystem(draft.content, template), policy: content.policy };
  const after = totalsOf(next, answers);
  const placeBefore = placesOf(before);
  const placeAfter = placesOf(after);
  return ok({
    leaves,
    answers: given.length,
    units: [...new Set(given.map(({ unit }) => unit))],
    again: again.length,
    grades: goneGrades(content.template, template).map((grade) => ({
      grade,
      answers: graded.filter((one) => one === grade).length,
    })),
    totals: [...before].map(([unit, total]) => ({
      unit,
      before: total,
      after: after.get(unit) ?? null,
      placeBefore: placeBefore.get(unit) ?? null,
      placeAfter: placeAfter.get(unit) ?? null,
    })),
  });
}
