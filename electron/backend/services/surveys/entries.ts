import type { Input } from '../../../../shared/contract/index.ts';
import type { SurveyEntry } from '../../../../shared/contract/surveys.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Answers } from '../../../../shared/questionnaire/session.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { inTransaction, type Database } from '../../store/connection.ts';
import { findPerson } from '../../store/persons.ts';
import { storedJson } from '../../store/stored-json.ts';
import {
  deleteComparison,
  deleteEntry,
  findComparison,
  findEntry,
  putEntry,
  saveEntry,
  type EntryKey,
  type EntryRow,
  type SurveyKey,
} from '../../store/survey-entries.ts';
import { deleteSurvey, surveyBody, surveyIsSaid } from '../../store/surveys.ts';
import { signableText } from '../signable-text.ts';
import { surveyFormAt } from './forms.ts';
import { openSurveyPlace, surveyPlace, wipedNumbers, type SurveyPlace } from './survey-place.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'emit'>;

/** Name of a person of this computer or of the round; '' for one that neither knows. */
export function nameOf(db: Database, place: SurveyPlace, id: string): string {
  const { persons } = place.round.content.roster;
  return findPerson(db, id)?.name ?? persons.find((person) => person.id === id)?.name ?? '';
}

export function toEntry(row: EntryRow, byName: string): SurveyEntry {
  return {
    form: row.form,
    serial: row.serial,
    pass: row.pass === 2 ? 2 : 1,
    unit: row.unit,
    community: row.community === '' ? null : row.community,
    formRev: row.formRev,
    answers: storedJson<Answers>(row.answers),
    revision: row.revision,
    done: row.done,
    twice: row.twice,
    by: byName,
    savedAt: row.savedAt,
  };
}

function taken(row: EntryRow | null, by: string): AppError {
  return { code: 'not_ready', what: 'serial_taken', detail: [row?.savedAt.slice(0, 10), by].filter(Boolean).join(' ') };
}

/** Why a second entry may not begin: there is no first one, it was not drawn, or it is compared already. */
function secondRefused(db: Database, key: SurveyKey): AppError | null {
  const first = findEntry(db, { ...key, pass: 1 });
  const due = first?.done === true && first.twice && findComparison(db, key) === null;
  return due ? null : { code: 'not_ready', what: 'second_not_needed' };
}

function placed(place: SurveyPlace, unit: string, community: string | null): AppError | null {
  const wrong = (path: string): AppError => ({ code: 'invalid_input', issues: [{ path, message: 'not here' }] });
  if (!place.units.includes(unit)) return wrong('unit');
  const known = community === null || place.round.content.communities.some(({ code }) => code === community);
  return known && (community === null || community.startsWith(unit)) ? null : wrong('community');
}

/**
 * Begins a questionnaire, or goes on with one that was begun. Refusals: those of `surveyPlace`, `not_ready serial_taken`
 * for a number that is finished here (with day and person), survey_wiped_here, `second_not_needed`, invalid_input for another street.
 */
export function beginEntry(input: Input<'surveys.begin'>, { db, ports, emit }: Needs): Result<SurveyEntry, AppError> {
  const place = openSurveyPlace(db, input.round, input.form);
  if (!place.ok) return place;
  const problem = placed(place.value, input.unit, input.community);
  if (problem !== null) return refuse(problem);
  const { person, round } = place.value;
  const key: EntryKey = { round: input.round, form: input.form, serial: input.serial, pass: input.pass };
  const before = findEntry(db, key);
  if (before?.done === true) return refuse(taken(before, nameOf(db, place.value, before.byPerson)));
  if (input.pass === 2) {
    const refused = secondRefused(db, key);
    if (refused !== null) return refuse(refused);
  } else if (surveyBody(db, key.round, key.form, key.serial) !== null) return refuse(taken(null, ''));
  if (before !== null) return ok(toEntry(before, nameOf(db, place.value, before.byPerson)));
  if (wipedNumbers(db, key.round, key.form).has(key.serial)) {
    return refuse({ code: 'not_ready', what: 'survey_wiped_here' });
  }
  const first = input.pass === 2 ? findEntry(db, { ...key, pass: 1 }) : null;
  const now = ports.clock.now();
  const row: EntryRow = {
    ...key,
    unit: first?.unit ?? input.unit,
    community: input.community ?? '',
    formRev: first?.formRev ?? round.content.formRev,
    answers: '{}',
    kept: '[]',
    revision: 1,
    done: false,
    twice: false,
    byPerson: person.id,
    beganAt: now,
    savedAt: now,
  };
  putEntry(db, row);
  emit('responses.changed', { round: input.round });
  return ok(toEntry(row, person.name));
}

/**
 * An entry that is there and that this computer may see. not_found, `not_ready survey_wiped_here` beside the refusals of
 * `surveyPlace`.
 */
export function entryAt(db: Database, key: EntryKey): Result<{ place: SurveyPlace; row: EntryRow }, AppError> {
  const place = surveyPlace(db, key.round, key.form);
  if (!place.ok) return place;
  const row = findEntry(db, key);
  if (row === null) {
    const isWiped = wipedNumbers(db, key.round, key.form).has(key.serial);
    return refuse(
      isWiped
        ? { code: 'not_ready', what: 'survey_wiped_here' }
        : { code: 'not_found', what: 'questionnaire', id: key.serial },
    );
  }
  return ok({ place: place.value, row });
}

export function readEntry(key: EntryKey, { db }: Pick<Needs, 'db'>): Result<SurveyEntry, AppError> {
  const found = entryAt(db, key);
  if (!found.ok) return found;
  return ok(toEntry(found.value.row, nameOf(db, found.value.place, found.value.row.byPerson)));
}

/**
 * Durable when it returns. Refusals: stale_revision if it was changed elsewhere since `base`, `not_ready
 * entry_done` for a finished one, invalid_input for a question that the form does not have.
 */
export function saveEntryAnswers(
  { answers, community, base, ...key }: Input<'surveys.save'>,
  { db, ports }: Needs,
): Result<SurveyEntry, AppError> {
  const found = entryAt(db, key);
  if (!found.ok) return found;
  const { place, row } = found.value;
  if (row.done) return refuse({ code: 'not_ready', what: 'entry_done' });
  if (row.revision !== base) return refuse({ code: 'stale_revision', current: row.revision });
  const problem = placed(place, row.unit, community);
  if (problem !== null) return refuse(problem);
  const form = surveyFormAt(db, key.round, key.form, row.formRev);
  if (!form.ok) return form;
  const stranger = Object.keys(answers).find((name) => !form.value.byName.has(name));
  if (stranger !== undefined)
    return refuse({ code: 'invalid_input', issues: [{ path: stranger, message: 'unknown' }] });
  const text = signableText(answers);
  if (text === undefined) return refuse({ code: 'invalid_input', issues: [{ path: 'answers', message: 'not text' }] });
  const now = {
    answers: text,
    community: community ?? '',
    revision: row.revision + 1,
    byPerson: place.person.id,
    savedAt: ports.clock.now(),
  };
  saveEntry(db, key, now);
  return ok(toEntry({ ...row, ...now }, place.person.name));
}

/** Opens a finished one again, while no hand-over file carries it: `not_ready carried_already` afterwards. */
export function reopenEntry(key: SurveyKey, { db, ports, emit }: Needs): Result<SurveyEntry, AppError> {
  const found = entryAt(db, { ...key, pass: 1 });
  if (!found.ok) return found;
  const { place, row } = found.value;
  const device = place.device?.id;
  if (device !== undefined && surveyIsSaid(db, key, device))
    return refuse({ code: 'not_ready', what: 'carried_already' });
  const open = { ...row, done: false, twice: false, revision: row.revision + 1, savedAt: ports.clock.now() };
  inTransaction(db, () => {
    deleteSurvey(db, key.round, key.form, key.serial);
    deleteEntry(db, { ...key, pass: 2 });
    deleteComparison(db, key);
    putEntry(db, open);
  });
  emit('responses.changed', { round: key.round });
  return ok(toEntry(open, place.person.name));
}

/** Throws away an entry that was begun and not finished. `not_ready entry_done` for a finished one. */
export function discardEntry(key: EntryKey, { db, emit }: Needs): Result<null, AppError> {
  const found = entryAt(db, key);
  if (!found.ok) return found;
  if (found.value.row.done) return refuse({ code: 'not_ready', what: 'entry_done' });
  deleteEntry(db, key);
  emit('responses.changed', { round: key.round });
  return ok(null);
}
