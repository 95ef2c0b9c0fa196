import { FORM_OF, type Source } from '../../model/ids.ts';
import type { Published, SurveyItemResult, UnitResult } from '../../model/result.ts';
import type { RoundContent } from '../../model/round.ts';
import { fromNumber, roundedText } from '../fraction.ts';
import { wilsonInterval } from '../statistics/wilson.ts';

/** Share of those who chose an option that counts as satisfied, with its interval; percent with one place. */
export type PositiveRate =
  | {
      readonly kind: 'value';
      readonly question: string;
      readonly n: number;
      readonly percent: Published;
      readonly low: Published;
      readonly high: Published;
    }
  | {
      readonly kind: 'undefined';
      readonly question: string;
      readonly n: number;
      /** Fewer answers than are reported, or more than there are persons. */
      readonly reason: 'too_few' | 'frame_too_small';
      readonly fewest: number;
    };

/** Nine significant digits hide the last bits of the root; then half up, as everywhere. */
function percentOf(share: number): Published {
  return roundedText(fromNumber(Number((100 * share).toPrecision(9))), 1);
}

/**
 * Rates of the questions of satisfaction behind one source of an item: Wilson's score interval with the
 * finite-population factor and the design effect (Wilson 1927; design scoring §10), never Wald's. With fewer answers
 * than the reporting minimum there is no rate. Empty for a source that is no questionnaire.
 */
export function positiveRates(
  { template }: RoundContent,
  unit: Pick<UnitResult, 'surveys'>,
  { source, items }: { readonly source: Source; readonly items: readonly SurveyItemResult[] },
): readonly PositiveRate[] {
  if (source !== 'WORKER' && source !== 'RESIDENT') return [];
  const { surveyRules } = template;
  const survey = unit.surveys.find(({ form }) => form === FORM_OF[source]);
  const fewest = Math.max(surveyRules.minReport[source].street, surveyRules.minReport.suppressBelow);
  const frame = survey?.frame ?? null;
  return items.flatMap(({ question, n, positive }): PositiveRate[] => {
    if (positive === undefined) return [];
    if (n < fewest) return [{ kind: 'undefined', question, n, reason: 'too_few', fewest }];
    const found = wilsonInterval({
      successes: positive,
      size: n,
      population: frame === null ? null : Number(frame),
      confidence: surveyRules.confidence,
      designEffect: Number(survey?.designEffect?.value ?? surveyRules.designEffect),
    });
    if (found.kind !== 'value') return [{ kind: 'undefined', question, n, reason: 'frame_too_small', fewest }];
    const [percent, low, high] = [found.estimate, found.lower, found.upper].map(percentOf);
    return [{ kind: 'value', question, n, percent: percent ?? '', low: low ?? '', high: high ?? '' }];
  });
}
