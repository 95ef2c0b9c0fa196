import type { RoundDetail, RoundSummary } from '../../../../shared/contract/rounds.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { withoutForms } from '../../../../shared/questionnaire/round-form.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { sourceShares } from '../../../../shared/scoring/source-shares.ts';
import type { Database } from '../../store/connection.ts';
import { latestPackage, listRounds } from '../../store/rounds.ts';
import { designPending } from '../designs/read-design.ts';
import { parseContent, readDraft, summaryOf } from './draft.ts';
import { obstaclesOf } from './obstacles.ts';

/** All rounds on this computer, newest first. */
export function roundSummaries(db: Database): readonly RoundSummary[] {
  return listRounds(db).map((row) => summaryOf({ row, content: parseContent(db, `draft ${row.id}`, row.content) }));
}

export function roundDetail(db: Database, round: string): Result<RoundDetail, AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const last = latestPackage(db, round);
  return ok({
    ...summaryOf(draft.value),
    content: withoutForms(content),
    obstacles: obstaclesOf(content),
    streetsCopy: last !== null && parseContent(db, `package ${round}`, last.content).policy.hideWeights === true,
    designPending: designPending(db, draft.value),
    shares: {
      weighted: sourceShares(content.template, 'weighted'),
      approved: sourceShares(content.template, 'approved'),
    },
  });
}
