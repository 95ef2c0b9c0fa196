import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { findFindingDraft, putFindingDraft } from '../../store/finding-drafts.ts';
import { personOf } from '../identity.ts';
import { listFindings } from './list-findings.ts';

/**
 * Keeps what is typed about a finding, durable when it returns. Refusals: those of `listFindings`, `not_ready`
 * reviewers_open and setup_missing, not_found (leaf), `stale_revision`.
 */
export function saveFindingDraft(
  { draft, base, ...key }: Input<'findings.saveDraft'>,
  { db, ports }: Pick<Context, 'db' | 'ports'>,
): Result<Output<'findings.saveDraft'>, AppError> {
  const found = listFindings(db, key);
  if (!found.ok) return found;
  if (!found.value.open) return refuse({ code: 'not_ready', what: 'reviewers_open' });
  const person = personOf(db);
  if (person === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
  if (!found.value.leaves.some(({ leaf }) => leaf === key.leaf)) {
    return refuse({ code: 'not_found', what: 'leaf', id: key.leaf });
  }
  const current = findFindingDraft(db, key)?.revision ?? 0;
  if (current !== base) return refuse({ code: 'stale_revision', current });
  const savedAt = ports.clock.now();
  putFindingDraft(db, key, { draft, revision: current + 1, savedAt }, person.id);
  return ok({ revision: current + 1, savedAt });
}
