import type { Input } from '../../../../shared/contract/index.ts';
import type { EntryDifference, FinishedEntry } from '../../../../shared/contract/surveys.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Form } from '../../../../shared/model/form.ts';
import { answerFault } from '../../../../shared/questionnaire/answer-fault.ts';
import { choicesOf } from '../../../../shared/questionnaire/form-text.ts';
import type { Answers } from '../../../../shared/questionnaire/session.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { inTransaction, type Database } from '../../store/connection.ts';
import { storedJson } from '../../store/stored-json.ts';
import {
  findComparison,
  findEntry,
  findPlan,
  putComparison,
  putEntry,
  type EntryRow,
  type SurveyKey,
} from '../../store/survey-entries.ts';
import { compareEntries, isDrawn, wrongEntries, type Comparison } from './double-entry.ts';
import { entryAt } from './entries.ts';
import { surveyFormAt } from './forms.ts';
import { bodyOf, release, type Finished } from './release.ts';
import type { SurveyPlace } from './survey-place.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'emit'>;

function answersOf(row: EntryRow): Answers {
  return storedJson<Answers>(row.answers);
}

/**
 * Answers that are not of the kind that their question asks for. What paper may hold (a rule of the form broken, a
 * question left out or answered though the routing skips it) is entered as it stands and judged by the validity rules.
 */
function unsound(form: Form, answers: Answers): AppError | null {
  const issues = form.items.flatMap((item) => {
    const answer = answers[item.name] ?? '';
    const fault = answer === '' ? null : answerFault(item, answer, () => choicesOf(form, item));
    return fault === null || fault === 'stands_alone' ? [] : [{ path: item.name, message: fault }];
  });
  return issues.length === 0 ? null : { code: 'invalid_input', issues };
}

function finishedOf(row: EntryRow, answers: Answers, place: SurveyPlace, takenAt: string): Finished {
  return {
    round: row.round,
    form: row.form,
    serial: row.serial,
    unit: row.unit,
    community: row.community === '' ? null : row.community,
    seconds: null,
    answers,
    kept: storedJson<string[]>(row.kept),
    formRev: row.formRev,
    way: 'keyed',
    takenAt,
    byPerson: place.person.id,
  };
}

function comparisonRow(first: EntryRow, second: EntryRow, found: Comparison, at: string) {
  return {
    round: first.round,
    form: first.form,
    serial: first.serial,
    firstBy: first.byPerson,
    secondBy: second.byPerson,
    compared: found.compared,
    firstWrong: 0,
    secondWrong: 0,
    differences: JSON.stringify(found.differences.map(({ question }) => question)),
    resolvedBy: found.differences.length === 0 ? second.byPerson : '',
    at,
  };
}

function finishFirst(db: Database, place: SurveyPlace, form: Form, done: EntryRow): Result<FinishedEntry, AppError> {
  const plan = findPlan(db, done.round, done.form);
  const twice = plan !== null && isDrawn(plan, done.form, done.serial);
  const finished = finishedOf(done, answersOf(done), place, done.savedAt);
  // What could not be handed on is said now, not after the second entry.
  const body = bodyOf(place.round.content, form, finished);
  if (!body.ok) return body;
  return inTransaction(db, () => {
    putEntry(db, { ...done, twice });
    if (twice) return ok({ state: 'second' });
    const released = release(db, place.round.content, form, finished);
    return released.ok ? ok({ state: 'done' }) : released;
  });
}

function finishSecond(db: Database, place: SurveyPlace, form: Form, done: EntryRow): Result<FinishedEntry, AppError> {
  const first = findEntry(db, { ...done, pass: 1 });
  if (first === null) return refuse({ code: 'not_found', what: 'questionnaire', id: done.serial });
  const found = compareEntries(form, answersOf(first), answersOf(done));
  return inTransaction(db, () => {
    putEntry(db, done);
    putComparison(db, comparisonRow(first, done, found, done.savedAt));
    if (found.differences.length > 0) return ok({ state: 'differs' });
    const released = release(db, place.round.content, form, finishedOf(first, answersOf(first), place, done.savedAt));
    return released.ok ? ok({ state: 'done' }) : released;
  });
}

/**
 * Finishes an entry: `done` when it now counts, `second` when it was drawn to be entered twice, `differs` when the two
 * entries do not agree (it counts once somebody has decided, VR8). Refusals: `not_ready entry_done`, invalid_input
 * with the questions whose answers do not fit.
 */
export function finishEntry(
  { kept, ...key }: Input<'surveys.finish'>,
  { db, ports, emit }: Needs,
): Result<FinishedEntry, AppError> {
  const found = entryAt(db, key);
  if (!found.ok) return found;
  const { place, row } = found.value;
  if (row.done) return refuse({ code: 'not_ready', what: 'entry_done' });
  const compiled = surveyFormAt(db, key.round, key.form, row.formRev);
  if (!compiled.ok) return compiled;
  const { form } = compiled.value;
  const problem = unsound(form, answersOf(row));
  if (problem !== null) return refuse(problem);
  const done: EntryRow = {
    ...row,
    done: true,
    kept: JSON.stringify(kept),
    revision: row.revision + 1,
    byPerson: place.person.id,
    savedAt: ports.clock.now(),
  };
  const finished = row.pass === 1 ? finishFirst(db, place, form, done) : finishSecond(db, place, form, done);
  if (finished.ok) emit('responses.changed', { round: key.round });
  return finished;
}

interface Pair {
  readonly place: SurveyPlace;
  readonly form: Form;
  readonly first: EntryRow;
  readonly second: EntryRow;
  readonly comparison: Comparison;
}

function pairAt(db: Database, key: SurveyKey): Result<Pair, AppError> {
  const found = entryAt(db, { ...key, pass: 1 });
  if (!found.ok) return found;
  const { place, row: first } = found.value;
  const second = findEntry(db, { ...key, pass: 2 });
  const open = findComparison(db, key);
  if (second?.done !== true || open === null || open.resolvedBy !== '') {
    return refuse({ code: 'not_found', what: 'difference', id: key.serial });
  }
  const compiled = surveyFormAt(db, key.round, key.form, first.formRev);
  if (!compiled.ok) return compiled;
  const { form } = compiled.value;
  const comparison = compareEntries(form, answersOf(first), answersOf(second));
  return ok({ place, form, first, second, comparison });
}

/** The questions in which two entries differ. not_found where nothing is to be decided. */
export function readDifferences(
  key: SurveyKey,
  { db }: Pick<Needs, 'db'>,
): Result<readonly EntryDifference[], AppError> {
  const pair = pairAt(db, key);
  return pair.ok ? ok(pair.value.comparison.differences) : pair;
}

/** What stands on the paper, question by question; it then counts. invalid_input unless every difference is decided. */
export function resolveDifferences(
  { answers, ...key }: Input<'surveys.resolve'>,
  { db, ports, emit }: Needs,
): Result<null, AppError> {
  const pair = pairAt(db, key);
  if (!pair.ok) return pair;
  const { place, form, first, second, comparison } = pair.value;
  const undecided = comparison.differences.filter(({ question }) => answers[question] === undefined);
  const strange = Object.keys(answers).filter((name) => !comparison.differences.some((one) => one.question === name));
  const wrong = [...undecided.map(({ question }) => question), ...strange];
  if (wrong.length > 0) {
    return refuse({ code: 'invalid_input', issues: wrong.map((path) => ({ path, message: 'not decided' })) });
  }
  const all = { ...answersOf(first), ...answers };
  const problem = unsound(form, all);
  if (problem !== null) return refuse(problem);
  const at = ports.clock.now();
  const fits = bodyOf(place.round.content, form, finishedOf(first, all, place, at));
  if (!fits.ok) return fits;
  const resolved = inTransaction(db, () => {
    const row = comparisonRow(first, second, comparison, at);
    putComparison(db, { ...row, ...wrongEntries(form, comparison, answers), resolvedBy: place.person.id });
    putEntry(db, { ...first, answers: JSON.stringify(all), revision: first.revision + 1, savedAt: at });
    return release(db, place.round.content, form, finishedOf(first, all, place, at));
  });
  if (resolved.ok) emit('responses.changed', { round: key.round });
  return resolved;
}
