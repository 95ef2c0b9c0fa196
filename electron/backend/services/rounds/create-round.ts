import type { Input } from '../../../../shared/contract/index.ts';
import type { RoundSummary } from '../../../../shared/contract/rounds.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { findRound, insertRound } from '../../store/rounds.ts';
import { readSetting } from '../../store/settings.ts';
import { roleOf, whoOf } from '../identity.ts';
import { summaryOf } from './draft.ts';
import { newRound } from './new-round.ts';
import { officeDevice } from './office-device.ts';
import { startFrom } from './start-from.ts';

/**
 * A new round from a shipped indicator system or an earlier round, with the office's own computer in its roster.
 * `not_ready setup_missing` where this is no office's computer; `not_ready source_needed`;
 * `not_found` for a street or round.
 */
export async function createRound(
  input: Input<'rounds.create'>,
  context: Pick<Context, 'db' | 'keys' | 'ports' | 'emit'>,
): Promise<Result<RoundSummary, AppError>> {
  const { db, ports } = context;
  const who = whoOf(db);
  if (who === null || roleOf(db) !== 'office') return refuse({ code: 'not_ready', what: 'setup_missing' });
  const start = startFrom(input.from ?? { kind: 'starter', starter: 'xicheng-2021' }, context);
  if (!start.ok) return start;
  const key = await context.keys.device();
  if (!key.ok) return key;
  const device = officeDevice(who, key.value);
  const id = ports.ids.uuid();
  const office = readSetting(db, 'office') ?? who.person.name;
  const content = newRound({
    id,
    input,
    ...start.value,
    office,
    person: who.person,
    device,
  });
  if (!content.ok) return content;
  insertRound(db, {
    id,
    content: JSON.stringify(content.value),
    seq: 0,
    changed: true,
    createdAt: ports.clock.now(),
  });
  context.emit('round.changed', { round: id });
  const row = findRound(db, id);
  return row === null
    ? refuse({ code: 'not_found', what: 'round', id })
    : ok(summaryOf({ row, content: content.value }));
}
