import type { JSX } from 'react';
import type { ScorecardJob } from '../../shared/model/print.ts';
import { FORM_OF } from '../../shared/model/ids.ts';
import { ScoreBar } from './ScoreBar.tsx';
import type { Texts } from './texts.ts';

/** The five sources beside each other; surveys with their number of forms and their sampling error. */
export function SourceTable({ job, texts }: { readonly job: ScorecardJob; readonly texts: Texts }): JSX.Element {
  const { sources, surveys } = job.result;
  return (
    <section>
      <h2>{texts.fiveSources}</h2>
      <table className="sources">
        <thead>
          <tr>
            <th scope="col">{texts.source}</th>
            <th scope="col" aria-label={texts.score100} />
            <th scope="col">{texts.score100}</th>
            <th scope="col">{texts.leaves}</th>
            <th scope="col">{texts.validForms}</th>
            <th scope="col">{texts.indexInterval}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map(({ source, score, leaves }) => {
            const survey = surveys.find((one) => one.form === FORM_OF[source]);
            return (
              <tr key={source}>
                <th scope="row">{texts.sources[source]}</th>
                <td className="bar-cell">
                  <ScoreBar score={score} median={null} />
                </td>
                <td className="number strong">{score ?? texts.statuses.missing}</td>
                <td className="number">{leaves}</td>
                <td className="number">{survey === undefined ? '–' : `n = ${survey.valid}`}</td>
                <td className="number">
                  {survey?.index === null || survey === undefined ? '–' : survey.index}
                  {survey?.halfWidth === null || survey === undefined ? null : ` ± ${survey.halfWidth}`}
                  {survey?.smallSample === true && survey.valid > 0 ? (
                    <span className="tag">{texts.smallSample}</span>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
