import type { SubmittedSheet } from '../../../../shared/contract/returns.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { FORM_OF, LEAF_FORMS, type LeafForm, type Source } from '../../../../shared/model/ids.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { arrivedRecord, type ArrivedRecord } from '../../store/arrived-records.ts';
import type { Database } from '../../store/connection.ts';
import { ticketFor } from '../../store/return-tickets.ts';
import { slotStates } from '../../store/slot-states.ts';
import { nameOf } from '../intake/sender.ts';
import { readDraft } from '../rounds/draft.ts';

function raterName(content: RoundContent, form: LeafForm, rater: string): string {
  if (form === 'dept') return content.template.departments.find((one) => one.id === rater)?.zh ?? rater;
  return rater === '' ? '' : nameOf(content.roster, rater);
}

function sheetOf(db: Database, content: RoundContent, { hash, record }: ArrivedRecord): SubmittedSheet[] {
  const form = LEAF_FORMS.find((one) => one === record.slot.form);
  if (form === undefined || record.op !== 'submit') return [];
  const ticket = ticketFor(db, content.id, hash);
  return [
    {
      submission: hash,
      form,
      rater: record.slot.rater ?? null,
      raterName: raterName(content, form, record.slot.rater ?? ''),
      person: nameOf(content.roster, record.by),
      at: record.at,
      returned: ticket === null ? null : { at: ticket.at, reason: ticket.reason },
    },
  ];
}

/** The sheets of a street and source that stand submitted. Refusals: those of `readDraft`. */
export function submittedSheets(
  db: Database,
  input: { readonly round: string; readonly unit: string; readonly source: Source },
): Result<readonly SubmittedSheet[], AppError> {
  const draft = readDraft(db, input.round);
  if (!draft.ok) return draft;
  const { content } = draft.value;
  const form = FORM_OF[input.source];
  return ok(
    slotStates(db, content.id, input.unit)
      .filter((state) => state.form === form && state.q === '*' && state.serial === '')
      .flatMap((state) => state.heads)
      .flatMap((hash) => {
        const record = arrivedRecord(db, content.id, hash);
        return record === undefined ? [] : sheetOf(db, content, record);
      }),
  );
}
