import { SOURCE_OF, type SurveyForm } from '../model/ids.ts';
import type { SurveyAnswers } from '../model/response.ts';
import type { RoundContent } from '../model/round.ts';
import { isAsked } from './form-text.ts';
import type { Form } from './form.ts';
import { formOf } from './from-template.ts';
import type { Answers } from './session.ts';

/** The form of a round's questionnaire in the revision of that content; null where the round has no such source. */
export function formIn(content: RoundContent, form: SurveyForm): Form | null {
  if (!content.sources.includes(SOURCE_OF[form])) return null;
  const questionnaire = content.template.questionnaires.find((one) => one.id === SOURCE_OF[form]);
  return questionnaire === undefined ? null : formOf(questionnaire, String(content.formRev));
}

/** Answers as a questionnaire carries them: several choices as a list, nothing empty, nothing that is not asked. */
export function carriedAnswers(form: Form, answers: Answers): SurveyAnswers {
  const carried: SurveyAnswers = {};
  for (const item of form.items) {
    const answer = answers[item.name] ?? '';
    if (answer === '' || !isAsked(item)) continue;
    carried[item.name] = item.kind === 'multiple' ? answer.split(' ') : answer;
  }
  return carried;
}
