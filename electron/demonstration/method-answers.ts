import type { DraftValue } from '../../shared/model/response.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import type { ChecklistMethod, DeductionMethod, Grade, Leaf, RatioMethod } from '../../shared/model/template.ts';
import { givenDenominator } from '../../shared/scoring/methods/ratio.ts';
import type { Random } from './random.ts';

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** The grade that `points` (whole, 0–100) lie in, with the points. */
export function gradedAnswer(scale: readonly Grade[], points: number): DraftValue {
  const inside = clamp(Math.round(points), 0, 100);
  const best = [...scale].sort((a, b) => b.min - a.min).find((grade) => grade.min <= inside);
  return { t: 'graded', grade: best?.grade ?? '', points: String(inside) };
}

function ratioAnswer(method: RatioMethod, given: string | null, level: number, random: Random): DraftValue {
  const least = Math.max(20, method.minDenominator ?? 0);
  const den = given === null ? random.between(least, least + 40) : Number(given);
  const { floorPercent: floor, targetPercent: target } = method;
  const percent = floor + (target - floor) * clamp(level, 0, 1);
  return { t: 'ratio', num: String(clamp(Math.round((den * percent) / 100), 0, den)), den: String(den) };
}

/** "No" is for bad streets; an item that caps the whole leaf is hardly ever quite missing. */
function checklistAnswer(method: ChecklistMethod, level: number, random: Random): DraftValue {
  const ranked = method.answers
    .filter((answer) => answer.points !== null)
    .sort((a, b) => (b.points ?? 0) - (a.points ?? 0));
  const best = ranked[0]?.id ?? '';
  const middle = ranked[1]?.id ?? best;
  const worst = ranked.at(-1)?.id ?? best;
  const answerOf = (critical: boolean): string => {
    if (random.chance(level)) return best;
    return random.chance(critical ? 0.1 : 0.4) ? worst : middle;
  };
  return {
    t: 'checklist',
    a: Object.fromEntries(method.items.map((item) => [item.id, answerOf(item.critical === true)])),
  };
}

/** Takes points off, by small events first, until what is left is about `level`. */
function deductionAnswer(method: DeductionMethod, level: number, random: Random): DraftValue {
  let toLose = (1 - clamp(level, 0, 1)) * method.base;
  const counts: Record<string, string> = {};
  for (const rule of [...method.rules].sort((a, b) => a.points - b.points)) {
    const most = Math.floor(Math.min(toLose, rule.cap) / rule.points);
    if (most < 1) continue;
    const count = random.between(0, Math.min(most, 2));
    if (count === 0) continue;
    counts[rule.id] = String(count);
    toLose -= count * rule.points;
  }
  return { t: 'deduction', n: counts, none: Object.keys(counts).length === 0 };
}

/** An answer to a leaf in its own method worth about `level` (0–1). `random` decides the details. */
export function methodAnswer(
  { template, parameters }: Pick<RoundContent, 'template' | 'parameters'>,
  unit: string,
  leaf: Leaf,
  level: number,
  random: Random,
): DraftValue {
  const { method } = leaf;
  switch (method.type) {
    case 'graded':
      return gradedAnswer(template.scales.grade4, level * 100);
    case 'ratio':
      return ratioAnswer(method, givenDenominator(method, parameters[unit]), level, random);
    case 'checklist':
      return checklistAnswer(method, level, random);
    case 'deduction':
      return deductionAnswer(method, level, random);
    default:
      return method satisfies never;
  }
}
