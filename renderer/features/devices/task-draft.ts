import type { DeviceRole } from '../../../shared/model/round.ts';

/** What another computer may be admitted as; the office's own is in the round from the start. */
export const ROLES = ['street', 'part', 'reviewer', 'department', 'survey'] as const satisfies readonly DeviceRole[];
export type AdmittedRole = (typeof ROLES)[number];

/** Stands for the person named in the request, who is not listed yet. */
export const NEW_PERSON = 'new';

export interface TaskDraft {
  readonly role: AdmittedRole | null;
  readonly person: string | null;
  readonly units: readonly string[];
  readonly departments: readonly string[];
}

/** Which parts of the form are still missing. A reviewer's streets follow from the person. */
export function mistakesIn(draft: TaskDraft): Readonly<Record<keyof TaskDraft, boolean>> {
  return {
    role: draft.role === null,
    person: draft.person === null,
    units: (draft.role === 'street' || draft.role === 'part') && draft.units.length === 0,
    departments: draft.role === 'department' && draft.departments.length === 0,
  };
}
