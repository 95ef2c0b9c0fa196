import { publishedTotal, type UnitResult } from '../../shared/model/result.ts';
import type { IntervalBar } from '../charts/BarsWithIntervals.tsx';

/** The bar of a street's published total, with the error of its samples and what missing parts leave open. */
export function intervalBar(unit: UnitResult, name: string): IntervalBar {
  const { score } = publishedTotal(unit);
  const sampling = unit.sampling?.kind === 'value' ? unit.sampling : null;
  return {
    id: unit.unit,
    name,
    value: score === null ? null : Number(score),
    interval: sampling === null ? null : [Number(sampling.low), Number(sampling.high)],
    reach: unit.provisional ? [Number(unit.low), Number(unit.high)] : null,
    text: score === null ? '–' : sampling === null ? score : `${score} ± ${sampling.halfWidth}`,
  };
}
