import { publishedTotal, type RoundResult } from '../../model/result.ts';
import type { RoundContent } from '../../model/round.ts';
import { OTHER_RULES, type OtherRule, type RuleOutcome } from '../../model/stability.ts';
import type { Question, Template } from '../../model/template.ts';
import type { Steps } from '../../steps.ts';
import type { UnitAnswers } from '../input.ts';
import { scoreStreet } from '../score-round.ts';
import { rankCorrelation } from '../statistics/rank-correlation.ts';
import { ranks } from '../statistics/ranking.ts';
import { valueOf } from '../statistics/quantity.ts';
import { bonusOfUnit, leavesOf, plainTree, publish, totalOf, type MeanKind } from './plain-tree.ts';

/** Points of the five options in their order, by the map that the template calls its alternative. */
function alternativeMap(template: Template): readonly number[] | null {
  const scale: unknown = template.scales['satisfaction5'];
  if (typeof scale !== 'object' || scale === null || !('alternative' in scale)) return null;
  if (typeof scale.alternative !== 'string') return null;
  const points = scale.alternative.split('/').map(Number);
  return points.every(Number.isFinite) ? points : null;
}

function withOptions(question: Question, map: readonly number[]): Question {
  const scored = question.options?.filter(({ score }) => score !== null) ?? [];
  const isScale = question.type === 'likert' || question.type === 'satisfaction';
  if (!isScale || scored.length !== map.length) return question;
  const points = new Map(scored.map(({ id }, i) => [id, map[i] ?? null]));
  return {
    ...question,
    options: (question.options ?? []).map((one) => ({ ...one, score: points.get(one.id) ?? null })),
  };
}

/** The round under another rule that needs the answers again; null where there is no such alternative. */
function otherContent(content: RoundContent, rule: OtherRule, answers: readonly UnitAnswers[]): RoundContent | null {
  const { template, policy } = content;
  if (rule === 'other_mode') {
    return { ...content, policy: { ...policy, mode: policy.mode === 'weighted' ? 'approved' : 'weighted' } };
  }
  if (rule === 'no_critical') {
    const criticalRule = { ...template.combination.criticalRule, enabled: false };
    if (!template.combination.criticalRule.enabled) return null;
    return { ...content, template: { ...template, combination: { ...template.combination, criticalRule } } };
  }
  // What single options were chosen is not known any more once the answers were wiped.
  if (answers.some(({ frozen }) => frozen !== undefined)) return null;
  const map = alternativeMap(template);
  if (rule !== 'other_options' || map === null) return null;
  const questionnaires = template.questionnaires.map((one) => ({
    ...one,
    items: one.items.map((question) => withOptions(question, map)),
  }));
  return { ...content, template: { ...template, questionnaires } };
}

type Scores = readonly (number | null)[];

function outcomeOf(rule: OtherRule, result: RoundResult, scores: Scores, official: Scores): RuleOutcome {
  const places = ranks(scores);
  const found = rankCorrelation(official, scores);
  const same = found.kind === 'value' ? found : null;
  return {
    rule,
    streets: result.units.map(({ unit }, i) => ({ unit, score: scores[i] ?? null, place: places[i] ?? null })),
    spearman: same === null ? null : valueOf(same.spearman),
    tauB: same === null ? null : valueOf(same.tauB),
    meanChange: same?.meanRankChange ?? null,
    largestChange: same?.largestRankChange ?? null,
  };
}

const MEANS: Readonly<Partial<Record<OtherRule, MeanKind>>> = {
  equal_weights: 'arithmetic',
  geometric: 'geometric',
  harmonic: 'harmonic',
};

/** Every street under other rules, beside the official one. Nothing here changes a score. */
export function* otherRules(
  content: RoundContent,
  result: RoundResult,
  answers: readonly UnitAnswers[],
): Steps<readonly RuleOutcome[]> {
  const tree = plainTree(content.template);
  const equal = tree.weights.map(() => 1);
  const official = result.units.map((unit) => {
    const { score } = publishedTotal(unit);
    return score === null ? null : Number(score);
  });
  const outcomes: RuleOutcome[] = [];
  for (const rule of OTHER_RULES) {
    const scores: (number | null)[] = [];
    const mean = MEANS[rule];
    const other = rule === 'official' || mean !== undefined ? null : otherContent(content, rule, answers);
    if (rule !== 'official' && mean === undefined && other === null) continue;
    for (const [i, unit] of result.units.entries()) {
      if (mean !== undefined) {
        const weights = rule === 'equal_weights' ? equal : tree.weights;
        scores.push(publish(totalOf(tree, leavesOf(tree, unit), weights, mean), bonusOfUnit(unit)));
      } else if (other === null) scores.push(official[i] ?? null);
      else {
        const { score } = publishedTotal(scoreStreet(other, unit.unit, answers));
        scores.push(score === null ? null : Number(score));
      }
      yield;
    }
    outcomes.push(outcomeOf(rule, result, scores, official));
  }
  return outcomes;
}
