import type { DraftEvidence } from '../../../../shared/model/evidence.ts';
import { slotKey } from '../../../../shared/model/slot-key.ts';
import type { Database } from '../../store/connection.ts';
import { findEvidenceRow, markEvidenceHanded, putEvidence } from '../../store/evidence.ts';
import { lineageOfRound } from '../../store/lineage.ts';
import { liveOf } from '../replacement/live-lines.ts';
import { targetOf } from '../responses/desk.ts';
import { sheetKey } from '../responses/draft-response.ts';
import type { PinnedRound } from '../responses/pinned-round.ts';
import { signableText } from '../signable-text.ts';

/**
 * Takes over the evidence that the office has of the computer whose place this one takes; what is described here
 * already stays. Its files are at the office and not here. Call it inside a transaction.
 */
export function adoptEvidence(db: Database, round: PinnedRound, device: string, at: string): void {
  const lines = lineageOfRound(db, round.content.id, device).filter(({ record }) => record.op.startsWith('attach-'));
  for (const [, ofSlot] of Map.groupBy(lines, ({ record }) => slotKey(record.slot))) {
    const live = liveOf(ofSlot).find(({ own, record }) => !own && record.op === 'attach-add');
    const { val, slot, by } = live?.record ?? {};
    const task = round.assignments.find(
      ({ form, unit, rater }) => form === slot?.form && unit === slot.unit && rater === (slot.rater ?? null),
    );
    if (task === undefined || slot?.n === undefined || val?.t !== 'evidence') continue;
    if (findEvidenceRow(db, slot.n) !== null) continue;
    const { t: _t, ...draft } = val;
    const value = signableText(draft satisfies DraftEvidence) ?? null;
    const row = {
      id: slot.n,
      ...sheetKey(targetOf(round.content.id, task)),
      value,
      revision: 1,
      byPerson: by ?? '',
      savedAt: at,
    };
    putEvidence(db, row);
    markEvidenceHanded(db, slot.n, value);
  }
}
