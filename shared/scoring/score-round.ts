import type { NodeCode, UnitCode } from '../model/ids.ts';
import { publishedTotal, type Published, type RoundResult, type UnitResult } from '../model/result.ts';
import type { RoundContent } from '../model/round.ts';
import { parseDecimal, published } from './fraction.ts';
import type { UnitAnswers } from './input.ts';
import { medianOf } from './raters.ts';
import { scoreUnit } from './score-unit.ts';
import { placesOf, tiersOf } from './tiers.ts';
import { TOTAL } from './tree.ts';

/** Name and version of the rules in this folder; it changes whenever the same answers could give another figure. */
export const ENGINE = 'jieping-scoring/2';

/** Medians of the published scores, so that they can be checked from the printed sheets. */
function mediansOf(units: readonly UnitResult[]): Record<NodeCode, Published | null> {
  const scores = new Map<NodeCode, Published[]>();
  for (const unit of units) {
    for (const node of [unit.total, ...unit.nodes, ...unit.leaves]) {
      const known = scores.get(node.code) ?? [];
      const score = node.code === TOTAL ? publishedTotal(unit).score : node.score;
      if (score !== null) known.push(score);
      scores.set(node.code, known);
    }
  }
  return Object.fromEntries(
    [...scores].map(([code, texts]) => {
      const values = texts.map(parseDecimal).filter((value) => value !== null);
      return [code, values.length === 0 ? null : published(medianOf(values))];
    }),
  );
}

/** One street's answers, gathered from however many lists they came in. */
function gather(unit: UnitCode, answers: readonly UnitAnswers[]): UnitAnswers {
  const own = answers.filter((entry) => entry.unit === unit);
  const [only] = own;
  if (own.length === 1 && only !== undefined) return only;
  return {
    unit,
    slots: own.flatMap((entry) => entry.slots),
    surveys: own.flatMap((entry) => entry.surveys),
    ...(only?.frozen === undefined ? {} : { frozen: only.frozen }),
    naConsents: own.flatMap((entry) => entry.naConsents),
    vetoes: own.flatMap((entry) => entry.vetoes ?? []),
    bonuses: own.flatMap((entry) => entry.bonuses ?? []),
  };
}

/** One street of the round, from all the lists its answers came in. */
export function scoreStreet(content: RoundContent, unit: UnitCode, answers: readonly UnitAnswers[]): UnitResult {
  return scoreUnit(content, gather(unit, answers));
}

/** What is said of the streets together: medians, tiers and, where the template turns them on, places. */
export function roundOf(content: RoundContent, units: readonly UnitResult[]): RoundResult {
  const { template } = content;
  return {
    engine: ENGINE,
    template: `${template.templateId}@${template.version}`,
    mode: content.policy.mode,
    units,
    medians: mediansOf(units),
    tiers: tiersOf(units),
    ...(template.ranking?.enabled === true ? { places: placesOf(units) } : {}),
  };
}

/**
 * Scores every street of the round, in code order; one without answers is missing throughout. Answers of streets
 * that are not in the round are not looked at.
 */
export function scoreRound(content: RoundContent, answers: readonly UnitAnswers[]): RoundResult {
  const units = [...new Set(content.units)].sort().map((unit) => scoreStreet(content, unit, answers));
  return roundOf(content, units);
}
