import type { JSX } from 'react';
import type { ScorecardJob } from '../../shared/model/print.ts';
import { FORM_OF, SOURCE_OF } from '../../shared/model/ids.ts';
import type { SurveyCount } from '../../shared/model/result.ts';
import { shownReasons } from '../../shared/scoring/survey/invalid-reasons.ts';
import { SatisfiedLine } from './SatisfiedLine.tsx';
import { ScoreBar } from './ScoreBar.tsx';
import type { Labels } from './labels.ts';
import type { Texts } from './texts.ts';

interface Props {
  readonly job: ScorecardJob;
  readonly texts: Texts;
  readonly labels: Labels;
}

/** The five sources beside each other; questionnaires with their returns, sampling error and what was not valid. */
export function SourceTable({ job, texts, labels }: Props): JSX.Element {
  const { sources, surveys } = job.result;
  const least = job.content.template.surveyRules.minReport.suppressBelow;
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
                <td className="number">{survey === undefined ? '–' : texts.formsOf(survey.returned, survey.valid)}</td>
                <td className="number">
                  <IndexCell survey={survey} texts={texts} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="note">
        {[...surveys.flatMap((survey) => invalidLine(survey, texts, labels, least)), texts.surveyNote].join(' ')}
      </p>
      <SatisfiedLine {...{ job, texts }} />
    </section>
  );
}

function IndexCell({
  survey,
  texts,
}: {
  readonly survey: SurveyCount | undefined;
  readonly texts: Texts;
}): JSX.Element {
  if (survey === undefined || (survey.index === null && survey.returned === 0)) return <>–</>;
  if (survey.index === null) return <>{texts.tooFew}</>;
  return (
    <>
      {survey.index}
      {survey.halfWidth === null ? null : ` ± ${survey.halfWidth}`}
      {survey.smallSample ? <span className="tag">{texts.smallSample}</span> : null}
    </>
  );
}

/** How many forms were issued where that is on record, and why some did not count; a reason of few is not named. */
function invalidLine(survey: SurveyCount, texts: Texts, labels: Labels, least: number): readonly string[] {
  const { named, other } = shownReasons(survey.invalid, least);
  const reasons = Object.entries(named).map(([rule, count]) => texts.invalidRule(labels.validityRule(rule), count));
  if (other > 0) reasons.push(texts.invalidOther(other, least));
  const issued = survey.issued === null ? [] : [texts.issuedForms(survey.issued)];
  const said = [...issued, ...(reasons.length === 0 ? [] : [texts.invalidForms(reasons.join(texts.between))])];
  return said.length === 0 ? [] : [texts.aboutForms(texts.sources[SOURCE_OF[survey.form]], said.join(texts.between))];
}
