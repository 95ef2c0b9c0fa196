import type { JSX } from 'react';
import type { WeightRuns } from '../../../shared/model/stability.ts';
import { placeSpan, wholePlaces } from '../../../shared/scoring/stability/place-span.ts';
import { ChartTable } from '../../charts/ChartTable.tsx';
import { RankIntervals } from '../../charts/RankIntervals.tsx';
import { percent, type StabilityWords } from './words.ts';

/** The places between which each street moves when all weights move a little, drawn and as a table. */
export function PlacesTable(props: {
  readonly weights: WeightRuns;
  readonly words: StabilityWords;
  readonly streetName: (unit: string) => string;
  readonly label: string;
  readonly caption?: string | undefined;
}): JSX.Element {
  const { words, streetName, label, caption } = props;
  const { streets } = props.weights;
  return (
    <>
      <RankIntervals
        rows={streets.map((street) => ({
          id: street.unit,
          name: streetName(street.unit),
          place: street.place,
          ...wholePlaces(street),
          text: words.placesText(placeSpan(street), percent(street.samePlace)),
        }))}
        places={streets.length}
        label={label}
      />
      <ChartTable
        caption={caption}
        columns={[
          { head: words.street },
          { head: words.total, kind: 'number' },
          { head: words.range, kind: 'number' },
          { head: words.extremes, kind: 'number' },
          { head: words.sameBand, kind: 'number' },
          { head: words.place, kind: 'number' },
          { head: words.places, kind: 'number' },
          { head: words.samePlace, kind: 'number' },
        ]}
        rows={streets.map((street) => ({
          id: street.unit,
          name: streetName(street.unit),
          cells: [
            street.score.toFixed(2),
            `${street.low.toFixed(2)}–${street.high.toFixed(2)}`,
            `${street.least.toFixed(2)}–${street.most.toFixed(2)}`,
            percent(street.sameBand),
            street.place,
            placeSpan(street),
            percent(street.samePlace),
          ],
        }))}
      />
    </>
  );
}
