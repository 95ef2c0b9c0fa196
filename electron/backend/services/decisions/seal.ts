import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Input } from '../../../../shared/contract/index.ts';
import type { OpenQuestions, SealObstacle } from '../../../../shared/contract/decisions.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { View } from '../../../../shared/merging/view-shapes.ts';
import type { DecisionOf, VersionVector } from '../../../../shared/model/decision.ts';
import type { RoundResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { ENGINE } from '../../../../shared/scoring/score-round.ts';
import { decisionLines } from '../../store/arrived-records.ts';
import type { Database } from '../../store/connection.ts';
import { deviceStates } from '../../store/device-states.ts';
import { latestPackage } from '../../store/rounds.ts';
import { insertSealedResult } from '../../store/sealed-results.ts';
import { openSlotStates, slotStatesOf } from '../../store/slot-states.ts';
import type { Context } from '../../context.ts';
import { boardOf } from '../board/board.ts';
import { listAside } from '../intake/set-aside.ts';
import { rebuildSlotStates } from '../intake/slot-cache.ts';
import { parseContent } from '../rounds/draft.ts';
import { scoreOf } from '../scores/round-result.ts';
import { aboutSubject, deskOf, writeDecision, type Needs } from './write-decision.ts';

type Decided = Result<{ readonly record: string }, AppError>;

/** A line holds 64 KiB; this many last lines of logs fit into one with all the rest. */
const MOST_HEADS = 500;

/** The seal that stands in each slot of a seal; two where two offices sealed under one number. */
export function liveSeals(db: Database, round: string): readonly DecisionOf<'seal'>[] {
  return slotStatesOf(db, round, 'office').flatMap(({ q, value }) =>
    q === 'seal' && value?.t === 'seal' ? [value] : [],
  );
}

/** What must be dealt with before the result can be sealed. */
export function sealObstacles(db: Database, content: RoundContent): OpenQuestions['obstacles'] {
  const open = openSlotStates(db, content.id);
  const devices = [...deviceStates(db, content.id).values()];
  const last = latestPackage(db, content.id);
  const issued = last === null ? null : parseContent(db, `package ${content.id}`, last.content);
  const rights = (one: RoundContent): unknown => [one.roster.devices, one.assignments];
  const found: Readonly<Record<SealObstacle, number>> = {
    conflict: open.filter(({ form, status }) => form !== 'office' && status === 'conflict').length,
    decisions_differ: open.filter(({ form, status }) => form === 'office' && status === 'conflict').length,
    fork: devices.filter(({ acknowledged }) => !acknowledged).length,
    gap: devices.filter(({ counts }) => counts.gap > 0).length,
    newer: open.filter(({ newer }) => newer).length,
    not_issued: issued === null ? 1 : 0,
    roster_changed: issued !== null && !isDeepStrictEqual(rights(issued), rights(content)) ? 1 : 0,
    sealed: liveSeals(db, content.id).length,
  };
  const names: readonly SealObstacle[] = [
    'conflict',
    'decisions_differ',
    'fork',
    'gap',
    'newer',
    'not_issued',
    'roster_changed',
    'sealed',
  ];
  return names.flatMap((what) => (found[what] === 0 ? [] : [{ what, count: found[what] }]));
}

function vectorOf(view: View): VersionVector {
  return Object.fromEntries(
    [...view.devices].flatMap(([dev, { tips }]) => (tips.length === 0 ? [] : [[dev, tips.map(({ head }) => head)]])),
  );
}

function lastNumber(db: Database, round: string): number {
  return decisionLines(db, round).reduce((most, { record: { val } }) => {
    const n = val?.t === 'seal' && 'n' in val && typeof val.n === 'number' ? val.n : 0;
    return Math.max(most, n);
  }, 0);
}

/** What is open and yet no obstacle: whoever seals has to have seen it. Streets and files in their own order. */
async function openStill(
  context: Needs & Pick<Context, 'paths'>,
  round: string,
): Promise<Result<Input<'decisions.seal'>['seen'], AppError>> {
  const board = boardOf(context.db, round);
  if (!board.ok) return board;
  const streets = board.value.rows.filter(({ cells }) => cells.some(({ open }) => open)).map(({ unit }) => unit);
  const aside = await listAside(context, round);
  return ok({ streets, files: aside.map(({ sha256 }) => sha256) });
}

function isSame(seen: readonly string[], now: readonly string[]): boolean {
  return isDeepStrictEqual(seen.toSorted(), now.toSorted());
}

/**
 * Fixes the result: the record names the last line of every log, the package, the rules of scoring and the result's
 * hash. The result itself is kept beside it, because texts may be erased later. `not_ready` not_sealable, or
 * seal_changed where something else is open than `seen` says.
 */
export async function seal(input: Input<'decisions.seal'>, context: Needs & Pick<Context, 'paths'>): Promise<Decided> {
  const { db } = context;
  const desk = await deskOf(context, input.round);
  if (!desk.ok) return desk;
  const { content } = desk.value;
  const [obstacle] = sealObstacles(db, content);
  if (obstacle !== undefined) return refuse({ code: 'not_ready', what: 'not_sealable', detail: obstacle.what });
  const still = await openStill(context, content.id);
  if (!still.ok) return still;
  if (!isSame(input.seen.streets, still.value.streets) || !isSame(input.seen.files, still.value.files)) {
    return refuse({ code: 'not_ready', what: 'seal_changed' });
  }
  const last = latestPackage(db, content.id);
  const scored = scoreOf(db, content.id);
  if (!scored.ok) return scored;
  const vv = vectorOf(rebuildSlotStates(db, content));
  if (last === null || Object.values(vv).flat().length > MOST_HEADS) {
    return refuse({ code: 'not_ready', what: 'not_sealable', detail: 'computers' });
  }
  const result = canonicalJson(scored.value.result);
  const sha256 = createHash('sha256').update(result).digest('hex');
  const number = lastNumber(db, content.id) + 1;
  const decision = aboutSubject(content.id, '*', {
    t: 'seal',
    n: number,
    vv,
    roster_seq: last.seq,
    package_sha256: last.manifestSha256,
    scoring_version: ENGINE,
    result_sha256: sha256,
  });
  const written = writeDecision(context, desk.value, decision, (base, now, _slot, record) => {
    insertSealedResult(base, { record, round: now.id, number, sha256, result });
    rebuildSlotStates(base, now);
  });
  return ok({ record: written });
}

/** The seal that stands, and whether `result` is what it sealed; null where nothing is sealed, or two seals differ. */
export function standingSeal(
  db: Database,
  round: string,
  result: RoundResult,
): { readonly number: number; readonly same: boolean } | null {
  const [only, ...rivals] = liveSeals(db, round);
  if (only === undefined || rivals.length > 0) return null;
  const sha256 = createHash('sha256').update(canonicalJson(result)).digest('hex');
  return { number: only.n, same: only.result_sha256 === sha256 };
}

/** Opens a sealed result again, for a new number; the sealed one stays as it is. `not_found` without such a seal. */
export async function amend(input: Input<'decisions.amend'>, context: Needs): Promise<Decided> {
  const { db } = context;
  const desk = await deskOf(context, input.round);
  if (!desk.ok) return desk;
  const { round, number, reason } = input;
  const state = slotStatesOf(db, round, 'office').find(({ q, serial }) => q === 'seal' && serial === String(number));
  if (state === undefined || state.value?.t === 'amend') {
    return refuse({ code: 'not_found', what: 'seal', id: String(number) });
  }
  const decision = aboutSubject(round, '*', { t: 'amend', n: number, reason });
  const record = writeDecision(context, desk.value, decision, (base, now) => {
    rebuildSlotStates(base, now);
  });
  return ok({ record });
}
