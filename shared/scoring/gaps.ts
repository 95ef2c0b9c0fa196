import { SOURCES, type LeafCode, type Source, type UnitCode } from '../model/ids.ts';
import type { RoundResult, Status } from '../model/result.ts';

/** One item of one street as its sources see it. */
export interface SourceGap {
  readonly unit: UnitCode;
  readonly leaf: LeafCode;
  readonly scores: Readonly<Partial<Record<Source, { readonly status: Status; readonly score: string | null }>>>;
  /** Highest minus lowest score, in hundredths of a point; null below two scores. */
  readonly gap: number | null;
  readonly highest: Source | null;
  readonly lowest: Source | null;
}

/** Every item of every street, the widest gap between two of its sources first; ties by street, then item. */
export function sourceGaps(result: RoundResult, only: { readonly leaf?: LeafCode | undefined } = {}): SourceGap[] {
  const gaps = result.units.flatMap((unit) =>
    unit.leaves
      .filter(({ code }) => only.leaf === undefined || code === only.leaf)
      .map((leaf): SourceGap => {
        const given = SOURCES.flatMap((source) => leaf.sources.find((one) => one.source === source) ?? []);
        const scored = given
          .flatMap(({ source, status, score }) =>
            status === 'value' && score !== null ? [{ source, hundredths: Math.round(Number(score) * 100) }] : [],
          )
          .sort((a, b) => b.hundredths - a.hundredths);
        const [top, bottom] = [scored[0], scored.at(-1)];
        const isGap = scored.length > 1 && top !== undefined && bottom !== undefined;
        return {
          unit: unit.unit,
          leaf: leaf.code,
          scores: Object.fromEntries(given.map(({ source, status, score }) => [source, { status, score }])),
          gap: isGap ? top.hundredths - bottom.hundredths : null,
          highest: isGap ? top.source : null,
          lowest: isGap ? bottom.source : null,
        };
      }),
  );
  const order = new Map(result.units.map(({ unit }, index) => [unit, index]));
  return gaps.sort(
    (a, b) =>
      (b.gap ?? -1) - (a.gap ?? -1) ||
      (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0) ||
      (a.leaf < b.leaf ? -1 : a.leaf > b.leaf ? 1 : 0),
  );
}
