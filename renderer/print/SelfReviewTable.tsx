import type { JSX } from 'react';
import type { UnitResult } from '../../shared/model/result.ts';
import { fromHundredths, toHundredths } from './hundredths.ts';
import { selfReviewDifferences, type SelfReviewDifference } from './item-rows.ts';
import type { Labels } from './labels.ts';
import type { Texts } from './texts.ts';

interface Props {
  readonly result: UnitResult;
  readonly texts: Texts;
  readonly labels: Labels;
}

interface RowsProps extends Omit<Props, 'result'> {
  readonly differences: readonly SelfReviewDifference[];
}

function Rows({ differences, texts, labels }: RowsProps): JSX.Element {
  return (
    <table className="self-review">
      <thead>
        <tr>
          <th scope="col">{texts.code}</th>
          <th scope="col">{texts.name}</th>
          <th scope="col">{texts.self}</th>
          <th scope="col">{texts.review}</th>
          <th scope="col">{texts.difference}</th>
          <th scope="col">{texts.level}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ leaf, self, review, serious }) => (
          <tr key={leaf.code}>
            <td className="code">{leaf.code}</td>
            <th scope="row">{labels.node(leaf.code)}</th>
            <td className="number">{self}</td>
            <td className="number">{review}</td>
            <td className="number strong">{fromHundredths((toHundredths(self) ?? 0) - (toHundredths(review) ?? 0))}</td>
            <td>{serious ? texts.serious : texts.attention}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** More would push the first page over its end; the item table marks every one of them anyway. */
const SHOWN = 8;

/** The worst first, down the left half and then down the right one. */
export function SelfReviewTable({ result, texts, labels }: Props): JSX.Element {
  const all = selfReviewDifferences(result);
  const differences = all.slice(0, SHOWN);
  const rest = all.slice(SHOWN).map(({ leaf }) => leaf.code);
  const half = Math.ceil(differences.length / 2);
  const halves = [differences.slice(0, half), differences.slice(half)].filter((part) => part.length > 0);
  return (
    <section>
      <h2>{texts.selfReview}</h2>
      {differences.length === 0 ? <p>{texts.selfReviewNone}</p> : null}
      <div className="side-by-side">
        {halves.map((part) => (
          <Rows key={part[0]?.leaf.code ?? ''} differences={part} texts={texts} labels={labels} />
        ))}
      </div>
      {rest.length > 0 ? <p className="note">{texts.selfReviewMore(rest.length, rest.join(' '))}</p> : null}
    </section>
  );
}
