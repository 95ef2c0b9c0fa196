import type { SurveyItemResult } from '../../model/result.ts';
import { ZERO, add, fractionText, fromNumber, plainText, published, type Fraction } from '../fraction.ts';
import { meanOfItems } from './item-column.ts';
import type { SurveyOfUnit } from './survey-unit.ts';

export interface SurveyLeafScore {
  readonly value: Fraction | null;
  readonly items: readonly SurveyItemResult[];
  readonly arithmetic: string;
}

/**
 * Score of a leaf from its linked items: first the mean of each item over those who answered it, then the mean of the
 * items (by item weight where the template gives one). A form weight common to a street cancels out of every mean.
 */
export function surveyLeafScore(survey: SurveyOfUnit, leaf: string): SurveyLeafScore {
  const columns = survey.columns.filter((column) => column.question.leaves.includes(leaf));
  const weighted = columns.map((column) => ({
    column,
    mean: column.mean,
    weight: fromNumber(column.question.scoreWeight ?? 1),
  }));
  const value = meanOfItems(weighted);
  const items = weighted.map(({ column, weight }) => ({
    question: column.question.id,
    n: column.n,
    sum: fractionText(column.sum),
    mean: column.mean === null ? null : fractionText(column.mean),
    published: column.mean === null ? null : published(column.mean),
    weight: fractionText(weight),
    ...(column.positive === null ? {} : { positive: column.positive }),
  }));
  if (value === null) return { value, items, arithmetic: '' };
  const present = weighted.filter((entry) => entry.mean !== null);
  const even = present.every((entry) => entry.weight.n === 1n && entry.weight.d === 1n);
  const terms = present.map(({ mean, weight }) => {
    const text = published(mean ?? ZERO);
    return even ? text : `${plainText(weight)} × ${text}`;
  });
  const divisor = plainText(present.reduce((sum, entry) => add(sum, entry.weight), ZERO));
  const left = present.length === 1 ? (terms[0] ?? '') : `(${terms.join(' + ')}) ÷ ${divisor}`;
  const single = present[0]?.column;
  const arithmetic =
    present.length === 1 && single !== undefined
      ? `${plainText(single.sum)} ÷ ${single.n} = ${published(value)}`
      : `${left} = ${published(value)}`;
  return { value, items, arithmetic };
}
