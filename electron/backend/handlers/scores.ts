import { agreementOf } from '../../../shared/scoring/agreement.ts';
import { districtFigures } from '../../../shared/scoring/survey/district-surveys.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { Handlers } from '../context.ts';
import { answerOrigins } from '../services/scores/answer-origins.ts';
import { exportScores } from '../services/scores/export-scores.ts';
import { digestOf } from '../services/scores/result-digest.ts';
import { stabilityOf } from '../services/scores/round-stability.ts';
import { whenWiped } from '../services/wipe/when-wiped.ts';
import { scoreOf } from '../services/scores/round-result.ts';

export const scoreHandlers: Pick<
  Handlers,
  | 'scores.round'
  | 'scores.unit'
  | 'scores.answers'
  | 'scores.agreement'
  | 'scores.district'
  | 'scores.stability'
  | 'scores.export'
> = {
  'scores.round': ({ round }, { db }) => {
    const scored = scoreOf(db, round);
    return scored.ok ? ok(scored.value.result) : scored;
  },
  'scores.unit': ({ round, unit }, { db }) => {
    const scored = scoreOf(db, round);
    if (!scored.ok) return scored;
    const result = scored.value.result.units.find((one) => one.unit === unit);
    if (result === undefined) return refuse({ code: 'not_found', what: 'street', id: unit });
    const { medians } = scored.value.result;
    return ok({ result, medians, digest: digestOf(db, scored.value, result), wiped: whenWiped(db, round) });
  },
  'scores.agreement': ({ round, leaf }, { db }) => {
    const scored = scoreOf(db, round);
    if (!scored.ok) return scored;
    const { content, result, answers } = scored.value;
    if (leaf !== null && !content.template.leaves.some(({ code }) => code === leaf)) {
      return refuse({ code: 'not_found', what: 'leaf', id: leaf });
    }
    return ok(agreementOf(content, result, answers, leaf));
  },
  'scores.district': ({ round }, { db }) => {
    const scored = scoreOf(db, round);
    if (!scored.ok) return scored;
    const { content, result, answers } = scored.value;
    return ok(districtFigures(content, result, answers));
  },
  'scores.stability': ({ round }, { db }) => stabilityOf(db, round),
  'scores.answers': ({ round, records }, { db }) => answerOrigins(db, round, records),
  'scores.export': ({ round }, context) => exportScores(round, context),
};
