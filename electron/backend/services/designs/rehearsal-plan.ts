import { checkDesign } from '../../../../shared/designing/design-checks.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { ok, refuse, type Result } from '../../../../shared/result.ts';
import type { Database } from '../../store/connection.ts';
import { unsoundAt, withSystem } from './adopt-design.ts';
import { openDesign } from './read-design.ts';

/**
 * The round as it would be with its design: what a rehearsal plays. Refusals: those of `openDesign`, `not_ready
 * design_unsound`.
 */
export function rehearsalPlan(db: Database, round: string): Result<RoundContent, AppError> {
  const opened = openDesign(db, round);
  if (!opened.ok) return opened;
  const { draft, template } = opened.value;
  const issues = checkDesign(template).filter((issue) => issue.code !== 'source_weights_sum');
  if (issues.length > 0) return refuse(unsoundAt(issues));
  return ok(withSystem(draft.content, template));
}
