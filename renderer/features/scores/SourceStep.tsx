import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/contract/index.ts';
import type { SourceResult, UnitResult } from '../../../shared/model/result.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Figure } from './Figure.tsx';
import { StepHead } from './StepHead.tsx';
import { SurveyStep } from './SurveyStep.tsx';
import { NOBODY } from './walk.ts';

/** One source of an item: its raters, or the questions of its questionnaire. */
export function SourceStep(props: {
  readonly content: RoundContent;
  readonly result: UnitResult;
  readonly source: SourceResult;
  readonly raterName: (rater: string | null) => string;
  readonly place: string;
  readonly wiped: Output<'scores.unit'>['wiped'];
}) {
  const { source } = props;
  const { t } = useTranslation('scores');
  const survey = source.source === 'WORKER' || source.source === 'RESIDENT';
  return (
    <>
      <StepHead status={source.status} score={source.score} arithmetic={source.arithmetic} marks={source.marks} />
      {source.role === 'score' ? null : <p className="hint">{t('referenceOnly')}</p>}
      {survey ? <SurveyStep content={props.content} result={props.result} source={source} wiped={props.wiped} /> : null}
      {source.raters.length === 0 ? null : (
        <table className="plain-table inputs">
          <caption className="hidden">{t('inputs')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rater')}</th>
              <th scope="col">{t('arithmetic')}</th>
              <th scope="col" className="number">
                {t('score')}
              </th>
            </tr>
          </thead>
          <tbody>
            {source.raters.map((rater) => (
              <tr key={rater.rater ?? NOBODY}>
                <th scope="row">
                  <a href={`#${props.place}/${encodeURIComponent(rater.rater ?? NOBODY)}`}>
                    {props.raterName(rater.rater)}
                  </a>
                </th>
                <td className="arithmetic-cell">{rater.arithmetic}</td>
                <td className="number">
                  <Figure status={rater.status} value={rater.score} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
