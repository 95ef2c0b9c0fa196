import type { Input } from '../../../../shared/contract/index.ts';
import type { EnrolmentRequest } from '../../../../shared/contract/rounds.ts';
import { packageRefused, type AppError } from '../../../../shared/errors.ts';
import type { Person, RosterDevice, RoundContent } from '../../../../shared/model/round.ts';
import { KEY_URN, matchesDigits } from '../../../../shared/package-format/digits.ts';
import { LIMITS } from '../../../../shared/package-format/limits.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { checkRecipient } from '../../crypto/age-identity.ts';
import { readEnrolment } from '../../packages/enrolment.ts';
import { withSpooled } from '../../packages/spool.ts';
import { findRequest, putRequest, type StoredRequest } from '../../store/devices.ts';
import { latestPackage } from '../../store/rounds.ts';
import { cutOf } from '../decisions/stopped.ts';
import { roleOf } from '../identity.ts';
import { invalid, parseContent, readDraft, saveDraft } from '../rounds/draft.ts';
import { refusedToGo } from './device-persons.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'emit'>;

/**
 * Reads a request to be admitted and keeps it; nothing is admitted yet. E_SIGNER when it names a computer that is
 * already listed with another key: admitting it would let it write in the other's name.
 */
export async function readAdmissionRequest(
  input: Input<'devices.readRequest'>,
  context: Needs,
): Promise<Result<EnrolmentRequest, AppError>> {
  const { db, ports, paths } = context;
  if (roleOf(db) !== 'office') return refuse({ code: 'not_ready', what: 'setup_missing' });
  const draft = readDraft(db, input.round);
  if (!draft.ok) return draft;
  const source = context.files.path(input.file.ref);
  if (source === undefined) return refuse({ code: 'not_found', what: 'file', id: input.file.name });
  const spool = { folder: paths.spool, ids: ports.ids, limit: LIMITS.singleJson };
  return await withSpooled(source, spool, async (spooled) => {
    const read = await readEnrolment(spooled.path);
    if (!read.ok) return read;
    const { device, person, keys, kid } = read.value;
    if (keys.enc !== undefined) {
      const enc = checkRecipient(keys.enc);
      if (!enc.ok) return enc;
    }
    const { devices } = draft.value.content.roster;
    if (devices.some((one) => one.id === device.id && one.kid !== kid)) return refuse(packageRefused('E_SIGNER'));
    const id = `${input.round}.${kid}`.slice(-64);
    const body: StoredRequest = {
      device: device.id,
      label: device.label,
      kid,
      jwk: keys.sign,
      person,
      ...(keys.enc === undefined ? {} : { enc: keys.enc }),
    };
    putRequest(db, { id, round: input.round, readAt: ports.clock.now(), body });
    return ok({
      request: id,
      device: device.id,
      label: device.label,
      person,
      known: devices.some((one) => one.kid === kid),
    });
  });
}

/** Whose place a computer takes: his people, and the last record of it that arrived. */
export interface InPlaceOf {
  readonly persons: readonly string[];
  readonly continues: { readonly dev: string; readonly head: string };
}

/**
 * Puts a computer that asked into the roster of the round being prepared; asked again, it gets its new task.
 * E_FINGERPRINT unless the digits of its key were typed in; E_KEY_REVOKED for one that was stopped in this round;
 * `not_ready person_has_answers` where somebody would go whose answers came from it.
 */
export function admitDevice(
  input: Input<'devices.admit'>,
  context: Needs,
  inPlaceOf: InPlaceOf | null = null,
): Result<RosterDevice, AppError> {
  const { db } = context;
  if (roleOf(db) !== 'office') return refuse({ code: 'not_ready', what: 'setup_missing' });
  const draft = readDraft(db, input.round);
  if (!draft.ok) return draft;
  const request = findRequest(db, input.round, input.request);
  if (request === undefined) return refuse({ code: 'not_found', what: 'request', id: input.request });
  // Typed from the other screen, not compared with this one: whoever swapped the file is found out.
  if (!matchesDigits(input.digits, Buffer.from(request.kid, 'base64url'), KEY_URN)) {
    return refuse(packageRefused('E_FINGERPRINT'));
  }
  if (cutOf(db, input.round, request.device) !== null) return refuse(packageRefused('E_KEY_REVOKED', request.label));
  const { content } = draft.value;
  const problem = taskProblem(input, content);
  if (problem !== null) return refuse(problem);
  const { roster } = content;
  if (roster.devices.some((one) => one.id === request.device && one.kid !== request.kid)) {
    return refuse(packageRefused('E_SIGNER'));
  }
  const named = [...(input.person === null ? [] : [input.person]), ...(input.others ?? [])];
  const stranger = named.find((id) => !roster.persons.some((one) => one.id === id));
  if (stranger !== undefined) return refuse({ code: 'not_found', what: 'person', id: stranger });
  const before = roster.devices.find((one) => one.kid === request.kid);
  const device = admittedDevice(input, request, inPlaceOf, before);
  const gone = (before?.persons ?? []).filter((id) => !device.persons.includes(id));
  const refused = refusedToGo(db, content, device.id, gone);
  if (refused !== null) return refuse(refused);
  const others = roster.devices.filter((one) => one.kid !== request.kid);
  const persons = input.person === null ? withPerson(roster.persons, request.person) : roster.persons;
  saveDraft(context, draft.value, { ...content, roster: { persons, devices: [...others, device] } });
  return ok(device);
}

function admittedDevice(
  input: Input<'devices.admit'>,
  request: StoredRequest,
  inPlaceOf: InPlaceOf | null,
  before: RosterDevice | undefined,
): RosterDevice {
  const continues = inPlaceOf?.continues ?? before?.continues;
  return {
    id: request.device,
    label: request.label,
    role: input.role,
    kid: request.kid,
    jwk: request.jwk,
    ...(request.enc === undefined ? {} : { enc: request.enc }),
    ...(continues === undefined ? {} : { continues }),
    persons: inPlaceOf === null ? personsOn(input, request, before) : [...inPlaceOf.persons],
    units: [...new Set(input.units)],
    departments: [...new Set(input.departments)],
  };
}

/** Whoever the request was linked to first stays first: he is the one who set the computer up. */
function personsOn(input: Input<'devices.admit'>, request: StoredRequest, before: RosterDevice | undefined): string[] {
  const wanted = new Set([input.person ?? request.person.id, ...(input.others ?? [])]);
  return [...new Set([...(before?.persons ?? []).filter((id) => wanted.has(id)), ...wanted])];
}

function withPerson(persons: readonly Person[], person: Person): Person[] {
  return persons.some((one) => one.id === person.id) ? [...persons] : [...persons, person];
}

function taskProblem(input: Input<'devices.admit'>, content: RoundContent): AppError | null {
  const unit = input.units.find((one) => !content.units.includes(one));
  if (unit !== undefined) return invalid('units', unit);
  const known = new Set(content.template.departments.map((one) => one.id));
  const department = input.departments.find((one) => !known.has(one));
  if (department !== undefined) return invalid('departments', department);
  if ((input.role === 'street' || input.role === 'part') && input.units.length === 0) return invalid('units', 'none');
  if (input.role === 'department' && input.departments.length === 0) return invalid('departments', 'none');
  return null;
}

/** All computers of the round; `issued` once the package that went out last names this key with this task. */
export function listDevices(
  round: string,
  { db }: Pick<Context, 'db'>,
): Result<readonly (RosterDevice & { readonly issued: boolean })[], AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const last = latestPackage(db, round);
  const issued = last === null ? [] : parseContent(db, `package ${round}`, last.content).roster.devices;
  const texts = new Set(issued.map((device) => JSON.stringify(device)));
  return ok(
    draft.value.content.roster.devices.map((device) => ({ ...device, issued: texts.has(JSON.stringify(device)) })),
  );
}
