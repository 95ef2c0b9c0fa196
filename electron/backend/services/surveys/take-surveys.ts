import type { AppError, InputIssue } from '../../../../shared/errors.ts';
import type { SurveyForm } from '../../../../shared/model/ids.ts';
import type { SurveyAnswers, SurveyFormBody } from '../../../../shared/model/response.ts';
import { answerFault } from '../../../../shared/questionnaire/answer-fault.ts';
import type { CompiledForm } from '../../../../shared/questionnaire/compile.ts';
import { choicesOf, isAsked } from '../../../../shared/questionnaire/form-text.ts';
import { masked } from '../../../../shared/questionnaire/personal-marks.ts';
import { plainText } from '../../../../shared/questionnaire/plain-text.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../store/connection.ts';
import { insertSurvey, surveyBody } from '../../store/surveys.ts';
import { signableText } from '../signable-text.ts';
import type { PinnedRound } from '../responses/pinned-round.ts';
import { surveyFormAt } from './forms.ts';
import { openSurveyPlace, wipedNumbers } from './survey-place.ts';

export interface SurveyBatch {
  readonly round: string;
  readonly form: SurveyForm;
  readonly rows: readonly SurveyFormBody[];
}

const MOST_ISSUES = 20;

/** Why an answer does not belong to its question, or null. */
function answerProblem({ form, byName }: CompiledForm, id: string, answer: SurveyAnswers[string]): string | null {
  const item = byName.get(id);
  if (item === undefined || !isAsked(item)) return 'unknown question';
  if ((item.kind === 'multiple') !== (typeof answer !== 'string')) return 'one answer or several';
  const text = typeof answer === 'string' ? answer : answer.join(' ');
  // What paper may hold is taken as it stands and judged by the validity rules.
  const fault = text === '' ? null : answerFault(item, text, () => choicesOf(form, item));
  return fault === 'stands_alone' ? null : fault;
}

function rowIssues(batch: SurveyBatch, form: CompiledForm, isOurs: (unit: string) => boolean): readonly InputIssue[] {
  const issues: InputIssue[] = [];
  for (const [index, row] of batch.rows.entries()) {
    if (issues.length >= MOST_ISSUES) break;
    if (!isOurs(row.unit)) issues.push({ path: `rows.${index}.unit`, message: 'not a street of this computer' });
    for (const [id, answer] of Object.entries(row.answers)) {
      const problem = answerProblem(form, id, answer);
      if (problem !== null) issues.push({ path: `rows.${index}.answers.${id}`, message: problem });
    }
  }
  return issues;
}

/** As it leaves this machine: open answers masked, and a worker's community only where the round says so. */
function safeRow({ content }: PinnedRound, kind: SurveyForm, form: CompiledForm, row: SurveyFormBody): SurveyFormBody {
  const { community, ...rest } = row;
  const answers = Object.fromEntries(
    Object.entries(row.answers).map(([id, answer]) => [
      id,
      form.byName.get(id)?.kind === 'text' && typeof answer === 'string' && answer.isWellFormed()
        ? masked(plainText(answer))
        : answer,
    ]),
  );
  const named = community !== undefined && (kind === 'resident' || content.policy.workerCommunity === true);
  return { ...rest, ...(named ? { community } : {}), answers };
}

interface NewForm {
  readonly row: SurveyFormBody;
  readonly body: string;
}

/** Which rows are new and which are here already; a serial number with other answers is an issue. */
function sortOut(
  rows: readonly SurveyFormBody[],
  known: (serial: string) => string | null,
  wiped: ReadonlySet<string>,
): { readonly fresh: readonly NewForm[]; readonly already: number; readonly issues: readonly InputIssue[] } {
  const fresh = new Map<string, NewForm>();
  const issues: InputIssue[] = [];
  let already = 0;
  for (const [index, row] of rows.entries()) {
    const body = signableText(row);
    const before = fresh.get(row.serial)?.body ?? known(row.serial);
    if (wiped.has(row.serial)) issues.push({ path: `rows.${index}.serial`, message: 'was wiped from this computer' });
    else if (body === undefined) issues.push({ path: `rows.${index}`, message: 'not well-formed text' });
    else if (before === null) fresh.set(row.serial, { row, body });
    else if (before === body) already += 1;
    else issues.push({ path: `rows.${index}.serial`, message: 'this serial number has other answers' });
  }
  return { fresh: [...fresh.values()], already, issues: issues.slice(0, MOST_ISSUES) };
}

/**
 * Takes questionnaires in, all or none, in one transaction. Refusals: those of `openSurveyPlace`, invalid_input with the
 * path of each row that does not fit.
 */
export function takeSurveys(
  batch: SurveyBatch,
  { db, ports, emit }: Pick<Context, 'db' | 'ports' | 'emit'>,
): Result<{ readonly taken: number; readonly already: number }, AppError> {
  const place = openSurveyPlace(db, batch.round, batch.form);
  if (!place.ok) return place;
  const { round, person } = place.value;
  const units = new Set(place.value.units);
  const form = surveyFormAt(db, batch.round, batch.form, round.content.formRev);
  if (!form.ok) return form;
  const issues = rowIssues(batch, form.value, (unit) => units.has(unit));
  if (issues.length > 0) return refuse({ code: 'invalid_input', issues });
  const rows = batch.rows.map((row) => safeRow(round, batch.form, form.value, row));
  const known = (serial: string) => surveyBody(db, batch.round, batch.form, serial);
  const sorted = sortOut(rows, known, wipedNumbers(db, batch.round, batch.form));
  if (sorted.issues.length > 0) return refuse({ code: 'invalid_input', issues: sorted.issues });

  const takenAt = ports.clock.now();
  inTransaction(db, () => {
    for (const { row, body } of sorted.fresh) {
      const { serial, unit } = row;
      const { formRev } = round.content;
      const from = { takenAt, byPerson: person.id, formRev, way: 'taken' } as const;
      insertSurvey(db, { round: batch.round, form: batch.form, serial, unit, body, ...from });
    }
  });
  emit('responses.changed', { round: batch.round });
  return ok({ taken: sorted.fresh.length, already: sorted.already });
}
