import type { JSX } from 'react';
import { SOURCE_OF } from '../../shared/model/ids.ts';
import type { SurveyCount } from '../../shared/model/result.ts';
import type { Labels } from './labels.ts';
import type { Texts } from './texts.ts';

interface Props {
  readonly surveys: readonly SurveyCount[];
  readonly texts: Texts;
  readonly labels: Labels;
}

/** Issued, returned and valid forms, and why forms were not valid. */
export function SurveyTable({ surveys, texts, labels }: Props): JSX.Element {
  return (
    <section>
      <h2>{texts.surveys}</h2>
      <table className="surveys">
        <thead>
          <tr>
            <th scope="col">{texts.survey}</th>
            <th scope="col">{texts.issued}</th>
            <th scope="col">{texts.returned}</th>
            <th scope="col">{texts.valid}</th>
            <th scope="col">{texts.index}</th>
            <th scope="col">{texts.halfWidth}</th>
            <th scope="col">{texts.invalidReasons}</th>
          </tr>
        </thead>
        <tbody>
          {surveys.map((survey) => (
            <tr key={survey.form}>
              <th scope="row">
                {texts.sources[SOURCE_OF[survey.form]]}
                {survey.smallSample && survey.valid > 0 ? <span className="tag">{texts.smallSample}</span> : null}
              </th>
              <td className="number">{survey.issued ?? texts.notRecorded}</td>
              <td className="number">{survey.returned}</td>
              <td className="number">{survey.valid}</td>
              <td className="number">{survey.index ?? '–'}</td>
              <td className="number">{survey.halfWidth ?? texts.noInterval}</td>
              <td>
                {Object.entries(survey.invalid)
                  .filter(([, count]) => count > 0)
                  .map(([rule, count]) => texts.invalidRule(labels.validityRule(rule), count))
                  .join(' · ') || '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{texts.surveyNote}</p>
    </section>
  );
}
