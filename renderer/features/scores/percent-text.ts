import type { Exact } from '../../../shared/model/result.ts';

/** An exact share such as `100/3` as `33.33%` for the eye; the arithmetic line keeps the exact weights. */
export function percentText(share: Exact | null): string {
  if (share === null) return '–';
  const [top = '', bottom] = share.split('/');
  if (bottom === undefined) return `${top}%`;
  return `${(Number(top) / Number(bottom)).toFixed(2)}%`;
}
