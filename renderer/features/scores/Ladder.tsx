import { useTranslation } from 'react-i18next';
import { FORM_OF } from '../../../shared/model/ids.ts';
import { publishedTotal, type RoundResult, type SurveyCount, type UnitResult } from '../../../shared/model/result.ts';
import { MedianBar } from '../../components/MedianBar.tsx';
import type { Names } from '../../session/use-names.ts';
import { Band } from './Band.tsx';
import { Figure } from './Figure.tsx';
import { TotalNotes } from './TotalNotes.tsx';

/** The upper rungs: the total with its band and bounds, the categories beside the median, the five sources. */
export function Ladder(props: {
  readonly result: UnitResult;
  readonly medians: RoundResult['medians'];
  readonly names: Names;
  readonly place: string;
}) {
  const { result, medians, names, place } = props;
  const { t } = useTranslation('scores');
  const { t: answers } = useTranslation('answers');
  const { total } = result;
  return (
    <div className="ladder">
      <div className="ladder-total">
        <p>
          <a className="ladder-figure" href={`#${place}/${total.code}`}>
            <span className="hidden">{t('total')}</span>
            <Figure status={total.status} value={publishedTotal(result).score} />
          </a>{' '}
          <Band unit={result} />
        </p>
        <p>{t('medianIs', { median: medians['total'] ?? t('none') })}</p>
        <TotalNotes result={result} names={names} />
        <p className="hint">
          {t('coverageSentence', { coverage: result.coverage, low: result.low, high: result.high })}
        </p>
        {result.withNa === undefined ? null : (
          <p className="hint">{t('naSentence', { low: result.withNa.low, high: result.withNa.high })}</p>
        )}
      </div>
      <table className="plain-table ladder-categories">
        <caption className="hidden">{t('categories')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('category')}</th>
            <th scope="col" className="number">
              {t('score')}
            </th>
            <th scope="col">
              <span className="hidden">{t('bar')}</span>
            </th>
            <th scope="col" className="number">
              {t('median')}
            </th>
          </tr>
        </thead>
        <tbody>
          {total.children.map((code) => {
            const node = result.nodes.find((one) => one.code === code);
            return node === undefined ? null : (
              <tr key={code}>
                <th scope="row">
                  <a href={`#${place}/${code}`}>
                    {code} {names.node(code)}
                  </a>
                </th>
                <td className="number">
                  <Figure status={node.status} value={node.score} />
                </td>
                <td>
                  <MedianBar score={node.score} median={medians[code] ?? null} />
                </td>
                <td className="number">{medians[code] ?? t('none')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <dl className="ladder-sources">
        {result.sources.map(({ source, score, leaves }) => (
          <div key={source}>
            <dt>{answers(`source.${source}`)}</dt>
            <dd>
              <Figure status={score === null ? 'missing' : 'value'} value={score} />{' '}
              <span className="hint">
                {t('leavesCount', { count: leaves })}
                <SurveyNote survey={result.surveys.find(({ form }) => form === FORM_OF[source])} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Beside a questionnaire: its index with the error of the sample, or that the answers are too few. */
function SurveyNote({ survey }: { readonly survey: SurveyCount | undefined }) {
  const { t } = useTranslation('scores');
  if (survey === undefined || survey.returned === 0) return null;
  const { index, halfWidth, smallSample } = survey;
  if (index === null) return <> · {t('survey.too_few')}</>;
  return (
    <>
      {' · '}
      {halfWidth === null ? t('indexAlone', { index }) : t('index', { index, halfWidth })}
      {smallSample ? ` ${t('survey.small')}` : ''}
    </>
  );
}
