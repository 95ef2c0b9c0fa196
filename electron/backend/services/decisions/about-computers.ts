import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { DeviceId } from '../../../../shared/model/ids.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Database } from '../../store/connection.ts';
import { deviceStates } from '../../store/device-states.ts';
import { isOffice, rebuildSlotStates, refreshDevice, refreshSlot } from '../intake/slot-cache.ts';
import { aboutSubject, deskOf, writeDecision, type Needs } from './write-decision.ts';

type Decided = Result<{ readonly record: string }, AppError>;

/** A decision about a computer bears on everything it wrote; one about an office's computer on everything. */
export function refreshAbout(device: DeviceId): (db: Database, content: RoundContent, slot: string) => void {
  return (db, content, slot) => {
    if (isOffice(content, device)) {
      rebuildSlotStates(db, content);
      return;
    }
    refreshDevice(db, content, device);
    refreshSlot(db, content, slot, []);
  };
}

const unknown = (id: string): Decided => refuse({ code: 'not_found', what: 'device', id });

/** Stops a computer. `not_found` for one that the round does not know. */
export async function revoke(input: Input<'decisions.revoke'>, context: Needs): Promise<Decided> {
  const desk = await deskOf(context, input.round);
  if (!desk.ok) return desk;
  const { device: dev, cut, reason } = input;
  const entry = desk.value.content.roster.devices.find(({ id }) => id === dev);
  if (entry === undefined) return unknown(dev);
  // Who stops himself could not take it back any more.
  if (dev === desk.value.device) return refuse({ code: 'not_ready', what: 'decision_stands' });
  const decision = aboutSubject(input.round, '*', { t: 'revoke', kid: entry.kid, dev, cut, reason });
  return ok({ record: writeDecision(context, desk.value, decision, refreshAbout(dev)) });
}

/** Releases what a stopped computer wrote after the cut, up to a line. */
export async function acceptLate(input: Input<'decisions.acceptLate'>, context: Needs): Promise<Decided> {
  const desk = await deskOf(context, input.round);
  if (!desk.ok) return desk;
  const { device: dev, to, reason } = input;
  if (to.seq === 0) return unknown(dev);
  const decision = aboutSubject(input.round, '*', { t: 'accept-late', dev, to, reason });
  return ok({ record: writeDecision(context, desk.value, decision, refreshAbout(dev)) });
}

/** Notes that the office has seen all branches of a copied computer. */
export async function ackFork(input: Input<'decisions.ackFork'>, context: Needs): Promise<Decided> {
  const desk = await deskOf(context, input.round);
  if (!desk.ok) return desk;
  const { device: dev, heads, reason } = input;
  const state = deviceStates(context.db, input.round).get(dev);
  if (state === undefined || state.branches.length === 0) return unknown(dev);
  // A branch that came meanwhile was not looked at.
  if (state.branches.some((one) => !heads.includes(one))) {
    return refuse({ code: 'stale_revision', current: state.branches.length });
  }
  const decision = aboutSubject(input.round, '*', { t: 'ack-fork', dev, heads: [...state.branches], reason });
  return ok({ record: writeDecision(context, desk.value, decision, refreshAbout(dev)) });
}

/** Accepts what a computer wrote for a form of a street although it was not assigned, as far as it has arrived. */
export async function admitUnassigned(input: Input<'decisions.admit'>, context: Needs): Promise<Decided> {
  const desk = await deskOf(context, input.round);
  if (!desk.ok) return desk;
  const { device: dev, unit, form, reason } = input;
  const state = deviceStates(context.db, input.round).get(dev);
  if (!desk.value.content.units.includes(unit)) return refuse({ code: 'not_found', what: 'street', id: unit });
  if (state === undefined || state.tips.length === 0) return unknown(dev);
  let record = '';
  // A copied computer has several last lines; what was written on each branch is accepted.
  for (const to of state.tips) {
    const decision = aboutSubject(input.round, unit, { t: 'admit', dev, form, to, reason });
    record = writeDecision(context, desk.value, decision, refreshAbout(dev));
  }
  return ok({ record });
}

/** Leaves a record, a stretch of a log or what a file brought out of everything. */
export async function exclude(input: Input<'decisions.exclude'>, context: Needs): Promise<Decided> {
  const desk = await deskOf(context, input.round);
  if (!desk.ok) return desk;
  const { what, reason } = input;
  if (deviceStates(context.db, input.round).get(what.dev) === undefined) return unknown(what.dev);
  const decision = aboutSubject(input.round, '*', { t: 'exclude', what, reason });
  return ok({ record: writeDecision(context, desk.value, decision, refreshAbout(what.dev)) });
}
