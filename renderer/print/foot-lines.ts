import { SOURCES } from '../../shared/model/ids.ts';
import { MARKS, type LeafResult, type Mark, type MarkCode, type NodeResult } from '../../shared/model/result.ts';
import type { Texts } from './texts.ts';

/** Marks in use, numbered in the order of the catalogue; a sheet explains only what it bears. */
export type FootNumbers = ReadonlyMap<MarkCode, number>;

/** All marks of a leaf, those of its sources and raters with the source they belong to. */
export function marksOf(leaf: LeafResult): readonly Mark[] {
  return [
    ...leaf.marks,
    ...leaf.sources.flatMap(({ source, marks, raters }) =>
      [...marks, ...raters.flatMap((rater) => rater.marks)].map((mark) => ({ ...mark, source: mark.source ?? source })),
    ),
  ];
}

export function numberMarks(marks: readonly Mark[]): FootNumbers {
  const used = new Set(marks.map((mark) => mark.code));
  return new Map(MARKS.filter((code) => used.has(code)).map((code, index) => [code, index + 1]));
}

/** The remarks of one row, e.g. `4` and `自部1`: a mark of the item itself is a number alone, else its sources lead. */
export function remarksOf(marks: readonly Mark[], numbers: FootNumbers, texts: Texts): readonly string[] {
  return [...numbers].flatMap(([code, number]) => {
    const same = marks.filter((mark) => mark.code === code);
    const letters = SOURCES.filter((source) => same.some((mark) => mark.source === source));
    return [
      ...(same.some((mark) => mark.source === undefined) ? [String(number)] : []),
      ...(letters.length > 0 ? [`${letters.map((source) => texts.sourceLetters[source]).join('')}${number}`] : []),
    ];
  });
}

/** The nominal full mark, where what is missing or not applicable has changed it. */
export function changedNominal(node: NodeResult): string | null {
  return node.fullMark !== null && node.fullMark !== node.nominalFullMark ? node.nominalFullMark : null;
}
