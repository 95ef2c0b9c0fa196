import type { JSX } from 'react';
import type { NextBandStep } from '../../../shared/scoring/stability/next-band.ts';
import { ChartTable } from '../../charts/ChartTable.tsx';
import type { StabilityWords } from './words.ts';

const MOST_STEPS = 8;

/** The items of which one alone would lift a street into the next band, and by how much it has to rise. */
export function NextBandTable(props: {
  readonly steps: readonly NextBandStep[];
  readonly words: StabilityWords;
  readonly leafName: (leaf: string) => string;
  readonly caption?: string | undefined;
}): JSX.Element {
  const { steps, words, leafName, caption } = props;
  return (
    <ChartTable
      caption={caption}
      columns={[{ head: words.item }, { head: words.now, kind: 'number' }, { head: words.needed, kind: 'number' }]}
      rows={steps.slice(0, MOST_STEPS).map(({ leaf, score, needed }) => ({
        id: leaf,
        name: `${leaf} ${leafName(leaf)}`,
        cells: [score, `+${needed}`],
      }))}
    />
  );
}
