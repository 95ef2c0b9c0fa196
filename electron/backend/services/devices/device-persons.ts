import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Person, RosterDevice, RoundContent } from '../../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { hasLinesOf } from '../../store/arrived-records.ts';
import type { Database } from '../../store/connection.ts';
import { roleOf } from '../identity.ts';
import { invalid, readDraft, saveDraft, type Draft } from '../rounds/draft.ts';

type Needs = Pick<Context, 'db' | 'emit'>;
/** As many as a roster may name for one computer, and altogether. */
const MOST_ON_ONE = 50;
const MOST_PERSONS = 5000;

/** The computer of somebody else than the office, in the round being prepared. */
function admittedDevice(
  db: Database,
  { round, device: id }: { readonly round: string; readonly device: string },
): Result<{ readonly draft: Draft; readonly device: RosterDevice }, AppError> {
  if (roleOf(db) !== 'office') return refuse({ code: 'not_ready', what: 'setup_missing' });
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const device = draft.value.content.roster.devices.find((one) => one.id === id && one.role !== 'office');
  return device === undefined ? refuse({ code: 'not_found', what: 'device', id }) : ok({ draft: draft.value, device });
}

function withDevice(content: RoundContent, device: RosterDevice, persons: readonly Person[]): RoundContent {
  const devices = content.roster.devices.map((one) => (one.kid === device.kid ? device : one));
  return { ...content, roster: { persons: [...persons], devices } };
}

/**
 * One more person on an admitted computer: somebody listed, or somebody new by name and post. It holds from the next
 * package on; adding him again changes nothing. Refusals: not_found (device, person), invalid_input (too many).
 */
export function addDevicePerson(
  input: Input<'devices.addPerson'>,
  context: Needs & Pick<Context, 'ports'>,
): Result<RosterDevice, AppError> {
  const found = admittedDevice(context.db, input);
  if (!found.ok) return found;
  const { draft, device } = found.value;
  const { persons } = draft.content.roster;
  const added: Person | null = 'name' in input.person ? { id: context.ports.ids.uuid(), ...input.person } : null;
  const id = 'id' in input.person ? input.person.id : (added?.id ?? '');
  if (added === null && !persons.some((one) => one.id === id)) {
    return refuse({ code: 'not_found', what: 'person', id });
  }
  if (device.persons.includes(id)) return ok(device);
  if (device.persons.length >= MOST_ON_ONE || persons.length >= MOST_PERSONS) {
    return refuse(invalid('person', 'too many'));
  }
  const next = { ...device, persons: [...device.persons, id] };
  saveDraft(context, draft, withDevice(draft.content, next, added === null ? persons : [...persons, added]));
  return ok(next);
}

/** `not_ready person_has_answers` with the names of those whose answers came from this computer. */
export function refusedToGo(
  db: Database,
  { id: round, roster }: RoundContent,
  device: string,
  gone: readonly string[],
): AppError | null {
  const held = gone.filter((person) => hasLinesOf(db, round, device, person));
  if (held.length === 0) return null;
  const names = held.map((id) => roster.persons.find((one) => one.id === id)?.name ?? id);
  return { code: 'not_ready', what: 'person_has_answers', detail: names.join('、') };
}

/**
 * Takes somebody off a computer; he stays in the list of people. Refusals: not_found (device, person), `not_ready`
 * last_person, person_has_answers (answers of his have come from it, and must keep their author).
 */
export function removeDevicePerson(
  input: Input<'devices.removePerson'>,
  context: Needs,
): Result<RosterDevice, AppError> {
  const found = admittedDevice(context.db, input);
  if (!found.ok) return found;
  const { draft, device } = found.value;
  if (!device.persons.includes(input.person)) return refuse({ code: 'not_found', what: 'person', id: input.person });
  if (device.persons.length === 1) return refuse({ code: 'not_ready', what: 'last_person' });
  const refused = refusedToGo(context.db, draft.content, device.id, [input.person]);
  if (refused !== null) return refuse(refused);
  const next = { ...device, persons: device.persons.filter((id) => id !== input.person) };
  saveDraft(context, draft, withDevice(draft.content, next, draft.content.roster.persons));
  return ok(next);
}
