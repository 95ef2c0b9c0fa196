import { SOURCES, type Source } from '../../../shared/model/ids.ts';
import { MARK_TEXTS_EN, MARK_TEXTS_ZH } from '../../../shared/messages/mark-texts.ts';
import { MARKS, type LeafResult, type Mark, type MarkCode } from '../../../shared/model/result.ts';
import type { Language } from '../../../shared/model/text.ts';

export function markText(code: MarkCode, language: Language): string {
  return (language === 'zh' ? MARK_TEXTS_ZH : MARK_TEXTS_EN)[code];
}

/** All marks of an item; those of its sources and raters name the source they belong to. */
export function marksOfLeaf(leaf: LeafResult): readonly Mark[] {
  return [
    ...leaf.marks,
    ...leaf.sources.flatMap(({ source, marks, raters }) =>
      [...marks, ...raters.flatMap((rater) => rater.marks)].map((mark) => ({ ...mark, source: mark.source ?? source })),
    ),
  ];
}

export interface MarkNote {
  readonly code: MarkCode;
  /** Sources that bear the mark; none when it belongs to the item itself. */
  readonly sources: readonly Source[];
}

/** Each mark once, in the order of the catalogue, with the sources that bear it. */
export function notesOf(marks: readonly Mark[]): readonly MarkNote[] {
  return MARKS.flatMap((code) => {
    const same = marks.filter((mark) => mark.code === code);
    return same.length === 0
      ? []
      : [{ code, sources: SOURCES.filter((source) => same.some((mark) => mark.source === source)) }];
  });
}
