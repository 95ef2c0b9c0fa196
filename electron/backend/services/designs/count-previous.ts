import type { Output } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Database } from '../../store/connection.ts';
import { previousAnswers } from '../rounds/previous-answers.ts';
import { withSystem } from './adopt-design.ts';
import { openDesign } from './read-design.ts';

/** Confirmed answers of the earlier round that the next package would carry with this design. Refusals: `openDesign`. */
export function countPrevious(db: Database, round: string): Result<Output<'designs.previous'>, AppError> {
  const opened = openDesign(db, round);
  if (!opened.ok) return opened;
  const { draft, template } = opened.value;
  const { units = {} } = previousAnswers(db, withSystem(draft.content, template)) ?? {};
  return ok({ count: Object.values(units).reduce((sum, leaves) => sum + Object.keys(leaves).length, 0) });
}
