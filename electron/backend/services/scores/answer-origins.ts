import type { SlotHead } from '../../../../shared/contract/intake.ts';
import type { AnswerOrigin } from '../../../../shared/contract/scores.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { statementOf } from '../../../../shared/merging/value-key.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { arrivedRecord, type ArrivedRecord } from '../../store/arrived-records.ts';
import type { Database } from '../../store/connection.ts';
import { closedReviews, isHidden } from '../findings/closed-review.ts';
import { nameOf } from '../intake/sender.ts';
import { readDraft } from '../rounds/draft.ts';
import { answerOf } from './unit-answers.ts';

/** One live answer as it was handed in, in the words of the roster. */
export function slotHead({ hash, record, file }: ArrivedRecord, { roster }: RoundContent): SlotHead {
  const device = roster.devices.find((one) => one.id === record.dev);
  return {
    hash,
    value: answerOf({ value: statementOf(record) }),
    person: nameOf(roster, record.by),
    device: device?.label ?? record.dev,
    at: record.at,
    note: record.note,
    file: file?.name ?? null,
  };
}

/**
 * Answers behind a figure, with the file that brought them and the key that signed it. Unknown hashes, and answers of
 * a review that is closed, are left out.
 */
export function answerOrigins(
  db: Database,
  round: string,
  hashes: readonly string[],
): Result<readonly AnswerOrigin[], AppError> {
  const draft = readDraft(db, round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const closed = closedReviews(db, content);
  return ok(
    hashes.flatMap((hash): AnswerOrigin[] => {
      const found = arrivedRecord(db, round, hash);
      if (found === undefined || isHidden(closed, found.record.slot)) return [];
      const device = content.roster.devices.find((one) => one.id === found.record.dev);
      return [
        {
          ...slotHead(found, content),
          fileName: found.file?.name ?? null,
          fileSha256: found.file?.sha256 ?? null,
          signer: found.file?.kid ?? device?.kid ?? '',
        },
      ];
    }),
  );
}
