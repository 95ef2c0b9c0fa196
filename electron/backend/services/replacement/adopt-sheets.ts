import { slotKey } from '../../../../shared/model/slot-key.ts';
import type { SurveyForm } from '../../../../shared/model/ids.ts';
import { personalBody } from '../../store/arrived-records.ts';
import { countCarriedOfSheet, insertCarriedSurvey } from '../../store/carried.ts';
import type { Database } from '../../store/connection.ts';
import { draftsOfSheet, insertSubmission, submittedAt } from '../../store/drafts.ts';
import { lineageOfRound } from '../../store/lineage.ts';
import { insertSurvey, surveyBody } from '../../store/surveys.ts';
import { slotOf } from '../handover/planned-record.ts';
import { targetOf } from '../responses/desk.ts';
import { isChanged, sheetKey } from '../responses/draft-response.ts';
import type { PinnedRound } from '../responses/pinned-round.ts';
import { liveOf } from './live-lines.ts';

/**
 * Locks the sheets that were submitted from the computer whose place this one takes, unless the office gave them back
 * or something stands here that the office does not have. Gives their number.
 */
export function adoptSubmissions(
  db: Database,
  round: PinnedRound,
  device: string,
  returned: ReadonlySet<string>,
): number {
  const bySlot = Map.groupBy(lineageOfRound(db, round.content.id, device), ({ record }) => slotKey(record.slot));
  let locked = 0;
  for (const task of round.assignments) {
    const sheet = sheetKey(targetOf(round.content.id, task));
    const live = liveOf(bySlot.get(slotKey(slotOf(round.content.id, task, '*'))) ?? []);
    const submission = live.find(({ hash, own, record }) => record.op === 'submit' && !own && !returned.has(hash));
    if (submission === undefined || submittedAt(db, sheet) !== null) continue;
    if (countCarriedOfSheet(db, sheet) > 0 || draftsOfSheet(db, sheet).some(isChanged)) continue;
    insertSubmission(db, sheet, submission.record.at);
    locked += 1;
  }
  return locked;
}

function isSurvey(form: string): form is SurveyForm {
  return form === 'worker' || form === 'resident';
}

/**
 * Takes over the questionnaires whose texts came. One that was typed in here with the same serial number and other
 * answers stays, and is handed over beside the other for all to see. Gives the number taken over.
 */
export function adoptSurveys(db: Database, round: PinnedRound, device: string, at: string): number {
  const lines = lineageOfRound(db, round.content.id, device).filter(({ record }) => isSurvey(record.slot.form));
  let taken = 0;
  for (const { own, record } of liveOf(lines)) {
    const { form, n: serial, unit } = record.slot;
    if (own || serial === undefined || !isSurvey(form) || record.op !== 'put' || record.val?.t !== 'form') continue;
    const body = personalBody(db, record.val.p);
    if (body === undefined) continue;
    const here = surveyBody(db, round.content.id, form, serial);
    if (here !== null && here !== body) continue;
    if (here === null) {
      const from = { takenAt: at, byPerson: record.by, formRev: record.form_rev, way: 'taken' } as const;
      insertSurvey(db, { round: round.content.id, form, serial, unit, body, ...from });
      taken += 1;
    }
    insertCarriedSurvey(db, round.content.id, form, serial);
  }
  return taken;
}
