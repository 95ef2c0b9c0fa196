import type { DeviceRole, Person, RosterDevice } from '../../../shared/model/round.ts';

/** What another computer may be admitted as; the office's own is in the round from the start. */
export const ROLES = ['street', 'part', 'reviewer', 'department', 'survey'] as const satisfies readonly DeviceRole[];
export type AdmittedRole = (typeof ROLES)[number];

/** Stands for the person named in the request, who is not listed yet. */
export const NEW_PERSON = 'new';

export interface TaskDraft {
  readonly role: AdmittedRole | null;
  readonly person: string | null;
  /** Listed people who share the computer. */
  readonly others: readonly string[];
  readonly units: readonly string[];
  readonly departments: readonly string[];
}

/** What must not be missing. */
export type TaskPart = Exclude<keyof TaskDraft, 'others'>;

/** Nothing is chosen yet; but who shares a computer stays on it when it is admitted again. */
export function emptyTask(devices: readonly RosterDevice[], device: string): TaskDraft {
  const sharing = devices.find(({ id }) => id === device)?.persons ?? [];
  return { role: null, person: null, others: sharing.length > 1 ? sharing : [], units: [], departments: [] };
}

/** What the form asks for, or null while something is missing. */
export function taskOf(draft: TaskDraft) {
  const { role, person, others, units, departments } = draft;
  if (role === null || person === null || Object.values(mistakesIn(draft)).some(Boolean)) return null;
  return {
    role,
    person: person === NEW_PERSON ? null : person,
    others: others.filter((id) => id !== person),
    units: [...units],
    departments: [...departments],
  };
}

/** Which parts of the form are still missing. A reviewer's streets follow from the person. */
export function mistakesIn(draft: TaskDraft): Readonly<Record<TaskPart, boolean>> {
  return {
    role: draft.role === null,
    person: draft.person === null,
    units: (draft.role === 'street' || draft.role === 'part') && draft.units.length === 0,
    departments: draft.role === 'department' && draft.departments.length === 0,
  };
}

/** Who may be meant by the person that a request names. */
export interface Likely {
  /** Listed people of the same name: whoever was given tasks by name most likely asks now. */
  readonly namesakes: readonly Person[];
  /** Whether the person may be added as somebody new; not where the very person is listed. */
  readonly mayBeNew: boolean;
  readonly others: readonly Person[];
}

/** Sorts the listed people by how likely they are the one who asks. */
export function likelyPersons(people: readonly Person[], asking: Person): Likely {
  return {
    namesakes: people.filter((one) => one.name === asking.name),
    mayBeNew: people.every((one) => one.id !== asking.id),
    others: people.filter((one) => one.name !== asking.name),
  };
}
