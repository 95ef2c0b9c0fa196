import type { Input } from '../../../../shared/contract/index.ts';
import type { BonusEntry, VetoEntry } from '../../../../shared/contract/decisions.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { vetoHolds } from '../../../../shared/merging/veto.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { arrivedRecord } from '../../store/arrived-records.ts';
import type { Database } from '../../store/connection.ts';
import { slotState, slotStatesOf } from '../../store/slot-states.ts';
import { personOf } from '../identity.ts';
import { refreshSlot } from '../intake/slot-cache.ts';
import { personNamed } from './entries.ts';
import { aboutSubject, deskOf, writeDecision, type Needs, type NewDecision } from './write-decision.ts';

type Decided = Result<{ readonly record: string }, AppError>;

interface About {
  readonly unit: string;
  readonly item: string;
  readonly items: readonly { readonly id: string }[] | undefined;
}

/** Writes the decision if street and item are there. */
async function decide(
  context: Needs,
  round: string,
  about: (content: RoundContent) => About,
  decision: NewDecision,
): Promise<Decided> {
  const desk = await deskOf(context, round);
  if (!desk.ok) return desk;
  const { content } = desk.value;
  const { unit, item, items } = about(content);
  if (!content.units.includes(unit)) return refuse({ code: 'not_found', what: 'street', id: unit });
  if (items?.some(({ id }) => id === item) !== true) return refuse({ code: 'not_found', what: 'rule', id: item });
  const record = writeDecision(context, desk.value, decision, (db, now, key) => {
    refreshSlot(db, now, key, []);
  });
  return ok({ record });
}

/** Notes a veto item of the template for a street. Nothing changes until another person confirms it. */
export async function veto(input: Input<'decisions.veto'>, context: Needs): Promise<Decided> {
  const { round, unit, item, reason } = input;
  return await decide(
    context,
    round,
    ({ template }) => ({ unit, item, items: template.vetoItems?.enabled === true ? template.vetoItems.items : [] }),
    aboutSubject(round, unit, { t: 'veto', item, reason }),
  );
}

/**
 * Confirms a veto that somebody else noted. `second_person` where the same person is working, `stale_revision` where
 * it is no longer the live decision of its slot.
 */
export async function confirmVeto(input: Input<'decisions.confirmVeto'>, context: Needs): Promise<Decided> {
  const { db } = context;
  const { round, record: hash, reason } = input;
  const found = arrivedRecord(db, round, hash);
  const first = found?.record.val;
  if (found === undefined || first?.t !== 'veto') return refuse({ code: 'not_found', what: 'record', id: hash });
  const state = slotState(db, round, slotKey(found.record.slot));
  if (state?.heads.includes(hash) !== true)
    return refuse({ code: 'stale_revision', current: state?.heads.length ?? 0 });
  if (personOf(db)?.id === found.record.by) return refuse({ code: 'not_ready', what: 'second_person' });
  const { unit } = found.record.slot;
  const { item } = first;
  return await decide(
    context,
    round,
    ({ template }) => ({ unit, item, items: template.vetoItems?.enabled === true ? template.vetoItems.items : [] }),
    aboutSubject(round, unit, { t: 'veto', item, confirms: hash, reason }),
  );
}

/** Awards a bonus item of the template to a street; a later decision about the same item takes its place. */
export async function bonus(input: Input<'decisions.bonus'>, context: Needs): Promise<Decided> {
  const { round, unit, item, occurrences, reason } = input;
  return await decide(
    context,
    round,
    ({ template }) => ({ unit, item, items: template.bonus?.enabled === true ? template.bonus.items : [] }),
    aboutSubject(round, unit, { t: 'bonus', item, n: occurrences, reason }),
  );
}

/** Vetoes of the round, those that wait for a second person included. */
export function vetoEntries(db: Database, content: RoundContent): readonly VetoEntry[] {
  const working = personOf(db)?.id;
  return slotStatesOf(db, content.id, 'office').flatMap(({ unit, value, heads }): VetoEntry[] => {
    const [hash] = heads;
    const head = hash === undefined ? undefined : arrivedRecord(db, content.id, hash);
    if (value?.t !== 'veto' || hash === undefined || head === undefined) return [];
    const first = value.confirms === undefined ? undefined : arrivedRecord(db, content.id, value.confirms);
    const holds = first !== undefined && vetoHolds(head, first);
    return [
      {
        hash,
        unit,
        item: value.item,
        person: personNamed(db, content, (holds ? first : head).record.by),
        second: holds ? personNamed(db, content, head.record.by) : null,
        own: working === head.record.by,
      },
    ];
  });
}

export function bonusEntries(db: Database, content: RoundContent): readonly BonusEntry[] {
  return slotStatesOf(db, content.id, 'office').flatMap(({ unit, value, heads }): BonusEntry[] => {
    const [hash] = heads;
    const head = hash === undefined ? undefined : arrivedRecord(db, content.id, hash);
    if (value?.t !== 'bonus' || hash === undefined || head === undefined) return [];
    const { item, n: occurrences } = value;
    return [{ hash, unit, item, occurrences, person: personNamed(db, content, head.record.by) }];
  });
}
