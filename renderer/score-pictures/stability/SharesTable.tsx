import type { JSX } from 'react';
import type { SpreadShare } from '../../../shared/model/stability.ts';
import { ChartTable } from '../../charts/ChartTable.tsx';
import type { StabilityWords } from './words.ts';

/** So many items are listed that make the difference between streets. */
export const MOST_SHARES = 10;

/** Which items make the difference between streets, beside the weight they have on paper. */
export function SharesTable(props: {
  readonly shares: readonly SpreadShare[];
  readonly words: StabilityWords;
  readonly leafName: (leaf: string) => string;
  readonly caption?: string | undefined;
}): JSX.Element {
  const { shares, words, leafName, caption } = props;
  return (
    <ChartTable
      caption={caption}
      columns={[{ head: words.item }, { head: words.weight, kind: 'number' }, { head: words.share, kind: 'number' }]}
      rows={shares.slice(0, MOST_SHARES).map(({ leaf, weight, share }) => ({
        id: leaf,
        name: `${leaf} ${leafName(leaf)}`,
        cells: [`${(weight * 100).toFixed(2)}%`, share === null ? words.none : `${(share * 100).toFixed(1)}%`],
      }))}
    />
  );
}
