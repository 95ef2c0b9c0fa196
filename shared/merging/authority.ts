import { OFFICE_SLOT_OPS } from '../model/decision.ts';
import type { DeviceId } from '../model/ids.ts';
import type { LogRecord, Op } from '../model/record.ts';
import type { Slot } from '../model/response.ts';
import type { DeviceRole, RoundContent, RosterDevice } from '../model/round.ts';

/** What those who assess may write; everything else is for the office. */
const ASSESSOR_OPS: ReadonlySet<Op> = new Set(['put', 'withdraw', 'submit', 'comment', 'attach-add', 'attach-remove']);
const OFFICE_OPS: ReadonlySet<Op> = new Set([
  ...OFFICE_SLOT_OPS,
  'finding',
  'approve',
  'resolve',
  'issue-result',
  'rectify',
]);

/** Operations about a whole sheet or something in it that is no answer; their slot has the indicator `*`. */
const SHEET_OPS: ReadonlySet<Op> = new Set(['submit', 'attach-add', 'attach-remove']);
const EVIDENCE_OPS: ReadonlySet<Op> = new Set(['attach-add', 'attach-remove']);

type Act = Pick<LogRecord, 'slot' | 'op' | 'by'>;

/** Looks up what each computer may write in this round. */
export interface Authority {
  /** True when the roster and the assignments let this computer write this record. */
  allows(record: LogRecord): boolean;
  /** True when this computer may write anything at all into this slot. */
  reaches(dev: DeviceId, slot: Slot): boolean;
  /** True for what an assessor may write in some slot of the round: the office can accept it from a wrong computer. */
  acceptable(record: LogRecord): boolean;
}

export function authorityOf(content: RoundContent): Authority {
  const devices = new Map<DeviceId, RosterDevice>(content.roster.devices.map((device) => [device.id, device]));
  const units = new Set(content.units);
  // What was taken out of a running round keeps its records: they were right under their own package.
  const { template } = content;
  const leaves = new Set([...template.leaves.map((leaf) => leaf.code), ...(template.retired ?? [])]);
  const excluded = new Set(content.assignments.excluded.map((pair) => `${pair.person}|${pair.unit}`));

  function reviews(person: string, unit: string): boolean {
    return (content.assignments.reviewers[unit] ?? []).includes(person) && !excluded.has(`${person}|${unit}`);
  }

  function self(device: RosterDevice, { slot, op }: Act): boolean {
    return (
      slot.form === 'self' &&
      slot.rater === undefined &&
      device.units.includes(slot.unit) &&
      (SHEET_OPS.has(op) || leaves.has(slot.q))
    );
  }

  function review(device: RosterDevice, { slot, op, by }: Act): boolean {
    if (slot.form !== 'review' || (!SHEET_OPS.has(op) && !leaves.has(slot.q))) return false;
    // An agreed finding belongs to no single reviewer, so the one who wrote it down has to be one of them.
    const person = slot.rater ?? (op === 'finding' ? by : undefined);
    return person !== undefined && device.persons.includes(person) && reviews(person, slot.unit);
  }

  function department(device: RosterDevice, { slot, op }: Act): boolean {
    if (slot.form !== 'dept' || slot.rater === undefined || !device.departments.includes(slot.rater)) return false;
    return SHEET_OPS.has(op) || (content.assignments.departments[slot.q] ?? []).includes(slot.rater);
  }

  function survey(device: RosterDevice, { slot, op }: Act): boolean {
    if ((slot.form !== 'worker' && slot.form !== 'resident') || slot.q !== '*') return false;
    if (slot.rater !== undefined || (op !== 'submit' && slot.n === undefined)) return false;
    return device.role === 'office' || device.units.length === 0 || device.units.includes(slot.unit);
  }

  const rights: Readonly<Record<DeviceRole, (device: RosterDevice, act: Act) => boolean>> = {
    street: self,
    reviewer: review,
    department,
    survey,
    office: (device, act) => (OFFICE_OPS.has(act.op) ? officeSlotFits(act) : survey(device, act)),
    // What a colleague's computer wrote counts only once the coordinator has taken it in.
    part: () => false,
  };

  function officeSlotFits({ slot, op }: Act): boolean {
    // Reviewers may sit down at the office and have what they agreed on written there.
    if (op === 'finding' && (slot.form !== 'review' || slot.rater !== undefined || !leaves.has(slot.q))) return false;
    return units.has(slot.unit) || (slot.form === 'office' && slot.unit === '*');
  }

  function allows(record: LogRecord): boolean {
    const device = devices.get(record.dev);
    if (device === undefined || record.slot.round !== content.id) return false;
    if (!units.has(record.slot.unit) && record.slot.form !== 'office') return false;
    return mayUse(device.role, record) && rights[device.role](device, record);
  }

  return {
    allows,
    reaches(dev, slot) {
      const device = devices.get(dev);
      if (device === undefined || slot.round !== content.id) return false;
      if (device.role === 'office') return true;
      return (
        slot.form !== 'office' && rights[device.role](device, { slot, op: slot.q === '*' ? 'submit' : 'put', by: '' })
      );
    },
    acceptable({ op, slot }) {
      const isPlaced = slot.round === content.id && units.has(slot.unit) && slot.form !== 'office';
      if (!isPlaced || !ASSESSOR_OPS.has(op)) return false;
      const isSurvey = slot.form === 'worker' || slot.form === 'resident';
      if (isSurvey) return slot.q === '*' && slot.rater === undefined && (op === 'submit' || slot.n !== undefined);
      const wantsRater = slot.form !== 'self';
      const isSheet = SHEET_OPS.has(op) ? slot.q === '*' : leaves.has(slot.q);
      const hasNumber = slot.n !== undefined;
      return isSheet && hasNumber === EVIDENCE_OPS.has(op) && (slot.rater !== undefined) === wantsRater;
    },
  };
}

function mayUse(role: DeviceRole, { op, slot }: LogRecord): boolean {
  if (role === 'office' && OFFICE_OPS.has(op)) return true;
  if (!ASSESSOR_OPS.has(op) && !(op === 'finding' && role === 'reviewer')) return false;
  // A submission speaks for a whole form, an answer for one leaf or one questionnaire.
  if (op === 'submit' && slot.q !== '*') return false;
  if (EVIDENCE_OPS.has(op)) return role !== 'survey' && role !== 'office';
  return slot.n === undefined || role === 'survey' || role === 'office';
}
