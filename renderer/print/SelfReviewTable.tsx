import type { JSX } from 'react';
import type { UnitResult } from '../../shared/model/result.ts';
import { fromHundredths, toHundredths } from './hundredths.ts';
import { selfReviewDifferences } from './item-rows.ts';
import type { Labels } from './labels.ts';
import type { Texts } from './texts.ts';

interface Props {
  readonly result: UnitResult;
  readonly texts: Texts;
  readonly labels: Labels;
}

export function SelfReviewTable({ result, texts, labels }: Props): JSX.Element {
  const differences = selfReviewDifferences(result);
  return (
    <section>
      <h2>{texts.selfReview}</h2>
      {differences.length === 0 ? (
        <p>{texts.selfReviewNone}</p>
      ) : (
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
                <td className="number strong">
                  {fromHundredths((toHundredths(self) ?? 0) - (toHundredths(review) ?? 0))}
                </td>
                <td>{serious ? texts.serious : texts.attention}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
