import type { UnitCode } from '../model/ids.ts';
import { FORM_OF, LEAF_FORMS } from '../model/ids.ts';
import type { FormulaId } from '../model/result.ts';
import type { RoundContent } from '../model/round.ts';
import type { Derivation } from './derivation.ts';
import {
  HUNDRED,
  ZERO,
  add,
  divide,
  fraction,
  fractionText,
  multiply,
  parseDecimal,
  parseFractionText,
  publishedValue,
  smaller,
  sumOf,
  type Fraction,
} from './fraction.ts';
import { scoreAnswer } from './methods/score-answer.ts';
import { medianOf } from './raters.ts';
import { weightedMean } from './weighted-mean.ts';

interface Evaluated {
  readonly weight: Fraction;
  readonly value: Fraction | null;
}

function parameter(derivation: Derivation, name: string): Fraction {
  const text = derivation.parameters[name] ?? '';
  const value = parseFractionText(text) ?? parseDecimal(text);
  if (value === null) throw new RangeError(`${derivation.id}: no ${name} in its derivation`);
  return value;
}

function present(inputs: readonly Evaluated[]): readonly Fraction[] {
  return inputs.map(({ value }) => value).filter((value) => value !== null);
}

function mean(inputs: readonly Evaluated[]): Fraction | null {
  const found = weightedMean(inputs);
  return found.kind === 'value' ? found.value : null;
}

/** The answer scored anew by the method of its indicator. */
function fromAnswer(content: RoundContent, unit: UnitCode, derivation: Derivation): Fraction | null {
  const [code, source] = derivation.id.split('/');
  const leaf = content.template.leaves.find((one) => one.code === code);
  const form = LEAF_FORMS.find((one) => content.sources.some((id) => id === source && FORM_OF[id] === one));
  if (leaf === undefined || form === undefined || derivation.answer === null) return null;
  return scoreAnswer(content, unit, leaf, form, derivation.answer).value;
}

type Formula = (inputs: readonly Evaluated[], derivation: Derivation) => Fraction | null;

const COMBINING: Readonly<Partial<Record<FormulaId, Formula>>> = {
  'weighted-mean': mean,
  'source-mean': mean,
  'survey-mean': mean,
  'rater-mean': mean,
  'survey-void': () => ZERO,
  'survey-item': (_inputs, of) => divide(parameter(of, 'sum'), parameter(of, 'n')),
  'rater-median': (inputs) => medianOf(present(inputs)),
  'agreed-finding': (inputs) => inputs[0]?.value ?? null,
  difficulty: ([only], of) => {
    const before = only?.value ?? null;
    return before === null ? null : smaller(HUNDRED, multiply(parameter(of, 'factor'), before));
  },
  'bonus-item': (_inputs, of) =>
    smaller(parameter(of, 'cap'), multiply(parameter(of, 'points'), parameter(of, 'occurrences'))),
  bonus: ([total, ...items], of) =>
    total?.value == null
      ? null
      : smaller(HUNDRED, add(total.value, smaller(parameter(of, 'cap'), sumOf(present(items))))),
};

/**
 * Works a figure out again from the answers at the ends of its derivation, by its formulas alone; what has no value
 * gives null. Throws a RangeError where a derivation lacks a figure of its formula.
 */
export function evaluate(content: RoundContent, unit: UnitCode, derivation: Derivation): Fraction | null {
  if (derivation.status !== 'value') return null;
  const inputs = derivation.inputs.map(({ weight, of }): Evaluated => ({
    weight: parseFractionText(weight) ?? fraction(0n),
    value: evaluate(content, unit, of),
  }));
  const formula = COMBINING[derivation.formula];
  const value = formula === undefined ? fromAnswer(content, unit, derivation) : formula(inputs, derivation);
  return value !== null && derivation.rounded ? publishedValue(value) : value;
}

/** Places of a derivation whose stated value is not what its formula gives; empty for a sound one. */
export function unsound(content: RoundContent, unit: UnitCode, derivation: Derivation): readonly string[] {
  const below = derivation.inputs.flatMap(({ of }) => unsound(content, unit, of));
  if (derivation.value === null) return below;
  const value = evaluate(content, unit, derivation);
  const same = value !== null && fractionText(value) === derivation.value;
  return same ? below : [...below, derivation.id];
}
