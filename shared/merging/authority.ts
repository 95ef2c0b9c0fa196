import type { DeviceId } from '../model/ids.ts';
import type { LogRecord, Op } from '../model/record.ts';
import type { DeviceRole, RoundContent, RosterDevice } from '../model/round.ts';

/** What those who assess may write; everything else is for the office. */
const ASSESSOR_OPS: ReadonlySet<Op> = new Set(['put', 'withdraw', 'submit', 'comment', 'attach-add', 'attach-remove']);
const OFFICE_OPS: ReadonlySet<Op> = new Set([
  'return',
  'approve',
  'na-consent',
  'admit',
  'resolve',
  'exclude',
  'ack-fork',
  'accept-late',
  'issue-result',
  'rectify',
  'seal',
  'amend',
  'revoke',
  'erase',
]);

/** Looks up what each computer may write in this round. */
export interface Authority {
  /** True when the roster and the assignments let this computer write this record. */
  allows(record: LogRecord): boolean;
}

export function authorityOf(content: RoundContent): Authority {
  const devices = new Map<DeviceId, RosterDevice>(content.roster.devices.map((device) => [device.id, device]));
  const units = new Set(content.units);
  const leaves = new Set(content.template.leaves.map((leaf) => leaf.code));
  const excluded = new Set(content.assignments.excluded.map((pair) => `${pair.person}|${pair.unit}`));

  function reviews(person: string, unit: string): boolean {
    return (content.assignments.reviewers[unit] ?? []).includes(person) && !excluded.has(`${person}|${unit}`);
  }

  function self(device: RosterDevice, { slot, op }: LogRecord): boolean {
    return (
      slot.form === 'self' &&
      slot.rater === undefined &&
      device.units.includes(slot.unit) &&
      (op === 'submit' || leaves.has(slot.q))
    );
  }

  function review(device: RosterDevice, { slot, op, by }: LogRecord): boolean {
    if (slot.form !== 'review' || (op !== 'submit' && !leaves.has(slot.q))) return false;
    // An agreed finding belongs to no single reviewer, so the one who wrote it down has to be one of them.
    const person = slot.rater ?? (op === 'finding' ? by : undefined);
    return person !== undefined && device.persons.includes(person) && reviews(person, slot.unit);
  }

  function department(device: RosterDevice, { slot, op }: LogRecord): boolean {
    if (slot.form !== 'dept' || slot.rater === undefined || !device.departments.includes(slot.rater)) return false;
    return op === 'submit' || (content.assignments.departments[slot.q] ?? []).includes(slot.rater);
  }

  function survey(device: RosterDevice, { slot, op }: LogRecord): boolean {
    if ((slot.form !== 'worker' && slot.form !== 'resident') || slot.q !== '*') return false;
    if (slot.rater !== undefined || (op !== 'submit' && slot.n === undefined)) return false;
    return device.role === 'office' || device.units.length === 0 || device.units.includes(slot.unit);
  }

  const rights: Readonly<Record<DeviceRole, (device: RosterDevice, record: LogRecord) => boolean>> = {
    street: self,
    reviewer: review,
    department,
    survey,
    office: (device, record) => OFFICE_OPS.has(record.op) || survey(device, record),
    // What a colleague's computer wrote counts only once the coordinator has taken it in.
    part: () => false,
  };

  return {
    allows(record) {
      const device = devices.get(record.dev);
      if (device === undefined || record.slot.round !== content.id || !units.has(record.slot.unit)) return false;
      return mayUse(device.role, record) && rights[device.role](device, record);
    },
  };
}

function mayUse(role: DeviceRole, { op, slot }: LogRecord): boolean {
  if (role === 'office' && OFFICE_OPS.has(op)) return true;
  if (!ASSESSOR_OPS.has(op) && !(op === 'finding' && role === 'reviewer')) return false;
  // A submission speaks for a whole form, an answer for one leaf or one questionnaire.
  if (op === 'submit' && slot.q !== '*') return false;
  return slot.n === undefined || role === 'survey' || role === 'office';
}
