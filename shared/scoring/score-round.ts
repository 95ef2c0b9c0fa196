import type { NodeCode, UnitCode } from '../model/ids.ts';
import type { Published, RoundResult, UnitResult } from '../model/result.ts';
import type { RoundContent } from '../model/round.ts';
import { parseDecimal, published } from './fraction.ts';
import type { UnitAnswers } from './input.ts';
import { medianOf } from './raters.ts';
import { scoreUnit } from './score-unit.ts';

/** Name and version of the rules in this folder; it changes whenever the same answers could give another figure. */
export const ENGINE = 'jieping-scoring/1';

/** Medians of the published scores, so that they can be checked from the printed sheets. */
function mediansOf(units: readonly UnitResult[]): Record<NodeCode, Published | null> {
  const scores = new Map<NodeCode, Published[]>();
  for (const unit of units) {
    for (const node of [unit.total, ...unit.nodes, ...unit.leaves]) {
      const known = scores.get(node.code) ?? [];
      if (node.score !== null) known.push(node.score);
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
    naConsents: own.flatMap((entry) => entry.naConsents),
  };
}

/**
 * Scores every street of the round, in code order; one without answers is missing throughout. Answers of streets
 * that are not in the round are not looked at. There is no ranking.
 */
export function scoreRound(content: RoundContent, answers: readonly UnitAnswers[]): RoundResult {
  const units = [...new Set(content.units)].sort().map((unit) => scoreUnit(content, gather(unit, answers)));
  return {
    engine: ENGINE,
    template: `${content.template.templateId}@${content.template.version}`,
    mode: content.policy.mode,
    units,
    medians: mediansOf(units),
  };
}
