import type { Form } from '../model/form.ts';
import type { SurveyAnswers } from '../model/response.ts';
import { compileForm, type CompiledForm } from './compile.ts';
import { isAsked } from './form-text.ts';
import { openSession } from './session.ts';

/** What of a questionnaire counts by the rules of its own form. */
export interface JudgedAnswers {
  /** Answers to questions to which the routing leads and that keep to type and constraint. */
  readonly answers: SurveyAnswers;
  /** Answered although the routing skips it. */
  readonly contradictions: number;
  /** Questions that had to be answered, and those of them without an answer that counts. */
  readonly required: number;
  readonly empty: number;
}

const compiled = new WeakMap<Form, CompiledForm>();

function compiledOf(form: Form): CompiledForm {
  const known = compiled.get(form);
  if (known !== undefined) return known;
  const made = compileForm(form);
  if (!made.ok) throw new Error(`a questionnaire that was issued does not compile: ${JSON.stringify(made.error[0])}`);
  compiled.set(form, made.value);
  return made.value;
}

/**
 * Judges the answers to a form by its relevance, constraints and required questions. `day` (YYYY-MM-DD) is what the
 * form's rules take for today: one day for all, so that scoring again gives the same.
 */
export function judgeByForm(form: Form, given: SurveyAnswers, day: string): JudgedAnswers {
  const sheet = compiledOf(form);
  const known = Object.entries(given).filter(([name]) => sheet.byName.has(name));
  const texts = Object.fromEntries(
    known.map(([name, answer]) => [name, typeof answer === 'string' ? answer : answer.join(' ')]),
  );
  const opened = openSession(sheet, { form: form.id, version: form.version, answers: texts }, day);
  if (!opened.ok) throw new Error(`the questionnaire does not know ${JSON.stringify(opened.error)}`);
  const session = opened.value;
  const wrong = new Set(
    session
      .issues()
      .filter(({ code }) => code !== 'required')
      .map(({ name }) => name),
  );
  const counts = (name: string): boolean => session.value(name) !== '' && !wrong.has(name);
  const answers = Object.fromEntries(known.filter(([name]) => counts(name)));
  const shown = form.items.filter((item) => isAsked(item) && session.shown(item.name));
  const required = shown.filter(({ name }) => session.required(name));
  return {
    answers,
    contradictions: known.filter(([name, answer]) => answer.length > 0 && !session.shown(name)).length,
    required: required.length,
    empty: required.filter(({ name }) => !counts(name)).length,
  };
}
