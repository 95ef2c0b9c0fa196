import type { Input } from '../../../../shared/contract/index.ts';
import type { SurveyCounts } from '../../../../shared/contract/survey-counts.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { SurveyForm as SurveyBody } from '../../../../shared/model/response.ts';
import type { SurveyInput } from '../../../../shared/scoring/input.ts';
import { surveyOverview, type HeldEntry } from '../../../../shared/scoring/survey/overview.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import type { Database } from '../../store/connection.ts';
import { storedJson } from '../../store/stored-json.ts';
import { entriesHeld } from '../../store/survey-entries.ts';
import { issuedByUnit, putIssued } from '../../store/survey-issued.ts';
import { frozenSurveys } from '../../store/survey-wipes.ts';
import { eachSurvey } from '../../store/surveys.ts';
import { roleOf } from '../identity.ts';
import { unitAnswers } from '../scores/unit-answers.ts';
import { surveyPlace, type SurveyPlace } from './survey-place.ts';

const MOST_LINES = 2_000;

/** At the office what was merged, elsewhere what was taken in here. */
export function surveyInputs(
  db: Database,
  { round, form }: SurveyPlace,
): readonly (SurveyInput & { readonly unit: string })[] {
  if (roleOf(db) === 'office') {
    return unitAnswers(db, round.content).flatMap(({ unit, surveys }) =>
      surveys.filter((one) => one.form === form).map((one) => ({ ...one, unit })),
    );
  }
  return [...eachSurvey(db, round.content.id, form)].map(({ serial, unit, body }) => {
    const { community, seconds, answers } = SurveyBody.parse(storedJson(body));
    const rest = { form, serial, unit, answers, conflict: false, record: serial };
    return { ...rest, community: community ?? null, seconds: seconds ?? null };
  });
}

/**
 * Issued, returned and valid questionnaires, the log of the validity rules, and what is still wanted by both plans; once
 * the answers were wiped only the counts by street.
 */
export function readSurveyCounts(
  { round, form }: Input<'surveys.counts'>,
  { db }: Pick<Context, 'db'>,
): Result<SurveyCounts, AppError> {
  const place = surveyPlace(db, round, form);
  if (!place.ok) return place;
  const issued = Object.fromEntries(issuedByUnit(db, round, form));
  const kept = frozenSurveys(db, round)?.places.find((one) => one.form === form);
  if (kept !== undefined) {
    const { units, rules } = kept;
    return ok({ form, units, communities: [], rules, log: [], moreLines: 0, issued, wiped: true });
  }
  const held = entriesHeld(db, round, form).map(({ unit, serial, community }): HeldEntry => ({
    unit,
    serial,
    community: community === '' ? null : community,
  }));
  const overview = surveyOverview(place.value.round.content, form, surveyInputs(db, place.value), held);
  if (overview === null) return refuse({ code: 'not_ready', what: 'not_in_round' });
  const shown = new Set(place.value.units);
  const log = overview.log.filter(({ unit }) => shown.has(unit));
  return ok({
    ...overview,
    units: overview.units.filter(({ code }) => shown.has(code)),
    communities: overview.communities.filter(({ code }) => shown.has(code.slice(0, 9))),
    log: log.slice(0, MOST_LINES),
    moreLines: Math.max(0, log.length - MOST_LINES),
    issued,
    wiped: false,
  });
}

/** How many were given out in a street. invalid_input for a street that is not here. */
export function setIssued(
  { round, form, unit, count }: Input<'surveys.setIssued'>,
  { db, emit }: Pick<Context, 'db' | 'emit'>,
): Result<null, AppError> {
  const place = surveyPlace(db, round, form);
  if (!place.ok) return place;
  if (!place.value.units.includes(unit)) {
    return refuse({ code: 'invalid_input', issues: [{ path: 'unit', message: 'not here' }] });
  }
  putIssued(db, round, form, unit, count);
  emit('responses.changed', { round });
  return ok(null);
}
