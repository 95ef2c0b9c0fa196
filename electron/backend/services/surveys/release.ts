import type { PersonalFound } from '../../../../shared/contract/surveys.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { SurveyForm } from '../../../../shared/model/ids.ts';
import { SurveyForm as SurveyFormSchema, type SurveyFormBody } from '../../../../shared/model/response.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Form } from '../../../../shared/model/form.ts';
import { masked, personalMarks } from '../../../../shared/questionnaire/personal-marks.ts';
import { plainText } from '../../../../shared/questionnaire/plain-text.ts';
import { isOpen } from '../../../../shared/questionnaire/form-text.ts';
import { carriedAnswers } from '../../../../shared/questionnaire/round-form.ts';
import type { Answers } from '../../../../shared/questionnaire/session.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { toSurvey } from '../../packages/plain-shapes.ts';
import type { Database } from '../../store/connection.ts';
import { insertSurvey, type SurveyWay } from '../../store/surveys.ts';
import { signableText } from '../signable-text.ts';

/** One finished questionnaire before it becomes what is handed over. */
export interface Finished {
  readonly round: string;
  readonly form: SurveyForm;
  readonly serial: string;
  readonly unit: string;
  readonly community: string | null;
  readonly seconds: number | null;
  readonly answers: Answers;
  /** Questions whose text goes out as written although something in it looks personal. */
  readonly kept: readonly string[];
  readonly formRev: number;
  readonly way: SurveyWay;
  readonly takenAt: string;
  readonly byPerson: string;
}

/** What in open answers looks personal, with what would be handed on instead. */
export function personalIn(form: Form, answers: Answers): readonly PersonalFound[] {
  return form.items.filter(isOpen).flatMap(({ name }) => {
    const text = plainText(answers[name] ?? '');
    const marks = personalMarks(text);
    if (marks.length === 0) return [];
    return [{ question: name, kinds: [...new Set(marks.map(({ kind }) => kind))], shown: masked(text, marks) }];
  });
}

const openItems = new WeakMap<Form, Form['items']>();

function openOf(form: Form): Form['items'] {
  const known = openItems.get(form);
  if (known !== undefined) return known;
  const items = form.items.filter(isOpen);
  openItems.set(form, items);
  return items;
}

interface Safe {
  readonly answers: Answers;
  /** Open answers in which something looked personal. */
  readonly marked: number;
}

/** Open answers as they leave this machine: without characters that cannot be seen, and masked unless kept. */
function safeAnswers(form: Form, answers: Answers, kept: readonly string[]): Safe {
  const safe = { ...answers };
  let marked = 0;
  for (const { name } of openOf(form)) {
    const given = answers[name];
    if (given === undefined) continue;
    const text = plainText(given).trim();
    const marks = personalMarks(text);
    if (marks.length > 0) marked += 1;
    safe[name] = kept.includes(name) ? text : masked(text, marks);
  }
  return { answers: safe, marked };
}

/**
 * The body of a questionnaire as it leaves this machine. A worker's names no community unless the round says so: with
 * one or two workers in a community the person is known. invalid_input where an answer is too long to be handed on.
 */
export function bodyOf(
  content: RoundContent,
  form: Form,
  { answers, kept, ...given }: Finished,
): Result<{ readonly body: string; readonly row: SurveyFormBody; readonly marked: number }, AppError> {
  const named = given.form === 'resident' || content.policy.workerCommunity === true;
  const safe = safeAnswers(form, answers, kept);
  // Names in order, as in the canonical text, which the engine can then write itself.
  const made = {
    answers: carriedAnswers(form, safe.answers),
    ...(given.community === null || !named ? {} : { community: given.community }),
    ...(given.seconds === null ? {} : { seconds: given.seconds }),
    serial: given.serial,
    unit: given.unit,
  };
  const row = toSurvey(made);
  const body = row === null ? undefined : signableText(row);
  if (row === null || body === undefined) {
    const path = SurveyFormSchema.safeParse(made).error?.issues[0]?.path.join('.') ?? 'answers';
    return refuse({ code: 'invalid_input', issues: [{ path, message: 'does not fit' }] });
  }
  return ok({ body, row, marked: safe.marked });
}

/** Puts a finished questionnaire among those that the next hand-over file carries. Refusals: those of `bodyOf`. */
export function release(db: Database, content: RoundContent, form: Form, given: Finished): Result<null, AppError> {
  const made = bodyOf(content, form, given);
  if (!made.ok) return made;
  const { round, serial, unit, takenAt, byPerson, formRev, way } = given;
  insertSurvey(db, { round, form: given.form, serial, unit, body: made.value.body, takenAt, byPerson, formRev, way });
  return ok(null);
}
