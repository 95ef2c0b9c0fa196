import type { Input } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import { leavesOf } from '../../../../shared/rules/answer-kind.ts';
import { draftOf } from '../../../../shared/rules/draft-of.ts';
import { readDraft } from '../../../../shared/rules/draft.ts';
import { dropFindingDraft } from '../../store/finding-drafts.ts';
import { deskOf, writeDecision, type Needs } from '../decisions/write-decision.ts';
import { refreshSlot } from '../intake/slot-cache.ts';
import { listFindings } from './list-findings.ts';

/**
 * Signs what the reviewers of a street agreed on for one item; it names all their live answers as seen, and speaks for
 * them until one of these changes. Refusals: those of `deskOf` and `listFindings`, `not_ready reviewers_open`,
 * not_found (leaf), `stale_revision` when other answers stand than those looked at, invalid_input for a value that the
 * item does not take.
 */
export async function agreeFinding(
  input: Input<'findings.agree'>,
  context: Needs,
): Promise<Result<{ readonly record: string }, AppError>> {
  const { round, unit, leaf: code, value, note } = input;
  const desk = await deskOf(context, round);
  if (!desk.ok) return desk;
  const { content } = desk.value;
  const found = listFindings(context.db, { round, unit });
  if (!found.ok) return found;
  if (!found.value.open) return refuse({ code: 'not_ready', what: 'reviewers_open' });
  const leaf = leavesOf(content, 'review', null).find((one) => one.code === code);
  const reviewed = found.value.leaves.find((one) => one.leaf === code);
  if (leaf === undefined || reviewed === undefined) return refuse({ code: 'not_found', what: 'leaf', id: code });
  const live = reviewed.answers.flatMap(({ heads }) => heads.map(({ hash }) => hash));
  const looked = new Set(input.heads);
  if (looked.size !== live.length || !live.every((hash) => looked.has(hash))) {
    return refuse({ code: 'stale_revision', current: live.length });
  }
  const reading = readDraft(content, unit, leaf, 'review', draftOf(value));
  if (reading.value === null) {
    return refuse({ code: 'invalid_input', issues: [{ path: 'value', message: 'not an answer to this item' }] });
  }
  const slot = { round, unit, form: 'review', q: code } as const;
  const decision = { slot, op: 'finding', val: reading.value, note, seen: live } as const;
  const record = writeDecision(context, desk.value, decision, (db, of, key) => {
    dropFindingDraft(db, { round, unit, leaf: code });
    refreshSlot(db, of, key, []);
  });
  return ok({ record });
}
