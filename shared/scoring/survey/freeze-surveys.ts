import { SOURCE_OF, SURVEY_FORMS } from '../../model/ids.ts';
import type { RoundResult } from '../../model/result.ts';
import type { RoundContent } from '../../model/round.ts';
import { questionnaireAgreement } from '../agreement.ts';
import { fractionText } from '../fraction.ts';
import type { UnitAnswers } from '../input.ts';
import { districtFigures } from './district-surveys.ts';
import type { FrozenSurvey, FrozenSurveys } from './frozen-surveys.ts';
import { varianceInTotal } from './sampling-error.ts';
import { surveyOfUnit } from './survey-unit.ts';

/**
 * The figures that scores, intervals and reliability of a round need of its questionnaires, so that their answers can
 * go. No second moments between questions are among them: those of a small group would let its answers be worked out
 * again. `answers` are those from which `result` was worked out.
 */
export function freezeSurveys(
  content: RoundContent,
  result: RoundResult,
  answers: readonly UnitAnswers[],
): FrozenSurveys {
  const forms = SURVEY_FORMS.filter((form) => content.sources.includes(SOURCE_OF[form]));
  const surveys = answers.flatMap((own) => {
    const leaves = result.units.find(({ unit }) => unit === own.unit)?.leaves ?? [];
    return forms.flatMap((form): FrozenSurvey[] => {
      const survey = surveyOfUnit(content, own, form);
      if (survey === null) return [];
      const items = survey.columns.map(({ question, n, sum, positive }) => ({
        question: question.id,
        n,
        sum: fractionText(sum),
        positive,
      }));
      return [
        {
          unit: own.unit,
          form,
          count: survey.count,
          items: survey.shown ? items : [],
          total: survey.enough ? varianceInTotal(content, survey, leaves) : null,
        },
      ];
    });
  });
  const asked = new Set(content.template.questionnaires.flatMap(({ items }) => items.flatMap(({ leaves }) => leaves)));
  const agreement = [null, ...[...asked].sort()].map((leaf) => ({
    leaf,
    questionnaires: questionnaireAgreement(content, answers, leaf),
  }));
  return { surveys, district: districtFigures(content, result, answers).surveys, agreement };
}
