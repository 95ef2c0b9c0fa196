import type { JSX } from 'react';
import { SOURCE_OF } from '../../shared/model/ids.ts';
import type { DistrictFigures, DistrictSurvey } from '../../shared/model/district.ts';
import type { Labels } from './labels.ts';
import type { Texts } from './texts.ts';

interface Props {
  readonly figures: DistrictFigures;
  readonly texts: Texts;
  readonly labels: Labels;
}

function remarkOf({ lacks, without, valid, streets }: DistrictSurvey, { texts, labels }: Props): string {
  const named = (units: readonly string[]) => units.map(labels.street).join(texts.between);
  const said = [
    lacks === null ? texts.districtStreets(streets) : texts.districtLacks[lacks.why](valid, named(lacks.about)),
  ];
  if (without.length > 0 && valid > 0) said.push(texts.districtWithout(named(without)));
  return said.join(' ');
}

/** The district as a whole: the mean of the totals, every street alike, and the questionnaires, every person alike. */
export function DistrictFiguresTable(props: Props): JSX.Element {
  const { figures, texts } = props;
  return (
    <section className="district-figures">
      <h2>{texts.districtFigures}</h2>
      <p>{figures.totalMean === null ? texts.districtMeanOpen : texts.districtMean(figures.totalMean)}</p>
      {figures.surveys.length === 0 ? null : (
        <table className="surveys">
          <thead>
            <tr>
              {[
                texts.survey,
                texts.valid,
                texts.persons,
                texts.districtIndex,
                texts.halfWidth,
                texts.plainIndex,
                texts.remarks,
              ].map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.surveys.map((survey) => (
              <tr key={survey.form}>
                <th scope="row">{texts.sources[SOURCE_OF[survey.form]]}</th>
                <td className="number">{survey.valid}</td>
                <td className="number">{survey.population ?? '–'}</td>
                <td className="number">{survey.index ?? '–'}</td>
                <td className="number">{survey.halfWidth ?? texts.noInterval}</td>
                <td className="number">{survey.plain ?? '–'}</td>
                <td>{remarkOf(survey, props)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="note">{texts.districtFiguresKey}</p>
    </section>
  );
}
