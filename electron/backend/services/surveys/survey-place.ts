import { SOURCE_OF, type SurveyForm } from '../../../../shared/model/ids.ts';
import type { Person, RosterDevice } from '../../../../shared/model/round.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Database } from '../../store/connection.ts';
import { serialsWiped } from '../../store/desk-wipes.ts';
import { isWiped } from '../../store/survey-wipes.ts';
import { personOf, roleOf } from '../identity.ts';
import { pinnedRound, type PinnedRound } from '../responses/pinned-round.ts';

/** Where questionnaires of one kind are taken in: the round, this computer in it, its streets, and who works here. */
export interface SurveyPlace {
  readonly round: PinnedRound;
  readonly form: SurveyForm;
  readonly device: RosterDevice | null;
  readonly units: readonly string[];
  readonly person: Person;
}

/**
 * Refusals: those of `pinnedRound`, `not_ready` setup_missing, not_admitted (only computers for questionnaires and the
 * office's may), not_in_round (no such questionnaire here).
 */
export function surveyPlace(db: Database, id: string, form: SurveyForm): Result<SurveyPlace, AppError> {
  const found = pinnedRound(db, id);
  if (!found.ok) return found;
  const { content, acting: device } = found.value;
  const person = personOf(db);
  if (person === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  const allowed = roleOf(db) === 'office' || device?.role === 'survey' || device?.role === 'office';
  if (!allowed) return refuse({ code: 'not_ready', what: 'not_admitted' });
  if (!content.sources.includes(SOURCE_OF[form])) return refuse({ code: 'not_ready', what: 'not_in_round' });
  const own = device?.units ?? [];
  const units = own.length === 0 ? content.units : content.units.filter((unit) => own.includes(unit));
  return ok({ round: found.value, form, device, units, person });
}

/** Numbers of questionnaires whose answers were wiped from this computer; at an office none, which wipes all at once. */
export function wipedNumbers(db: Database, round: string, form: SurveyForm): ReadonlySet<string> {
  return roleOf(db) === 'evaluator' ? serialsWiped(db, round, form) : new Set();
}

/**
 * The same for whoever takes questionnaires in or changes them. Refusals: those of `surveyPlace`, `not_ready`
 * surveys_wiped once the round's answers were wiped here.
 */
export function openSurveyPlace(db: Database, id: string, form: SurveyForm): Result<SurveyPlace, AppError> {
  return isWiped(db, id) ? refuse({ code: 'not_ready', what: 'surveys_wiped' }) : surveyPlace(db, id, form);
}
