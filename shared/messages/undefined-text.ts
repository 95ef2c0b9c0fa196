import type { Language } from '../model/text.ts';
import type { UndefinedReason } from '../scoring/statistics/quantity.ts';

const TEXTS: Readonly<Record<UndefinedReason, Readonly<Record<Language, string>>>> = {
  empty: { zh: '没有数据', en: 'no data' },
  too_few: { zh: '数据太少，说明不了问题', en: 'too few answers to say' },
  too_many: { zh: '项目太多，这个方法不适用', en: 'too many for this method' },
  no_variation: { zh: '数值全都一样，没有可比的差别', en: 'all values are equal, so there is nothing to compare' },
  single_in_stratum: { zh: '有一层只有一份答卷，算不出误差', en: 'one answer only in a stratum, so there is no error' },
  more_than_population: {
    zh: '答卷比人数还多，请核对人数',
    en: 'more answers than people; check the number of people',
  },
  weights_zero: { zh: '参与计算的权重都是零', en: 'all weights that take part are zero' },
  negative: { zh: '有负数，这个公式不适用', en: 'a negative number, for which the formula does not hold' },
  zero: { zh: '有零值，这个公式不适用', en: 'a zero, for which the formula does not hold' },
  not_valid: { zh: '数值不合要求', en: 'the numbers do not fit together' },
  too_large: { zh: '数值太大，算不了', en: 'the numbers are too large to compute with' },
};

/** Why a figure does not exist, in a few words to print in its place. */
export function undefinedText(reason: UndefinedReason, language: Language): string {
  return TEXTS[reason][language];
}
