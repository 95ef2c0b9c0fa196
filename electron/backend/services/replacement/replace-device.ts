import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { GENESIS } from '../../../../shared/model/genesis.ts';
import type { RosterDevice } from '../../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import type { Database } from '../../store/connection.ts';
import { admitDevice } from '../devices/admit-device.ts';
import { revoke } from '../decisions/about-computers.ts';
import { cutOf } from '../decisions/stopped.ts';
import { logEnds } from '../receipts/log-ends.ts';
import { readDraft } from '../rounds/draft.ts';

type Needs = Pick<Context, 'db' | 'ports' | 'paths' | 'files' | 'keys' | 'emit'>;

interface End {
  readonly seq: number;
  readonly head: string;
  /** The log was continued twice, and nobody stopped the computer yet. */
  readonly forked: boolean;
}

/** The last record of a computer that the office has and believes; number 0 and zeros where there is none. */
function endOf(db: Database, round: string, device: string): End {
  const cut = cutOf(db, round, device);
  if (cut !== null) return { ...cut, forked: false };
  const ends = logEnds(db, round).filter(({ dev }) => dev === device);
  const [longest] = ends;
  return longest === undefined
    ? { seq: 0, head: GENESIS, forked: false }
    : { seq: longest.to, head: longest.head, forked: ends.length > 1 };
}

/** What can be said against it before anything is done: the computer that asks is there and is not the old one. */
function oldDevice(input: Input<'devices.replace'>, db: Database): Result<RosterDevice, AppError> {
  const draft = readDraft(db, input.round);
  if (!draft.ok) return draft;
  const old = draft.value.content.roster.devices.find(({ id }) => id === input.old);
  if (old === undefined || old.role === 'office') return refuse({ code: 'not_found', what: 'device', id: input.old });
  return ok(old);
}

/**
 * Admits the computer that asks in the place of another one: same people, same task, and the last record of the old
 * one that arrived, from which it goes on. With `stop` the old one is stopped at that record. The admission comes
 * first: it refuses what does not fit, and a stop that fails after it can be made good on the page of decisions.
 * Refusals: those of `admitDevice`, not_found (old computer), `not_ready` log_forked, those of `revoke`.
 */
export async function replaceDevice(
  input: Input<'devices.replace'>,
  context: Needs,
): Promise<Result<RosterDevice, AppError>> {
  const { db } = context;
  const old = oldDevice(input, db);
  if (!old.ok) return old;
  const end = endOf(db, input.round, input.old);
  if (input.stop !== null && end.forked) return refuse({ code: 'not_ready', what: 'log_forked' });
  const { role, units, departments, persons } = old.value;
  const admitted = admitDevice(
    {
      round: input.round,
      request: input.request,
      role,
      person: persons[0] ?? null,
      units: [...units],
      departments: [...departments],
      digits: input.digits,
    },
    context,
    { persons, continues: { dev: input.old, head: end.head } },
  );
  if (!admitted.ok || input.stop === null || cutOf(db, input.round, input.old) !== null) return admitted;
  const cut = { seq: end.seq, head: end.head };
  const reason = { code: 'computer', text: input.stop };
  const stopped = await revoke({ round: input.round, device: input.old, cut, reason }, context);
  return stopped.ok ? admitted : stopped;
}
