import type { Item } from '../../../shared/model/form.ts';
import { isAsked } from '../../../shared/questionnaire/form-text.ts';

/** One page of an interview: the question, and the texts of the form that stand between it and the one before. */
export interface InterviewPage {
  readonly item: Item;
  /** Headings of groups that begin here, notes, and values that are shown only. */
  readonly before: readonly Item[];
}

/** What the start of an interview says: the note that a form may begin with. */
export function introOf(items: readonly Item[]): Item | undefined {
  const [first] = items;
  return first?.kind === 'note' && first.relevant === undefined ? first : undefined;
}

const hasText = (item: Item): boolean => item.kind !== 'calculate' && Object.keys(item.label).length > 0;

/** The pages of what is shown now, in the order of the form. Texts after the last question stand on its page, too. */
export function pagesOf(visible: readonly Item[]): readonly InterviewPage[] {
  const intro = introOf(visible);
  const pages: { item: Item; before: Item[] }[] = [];
  let before: Item[] = [];
  for (const item of visible) {
    if (isAsked(item)) {
      pages.push({ item, before });
      before = [];
    } else if (hasText(item) && item !== intro) before.push(item);
  }
  pages.at(-1)?.before.push(...before);
  return pages;
}
