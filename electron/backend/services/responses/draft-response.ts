import type { DraftResponse } from '../../../../shared/contract/responses.ts';
import type { LeafForm } from '../../../../shared/model/ids.ts';
import type { DraftValue } from '../../../../shared/model/response.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Leaf } from '../../../../shared/model/template.ts';
import { previewOf, readDraft } from '../../../../shared/rules/draft.ts';
import type { DraftRow, SheetKey } from '../../store/drafts.ts';
import { storedJson } from '../../store/stored-json.ts';
import type { SheetTarget } from './pinned-round.ts';

/** Key of a sheet in the store, where a sheet without a rater has an empty one. */
export function sheetKey(target: SheetTarget): SheetKey {
  return { round: target.round, unit: target.unit, form: target.form, rater: target.rater ?? '' };
}

export function valueOf(row: Pick<DraftRow, 'value'> | null): DraftValue | null {
  return row === null || row.value === null ? null : storedJson<DraftValue>(row.value);
}

/** Whether the answer differs from what was handed over last. */
export function isChanged(row: DraftRow): boolean {
  return row.value !== row.handedValue || row.note !== row.handedNote;
}

/** An answer with what is missing in it and what it is worth; `row` null where nothing was ever entered. */
export function toResponse(
  content: RoundContent,
  where: { readonly unit: string; readonly form: LeafForm },
  leaf: Leaf,
  row: DraftRow | null,
  receivedAt: string | null,
): DraftResponse {
  const value = valueOf(row);
  const { state, gaps } = readDraft(content, where.unit, leaf, where.form, value);
  return {
    leaf: leaf.code,
    value,
    note: row?.note ?? '',
    revision: row?.revision ?? 0,
    savedAt: row?.savedAt ?? null,
    state,
    gaps,
    preview: previewOf(content, where.unit, leaf, where.form, value),
    changed: row !== null && isChanged(row),
    received: row === null || isChanged(row) ? null : receivedAt,
  };
}
