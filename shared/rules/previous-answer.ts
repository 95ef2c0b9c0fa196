import type { LeafForm } from '../model/ids.ts';
import type { PreviousAnswer } from '../model/previous.ts';
import type { DraftValue } from '../model/response.ts';
import type { RoundContent } from '../model/round.ts';
import type { Leaf } from '../model/template.ts';
import { canonicalJson } from '../package-format/canonical-json.ts';
import { draftOf } from './draft-of.ts';
import { readDraft } from './draft.ts';

/** What the earlier round confirmed for a street's own answer to a leaf; null where it did not, or for other sources. */
export function previousOf(
  { previous }: Pick<RoundContent, 'previous'>,
  unit: string,
  form: LeafForm,
  leaf: string,
): PreviousAnswer | null {
  return form === 'self' ? (previous?.units[unit]?.[leaf] ?? null) : null;
}

/**
 * Whether a complete answer says something else than the earlier round confirmed; null where nothing was confirmed or
 * the answer is not complete. Both are read by the same rules, so how they were typed makes no difference.
 */
export function differsFromPrevious(
  content: RoundContent,
  unit: string,
  leaf: Leaf,
  form: LeafForm,
  draft: DraftValue | null,
): boolean | null {
  const previous = previousOf(content, unit, form, leaf.code);
  if (previous === null || draft === null) return null;
  const { value } = readDraft(content, unit, leaf, form, draft);
  if (value === null) return null;
  const before = readDraft(content, unit, leaf, form, draftOf(previous.value)).value;
  return before === null || canonicalJson(before) !== canonicalJson(value);
}
