import type { AppError } from '../../../../shared/errors.ts';
import type { SurveyForm } from '../../../../shared/model/ids.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { compileForm, type CompiledForm } from '../../../../shared/questionnaire/compile.ts';
import { formIn } from '../../../../shared/questionnaire/round-form.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Database } from '../../store/connection.ts';
import { packageContents } from '../../store/rounds.ts';
import { storedJson } from '../../store/stored-json.ts';

const compiled = new WeakMap<Database, Map<string, CompiledForm>>();

/** The content of the newest package of a round that has this revision of the forms. */
function contentWith(db: Database, round: string, rev: number): RoundContent | null {
  for (const text of packageContents(db, round)) {
    const content = storedJson<RoundContent>(text);
    if (content.formRev === rev) return content;
  }
  return null;
}

/**
 * The questionnaire of a round in the very revision that answers were given on, ready to be answered. not_found where
 * no package with it was ever here.
 */
export function surveyFormAt(
  db: Database,
  round: string,
  form: SurveyForm,
  rev: number,
): Result<CompiledForm, AppError> {
  const known = compiled.get(db) ?? new Map<string, CompiledForm>();
  compiled.set(db, known);
  const key = `${round}|${form}|${rev}`;
  const found = known.get(key);
  if (found !== undefined) return ok(found);
  const content = contentWith(db, round, rev);
  const definition = content === null ? null : formIn(content, form);
  if (definition === null) return refuse({ code: 'not_found', what: 'questionnaire', id: `${form} ${rev}` });
  const made = compileForm(definition);
  if (!made.ok) throw new Error(`a questionnaire that was issued does not compile: ${JSON.stringify(made.error[0])}`);
  known.set(key, made.value);
  return ok(made.value);
}
