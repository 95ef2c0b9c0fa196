import { join } from 'node:path';
import { changed } from '../../electron/backend/services/rounds/versions.ts';
import { scoreOf } from '../../electron/backend/services/scores/round-result.ts';
import { unitAnswers } from '../../electron/backend/services/scores/unit-answers.ts';
import { putSlotStates, slotStates } from '../../electron/backend/store/slot-states.ts';
import { scoreRound } from '../../shared/scoring/score-round.ts';
import { alternate, timed, type Measurement } from './measurement.ts';
import { fill } from './scoring.ts';
import { emptyDatabase, inScratch } from './scratch.ts';

/** What scoring a round again costs after one answer changed, beside working everything out. */
export function measure(): Promise<Measurement> {
  return inScratch(async (folder) => {
    const opened = await emptyDatabase(join(folder, 'office.db'));
    const { db } = opened;
    const { round, slots, forms } = fill(db);
    const before = scoreOf(db, round);
    if (!before.ok) throw new Error('no scores');
    const { content } = before.value;
    const [unit = ''] = content.units;
    const graded = slotStates(db, round, unit).find(({ form, value }) => form === 'review' && value?.t === 'graded');
    if (graded === undefined) throw new Error('no graded answer');
    let seen = '';
    const sides = await alternate(
      {
        'after one changed answer': (turn) => {
          putSlotStates(db, round, [{ ...graded, value: { t: 'graded', grade: turn % 2 === 0 ? 'A' : 'B' } }]);
          changed(db, round);
          return timed(() => {
            const scored = scoreOf(db, round);
            const exact = scored.ok ? scored.value.result.units[0]?.total.exact : undefined;
            if (exact === undefined || exact === null || exact === seen) throw new Error('the change was not seen');
            seen = exact;
          });
        },
        'the whole round': () =>
          timed(() => {
            const whole = scoreRound(content, unitAnswers(db, content));
            if (whole.units[0]?.total.exact !== seen) throw new Error('the kept result is not the recomputed one');
          }),
      },
      { rounds: 15, warmUp: 3 },
    );
    opened.close();
    return {
      title: 'scoring the whole round ÷ scoring again after one changed answer',
      unit: `15 streets × 41 leaves, ${slots} answers and ${forms} questionnaires`,
      sides,
      ratios: [
        {
          label: 'whole ÷ after one change',
          over: 'the whole round',
          under: ['after one changed answer'],
          aim: { least: 10 },
        },
      ],
      notes: [
        'Both sides read the database. Every street has a fingerprint over its rows; only a street whose rows changed is scored again, and its questionnaires are judged again only where one of them changed. Each turn checks that the kept total is the recomputed one, exactly.',
      ],
    };
  });
}
