import type { AppError } from '../../../../shared/errors.ts';
import { officeSlot, type Decision } from '../../../../shared/model/decision.ts';
import type { LogRecord, Op, RecordValue } from '../../../../shared/model/record.ts';
import { GENESIS } from '../../../../shared/model/genesis.ts';
import type { Slot } from '../../../../shared/model/response.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { cutRecord } from '../../packages/records.ts';
import { inTransaction, type Database } from '../../store/connection.ts';
import { insertOwnRecord, ownHead } from '../../store/records.ts';
import { slotState } from '../../store/slot-states.ts';
import { roleOf, whoOf } from '../identity.ts';
import { readDraft, saveDraft } from '../rounds/draft.ts';
import { officeDevice } from '../rounds/office-device.ts';
import { changed } from '../rounds/versions.ts';

export type Needs = Pick<Context, 'db' | 'ports' | 'keys' | 'emit'>;

/** A decision with the slot it is about and what it may change beyond it. */
export interface NewDecision {
  readonly slot: Slot;
  readonly op: Op;
  readonly val: RecordValue;
  readonly note?: string;
  /** Further lines that the decision has seen, such as the seal that it opens again. */
  readonly seen?: readonly string[];
}

/** The office's own computer in a round that it may decide in. */
export interface Desk {
  readonly content: RoundContent;
  readonly device: string;
  readonly person: string;
}

/**
 * The round, with this computer in its roster as the office's: rounds made by older versions lacked it. Refusals:
 * `not_ready` setup_missing where this is no office, not_found for the round, those of the key ring.
 */
export async function deskOf(context: Needs, round: string): Promise<Result<Desk, AppError>> {
  const { db } = context;
  const who = whoOf(db);
  if (who === null || roleOf(db) !== 'office') return refuse({ code: 'not_ready', what: 'setup_missing' });
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const listed = content.roster.devices.find(({ id }) => id === who.device);
  if (listed?.role === 'office') return ok({ content, device: who.device, person: who.person.id });
  if (listed !== undefined) return refuse({ code: 'not_ready', what: 'not_admitted' });
  const key = await context.keys.device();
  if (!key.ok) return key;
  const { roster } = content;
  const device = officeDevice(who, key.value);
  const isListed = roster.persons.some(({ id }) => id === who.person.id);
  const persons = isListed ? roster.persons : [...roster.persons, who.person];
  const next: RoundContent = { ...content, roster: { persons, devices: [...roster.devices, device] } };
  saveDraft(context, draft.value, next);
  return ok({ content: next, device: who.device, person: who.person.id });
}

/** A decision about something that is no answer; `unit` is a street, or `*` for the whole round. */
export function aboutSubject(
  round: string,
  unit: string,
  val: Exclude<Decision, { readonly t: 'undo' | 'resolve' }>,
): NewDecision {
  return { slot: officeSlot(round, unit, val), op: val.t === 'wipe' ? 'erase' : val.t, val };
}

const MOST_PARENTS = 64;

/**
 * Chains the decision onto the log of this computer, naming all live revisions of its slot as seen; `refresh` then
 * works out again what it bears on, in the same transaction. Gives the hash of the new line.
 */
export function writeDecision(
  context: Needs,
  desk: Desk,
  decision: NewDecision,
  refresh: (db: Database, content: RoundContent, slot: string, hash: string) => void,
): string {
  const { db, ports, emit } = context;
  const { content, device } = desk;
  const { slot, op, val } = decision;
  const key = slotKey(slot);
  const hash = inTransaction(db, () => {
    const head = ownHead(db, content.id, device);
    const live = slotState(db, content.id, key)?.heads ?? [];
    const record: LogRecord = {
      v: 1,
      id: ports.ids.uuid(),
      dev: device,
      seq: (head?.seq ?? 0) + 1,
      prev: head?.hash ?? GENESIS,
      by: desk.person,
      at: ports.clock.now(),
      tz: ports.clock.offset(),
      op,
      slot,
      parents: [...new Set([...live, ...(decision.seen ?? [])])].slice(0, MOST_PARENTS),
      form_rev: content.formRev,
      val,
      note: decision.note ?? '',
      att: [],
    };
    const cut = cutRecord(record);
    const { unit, form, q } = slot;
    const { seq } = record;
    insertOwnRecord(db, {
      hash: cut.hash,
      round: content.id,
      dev: device,
      seq,
      slot: key,
      unit,
      form,
      q,
      op,
      raw: cut.line,
    });
    refresh(db, content, key, cut.hash);
    return cut.hash;
  });
  changed(db, content.id);
  emit('round.changed', { round: content.id });
  return hash;
}
