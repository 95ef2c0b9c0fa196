import { SOURCE_OF, type SurveyForm } from '../model/ids.ts';
import type { SurveyAnswers } from '../model/response.ts';
import type { RoundContent } from '../model/round.ts';
import { isAsked } from './form-text.ts';
import type { Form } from '../model/form.ts';
import { formOf } from './from-template.ts';
import type { Answers } from './session.ts';

/** The form of a round's questionnaire in the revision of that content; null where the round has no such source. */
export function formIn(content: RoundContent, form: SurveyForm): Form | null {
  if (!content.sources.includes(SOURCE_OF[form])) return null;
  const questionnaire = content.template.questionnaires.find((one) => one.id === SOURCE_OF[form]);
  if (questionnaire === undefined) return null;
  const version = String(content.formRev);
  return questionnaire.form === undefined ? formOf(questionnaire, version) : { ...questionnaire.form, version };
}

const light = new WeakMap<RoundContent, RoundContent>();

/** The round as screens get it: what they read of a questionnaire is in its questions, and a form may be large. */
export function withoutForms(content: RoundContent): RoundContent {
  const known = light.get(content);
  if (known !== undefined) return known;
  const questionnaires = content.template.questionnaires.map(({ form: _form, ...rest }) => rest);
  const made = { ...content, template: { ...content.template, questionnaires } };
  light.set(content, made);
  return made;
}

const inOrder = new WeakMap<Form, Form['items']>();

/** What is asked, in the order of names, which is that of canonical texts. */
function askedInOrder(form: Form): Form['items'] {
  const known = inOrder.get(form);
  if (known !== undefined) return known;
  const items = form.items.filter(isAsked).toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  inOrder.set(form, items);
  return items;
}

/** Answers as a questionnaire carries them: several choices as a list, nothing empty, nothing that is not asked. */
export function carriedAnswers(form: Form, answers: Answers): SurveyAnswers {
  const carried: SurveyAnswers = {};
  for (const item of askedInOrder(form)) {
    const answer = answers[item.name] ?? '';
    if (answer === '') continue;
    carried[item.name] = item.kind === 'multiple' ? answer.split(' ') : answer;
  }
  return carried;
}
