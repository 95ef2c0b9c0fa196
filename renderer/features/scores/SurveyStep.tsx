import { useTranslation } from 'react-i18next';
import { FORM_OF } from '../../../shared/model/ids.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { SourceResult, UnitResult } from '../../../shared/model/result.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { positiveRates } from '../../../shared/scoring/survey/positive-rate.ts';
import { percentText } from './percent-text.ts';
import { useAnswers } from './use-answers.ts';
import { AnswerFile } from './AnswerFile.tsx';
import { SatisfiedRate } from './SatisfiedRate.tsx';

/** The questions behind a survey score, and the files that brought the valid forms. Single forms are not shown. */
export function SurveyStep(props: {
  readonly content: RoundContent;
  readonly result: UnitResult;
  readonly source: SourceResult;
  readonly wiped: Output<'scores.unit'>['wiped'];
}) {
  const { content, result, source, wiped } = props;
  const { t } = useTranslation('scores');
  const label = useLabel();
  const count = result.surveys.find((one) => one.form === FORM_OF[source.source]);
  const { origins, error } = useAnswers(content.id, count?.records ?? []);
  const questions = content.template.questionnaires.flatMap((one) => (one.id === source.source ? one.items : []));
  const rates = new Map(positiveRates(content, result, source).map((rate) => [rate.question, rate]));
  const least = content.template.surveyRules.minReport.suppressBelow;
  const files = [...new Map(origins.map((one) => [one.fileSha256 ?? '', one])).values()];
  return (
    <>
      {count === undefined ? null : (
        <p>
          {t('forms', { returned: count.returned, valid: count.valid })}{' '}
          {count.halfWidth === null || count.index === null
            ? ''
            : t('index', { index: count.index, halfWidth: count.halfWidth })}
        </p>
      )}
      {wiped === null ? null : (
        <p className="why">{t('answersWiped', { at: dateTime(wiped.at), digest: wiped.countsSha256.slice(0, 16) })}</p>
      )}
      {source.items.length === 0 ? null : (
        <table className="plain-table inputs">
          <caption className="hidden">{t('inputs')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('question')}</th>
              <th scope="col" className="number">
                {t('answered')}
              </th>
              <th scope="col" className="number">
                {t('sum')}
              </th>
              <th scope="col" className="number">
                {t('weight')}
              </th>
              <th scope="col" className="number">
                {t('mean')}
              </th>
              {rates.size === 0 ? null : (
                <th scope="col" className="number">
                  {t('satisfied')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {source.items.map((item) => {
              const question = questions.find((one) => one.id === item.question);
              // So few answers would tell what single persons said.
              const few = item.n > 0 && item.n < least;
              return (
                <tr key={item.question}>
                  <th scope="row">
                    <span className="figures">{item.question}</span> {question === undefined ? '' : label(question)}
                  </th>
                  <td className="number">{few ? t('fewer', { least }) : item.n}</td>
                  <td className="number">{few ? '*' : item.sum}</td>
                  <td className="number">{percentText(item.weight).replace('%', '')}</td>
                  <td className="number">{few ? '*' : (item.published ?? t('none'))}</td>
                  {rates.size === 0 ? null : (
                    <td className="number">
                      <SatisfiedRate rate={rates.get(item.question)} />
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {rates.size === 0 ? null : <p className="hint">{t('rateKey')}</p>}
      <Refusal error={error} />
      {files.map((one) => (
        <div key={one.fileSha256 ?? ''} className="answer">
          <p>{t('formsFrom', { count: origins.filter((origin) => origin.fileSha256 === one.fileSha256).length })}</p>
          <AnswerFile origin={one} />
        </div>
      ))}
    </>
  );
}
