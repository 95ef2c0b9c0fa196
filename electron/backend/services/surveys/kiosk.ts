import { z } from 'zod';
import type { Input } from '../../../../shared/contract/index.ts';
import type { Kiosk } from '../../../../shared/contract/survey-kiosk.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { SURVEY_FORMS } from '../../../../shared/model/ids.ts';
import { openSession } from '../../../../shared/questionnaire/session.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { hidePin, isPin } from '../../crypto/pin.ts';
import { inTransaction, type Database } from '../../store/connection.ts';
import { readSetting, writeSetting } from '../../store/settings.ts';
import { surveyBody } from '../../store/surveys.ts';
import { surveyFormAt } from './forms.ts';
import { release } from './release.ts';
import { openSurveyPlace, wipedNumbers, type SurveyPlace } from './survey-place.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'emit'>;

const Setting = z.strictObject({
  round: z.string(),
  form: z.enum(SURVEY_FORMS),
  unit: z.string(),
  community: z.string().nullable(),
  pin: z.string(),
});
type Setting = z.infer<typeof Setting>;

/** '' and nothing at all mean that no tablet is being handed around. */
function settingOf(db: Database): Setting | null {
  const text = readSetting(db, 'kiosk') ?? '';
  return text === '' ? null : Setting.parse(JSON.parse(text));
}

/** True while the program shows nothing but one questionnaire. */
export function isKiosk(db: Database): boolean {
  return settingOf(db) !== null;
}

/** Refusals: those of `openSurveyPlace`, invalid_input for a street or community that is not here. */
export function openKiosk({ pin, ...input }: Input<'kiosk.open'>, { db, ports }: Needs): Result<null, AppError> {
  const place = openSurveyPlace(db, input.round, input.form);
  if (!place.ok) return place;
  const { units, round } = place.value;
  const known = input.community === null || round.content.communities.some(({ code }) => code === input.community);
  const fits = input.community === null || input.community.startsWith(input.unit);
  if (!units.includes(input.unit) || !known || !fits) {
    return refuse({ code: 'invalid_input', issues: [{ path: 'unit', message: 'not here' }] });
  }
  writeSetting(db, 'kiosk', JSON.stringify({ ...input, pin: hidePin(pin, ports.ids.bytes(16)) }));
  return ok(null);
}

export function shownKiosk({ db }: Pick<Needs, 'db'>): Result<Kiosk | null, AppError> {
  const setting = settingOf(db);
  if (setting === null) return ok(null);
  const { round, form } = setting;
  const place = openSurveyPlace(db, round, form);
  if (!place.ok) return place;
  const compiled = surveyFormAt(db, round, form, place.value.round.content.formRev);
  return compiled.ok ? ok({ round, form, questionnaire: compiled.value.form }) : compiled;
}

/** A number that nothing here has: day and six digits by chance, so that it tells neither order nor person. */
function freeNumber(place: SurveyPlace, { db, ports }: Needs): string {
  const day = ports.clock.now().slice(0, 10).replaceAll('-', '');
  const { id } = place.round.content;
  const wiped = wipedNumbers(db, id, place.form);
  for (;;) {
    const digits = String(Buffer.from(ports.ids.bytes(4)).readUInt32BE(0) % 1_000_000).padStart(6, '0');
    const serial = `K${day}-${digits}`;
    if (!wiped.has(serial) && surveyBody(db, id, place.form, serial) === null) return serial;
  }
}

/**
 * One finished interview. Only what the routing leads to is kept. Refusals: `not_ready not_in_round` when no tablet is
 * being handed around, invalid_input with every answer that the form does not allow.
 */
export function handInterview({ answers, seconds }: Input<'kiosk.hand'>, context: Needs): Result<null, AppError> {
  const { db, ports, emit } = context;
  const setting = settingOf(db);
  if (setting === null) return refuse({ code: 'not_ready', what: 'not_in_round' });
  const place = openSurveyPlace(db, setting.round, setting.form);
  if (!place.ok) return place;
  const { content } = place.value.round;
  const compiled = surveyFormAt(db, setting.round, setting.form, content.formRev);
  if (!compiled.ok) return compiled;
  const { form } = compiled.value;
  const now = ports.clock.now();
  const session = openSession(compiled.value, { form: form.id, version: form.version, answers }, now.slice(0, 10));
  if (!session.ok) return refuse({ code: 'invalid_input', issues: [{ path: 'answers', message: session.error.code }] });
  const issues = session.value.issues();
  if (issues.length > 0) {
    return refuse({ code: 'invalid_input', issues: issues.map(({ name, code }) => ({ path: name, message: code })) });
  }
  const handed = inTransaction(db, () =>
    release(db, content, form, {
      round: setting.round,
      form: setting.form,
      serial: freeNumber(place.value, context),
      unit: setting.unit,
      community: setting.community,
      seconds,
      answers: session.value.answers(),
      kept: [],
      formRev: content.formRev,
      way: 'kiosk',
      takenAt: now,
      byPerson: place.value.person.id,
    }),
  );
  if (handed.ok) emit('responses.changed', { round: setting.round });
  return handed;
}

/** `not_ready kiosk_number_wrong` for another number. */
export function closeKiosk({ pin }: Input<'kiosk.close'>, { db }: Pick<Needs, 'db'>): Result<null, AppError> {
  const setting = settingOf(db);
  if (setting !== null && !isPin(pin, setting.pin)) return refuse({ code: 'not_ready', what: 'kiosk_number_wrong' });
  writeSetting(db, 'kiosk', '');
  return ok(null);
}
