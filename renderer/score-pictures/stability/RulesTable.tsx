import type { JSX } from 'react';
import type { Band } from '../../../shared/model/template.ts';
import type { RuleOutcome } from '../../../shared/model/stability.ts';
import { movesWithEqualWeights } from '../../../shared/scoring/stability/equal-weights.ts';
import { ChartTable, type Row } from '../../charts/ChartTable.tsx';
import type { StabilityWords } from './words.ts';

/** Every street under other rules, with a sentence for each whose place equal weights would change. */
export function RulesTable(props: {
  /** The official rule first. */
  readonly rules: readonly RuleOutcome[];
  readonly bands: readonly Band[];
  readonly bandName: (band: Band) => string;
  readonly words: StabilityWords;
  readonly streetName: (unit: string) => string;
  readonly caption?: string | undefined;
}): JSX.Element {
  const { rules, words, streetName, caption } = props;
  const bandOf = (score: number) => {
    const band = props.bands.find(({ min }) => score >= min);
    return band === undefined ? '' : props.bandName(band);
  };
  const figure = (value: number | null) => (value === null ? words.none : value.toFixed(2));
  const moves = movesWithEqualWeights(rules);
  const streets = (rules[0]?.streets ?? []).map(({ unit }, at): Row => ({
    id: unit,
    name: streetName(unit),
    cells: rules.map((rule) => {
      const { score = null, place = null } = rule.streets[at] ?? {};
      return (
        <>
          {score === null ? words.notComputable : score.toFixed(2)}
          <small className="below">
            {score === null || place === null ? '' : words.placeAndBand(place, bandOf(score))}
          </small>
        </>
      );
    }),
  }));
  return (
    <>
      <ul className="sentences">
        {moves.length === 0 ? <li>{words.noChange}</li> : null}
        {moves.map(({ unit, place, now }) => (
          <li key={unit}>{words.wouldBe(streetName(unit), place, now)}</li>
        ))}
      </ul>
      <div className="heat-wrap">
        <ChartTable
          className="rules"
          caption={caption}
          columns={[
            { head: words.street },
            ...rules.map(({ rule }) => ({ id: rule, head: words.rules[rule], kind: 'branch' as const })),
          ]}
          rows={[
            ...streets,
            {
              id: 'agreement',
              name: words.agreement,
              cells: rules.map(({ spearman, tauB }) => `${figure(spearman)} / ${figure(tauB)}`),
              sum: true,
            },
            {
              id: 'moves',
              name: words.moves,
              cells: rules.map(
                ({ meanChange, largestChange }) => `${figure(meanChange)} / ${largestChange ?? words.none}`,
              ),
              sum: true,
            },
          ]}
        />
      </div>
    </>
  );
}
