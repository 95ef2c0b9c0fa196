import type { AppError } from '../../../../shared/errors.ts';
import type { RoundResult, UnitResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { UnitAnswers } from '../../../../shared/scoring/input.ts';
import { roundOf } from '../../../../shared/scoring/score-round.ts';
import { scoreUnit } from '../../../../shared/scoring/score-unit.ts';
import type { Database } from '../../store/connection.ts';
import { countPersonal } from '../../store/personal-texts.ts';
import { latestPackage } from '../../store/rounds.ts';
import { unitPrints } from '../../store/slot-states.ts';
import { parseContent, readDraft } from '../rounds/draft.ts';
import { versionOf } from '../rounds/versions.ts';
import { answersOf, frozenAnswers } from './unit-answers.ts';

export interface Scored {
  /** The rules that counted: those of the package issued last, or the draft before the first. */
  readonly content: RoundContent;
  /** `seq` 0 and no hash before the first package. */
  readonly package: { readonly seq: number; readonly sha256: string };
  readonly result: RoundResult;
  /** What the result was worked out from, street by street. */
  readonly answers: readonly UnitAnswers[];
}

interface KeptUnit {
  readonly sheets: string;
  readonly surveys: string;
  readonly answers: UnitAnswers;
  readonly result: UnitResult;
}

interface Kept {
  readonly version: number;
  readonly scored: Scored;
  /** Number of texts of questionnaires: erasing one changes no slot. */
  readonly texts: number;
  readonly units: ReadonlyMap<string, KeptUnit>;
}

const kept = new WeakMap<Database, Map<string, Kept>>();

/** Scores a street again only where something of it changed, and judges its questionnaires only where one did. */
function scoreUnits(db: Database, content: RoundContent, before: Kept | undefined): ReadonlyMap<string, KeptUnit> {
  const prints = unitPrints(db, content.id);
  const frozen = frozenAnswers(db, content);
  const units = [...new Set(content.units)].sort();
  return new Map(
    units.map((unit): [string, KeptUnit] => {
      const { sheets = '', surveys = '' } = prints.get(unit) ?? {};
      const known = before?.scored.content === content ? before.units.get(unit) : undefined;
      if (known?.sheets === sheets && known.surveys === surveys) return [unit, known];
      const forms = known?.surveys === surveys ? known.answers.surveys : undefined;
      const answers = answersOf(db, content, unit, { frozen, surveys: forms });
      return [unit, { sheets, surveys, answers, result: scoreUnit(content, answers) }];
    }),
  );
}

/**
 * Scores of all streets by the rules of the package issued last: mode and settings are what was signed, not what the
 * office is still changing. Worked out again only when something came in or was issued, and only where it did.
 */
export function scoreOf(db: Database, round: string): Result<Scored, AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const version = versionOf(db, round);
  const of = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, of);
  const known = of.get(round);
  if (known?.version === version) return ok(known.scored);
  const last = latestPackage(db, round);
  const content = last === null ? draft.value.content : parseContent(db, `package ${round}`, last.content);
  const texts = countPersonal(db);
  const units = scoreUnits(db, content, known?.texts === texts ? known : undefined);
  const scored: Scored = {
    content,
    package: { seq: last?.seq ?? 0, sha256: last?.sha256 ?? '' },
    answers: [...units.values()].map(({ answers }) => answers),
    result: roundOf(
      content,
      [...units.values()].map(({ result }) => result),
    ),
  };
  of.set(round, { version, scored, texts, units });
  return ok(scored);
}
