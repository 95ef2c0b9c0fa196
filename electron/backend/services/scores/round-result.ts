import type { AppError } from '../../../../shared/errors.ts';
import type { RoundResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { scoreRound } from '../../../../shared/scoring/score-round.ts';
import type { Database } from '../../store/connection.ts';
import { latestPackage } from '../../store/rounds.ts';
import { parseContent, readDraft } from '../rounds/draft.ts';
import { versionOf } from '../rounds/versions.ts';
import { unitAnswers } from './unit-answers.ts';

export interface Scored {
  /** The rules that counted: those of the package issued last, or the draft before the first. */
  readonly content: RoundContent;
  /** `seq` 0 and no hash before the first package. */
  readonly package: { readonly seq: number; readonly sha256: string };
  readonly result: RoundResult;
}

const kept = new WeakMap<Database, Map<string, { readonly version: number; readonly scored: Scored }>>();

/**
 * Scores of all streets by the rules of the package issued last: mode and settings are what was signed, not what the
 * office is still changing. Worked out again only when something came in or was issued.
 */
export function scoreOf(db: Database, round: string): Result<Scored, AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const version = versionOf(db, round);
  const known = kept.get(db)?.get(round);
  if (known?.version === version) return ok(known.scored);
  const last = latestPackage(db, round);
  const content = last === null ? draft.value.content : parseContent(db, `package ${round}`, last.content);
  const scored: Scored = {
    content,
    package: { seq: last?.seq ?? 0, sha256: last?.sha256 ?? '' },
    result: scoreRound(content, unitAnswers(db, content)),
  };
  const of = kept.get(db) ?? new Map<string, { version: number; scored: Scored }>();
  kept.set(db, of);
  of.set(round, { version, scored });
  return ok(scored);
}
